import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith, podWith } from '../../support/manifests.ts';
import { fixturesOf } from '../../support/rule-fixtures.ts';

const { findings, messagesOf } = fixturesOf('liveness-without-startup-protection');

test('liveness from the first second, with default timing', () => {
  findings(
    deploymentWith(`
image: ghcr.io/team/web:1
livenessProbe:
^^^^^^^^^^^^^ warning liveness-without-startup-protection 💡
  httpGet: { path: /livez, port: 8080 }
`),
  );
});

test('a delay of 0 is no delay', () => {
  findings(
    deploymentWith(`
image: ghcr.io/team/web:1
livenessProbe:
^^^^^^^^^^^^^ warning liveness-without-startup-protection 💡
  tcpSocket: { port: 8080 }
  initialDelaySeconds: 0
`),
  );
});

test('a startupProbe without a value is none', () => {
  findings(
    deploymentWith(`
image: ghcr.io/team/web:1
startupProbe:
livenessProbe:
^^^^^^^^^^^^^ warning liveness-without-startup-protection 💡
  tcpSocket: { port: 8080 }
`),
  );
});

test('two minutes of patience make it an information', () => {
  findings(
    deploymentWith(`
image: ghcr.io/team/web:1
livenessProbe:
^^^^^^^^^^^^^ information liveness-without-startup-protection 💡
  tcpSocket: { port: 8080 }
  failureThreshold: 12
`),
  );
});

test('but not for a slow starter', () => {
  findings(
    deploymentWith(`
image: eclipse-temurin:21
livenessProbe:
^^^^^^^^^^^^^ warning liveness-without-startup-protection 💡
  tcpSocket: { port: 8080 }
  failureThreshold: 12
`),
  );
});

test('a short delay is not enough for a database or the JVM', () => {
  for (const program of [
    'image: docker.io/library/postgres:16@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
    'image: quay.io/team/postgresql',
    'image: confluentinc/cp-kafka',
    'image: team/web\ncommand: [java, -jar, /app.jar]',
    'image: team/web\ncommand: [sh, -c, "exec java -Xmx1g -jar /app.jar"]',
    'image: team/web\nenv: [{ name: JAVA_TOOL_OPTIONS, value: -Xmx1g }]',
  ]) {
    findings(
      deploymentWith(`
${program}
livenessProbe:
^^^^^^^^^^^^^ warning liveness-without-startup-protection 💡
  tcpSocket: { port: 8080 }
  initialDelaySeconds: 30
`),
    );
  }
});

test('a sidecar is a container like any other', () => {
  findings(
    podWith(
      'image: team/web',
      `
initContainers:
  - name: side
    image: team/side
    restartPolicy: Always
    livenessProbe:
    ^^^^^^^^^^^^^ warning liveness-without-startup-protection 💡
      tcpSocket: { port: 8080 }
`,
    ),
  );
});

test('flow style, JSON and a shared probe', () => {
  findings(
    deploymentWith(`
image: team/web
livenessProbe: {tcpSocket: {port: 8080}}
^^^^^^^^^^^^^ warning liveness-without-startup-protection 💡
`),
  );
  findings(`
{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [
  {"name": "web", "image": "team/web", "livenessProbe": {"tcpSocket": {"port": 80}}}]}}
                                       ^^^^^^^^^^^^^^^ warning liveness-without-startup-protection 💡
`);
});

test('a custom resource with a pod template', () => {
  findings(`
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: web
          image: team/web
          livenessProbe:
          ^^^^^^^^^^^^^ warning liveness-without-startup-protection 💡
            tcpSocket: { port: 8080 }
`);
});

test('the message tells when the container is killed, and of what kind it is', () => {
  const probe = 'livenessProbe: { tcpSocket: { port: 80 }, periodSeconds: 5, timeoutSeconds: 2 }';
  const told = (image: string): string => messagesOf(deploymentWith(`image: ${image}\n${probe}`)).join();
  assert.match(
    told('team/web'),
    /^Nothing protects the start: this container is killed 10–17 s after it started/,
  );
  assert.match(told('team/postgres'), /killed 10–17 s .*it is a database \(postgres\)/);
  assert.match(told('tomcat'), /killed 10–17 s .*it runs on the JVM \(tomcat\)/);
  const korean = messagesOf(deploymentWith(`image: team/web\n${probe}`), { language: 'ko' }).join();
  assert.match(korean, /10–17초/);
  const older = messagesOf(deploymentWith(`image: team/web\n${probe}`), { kubernetesVersion: '1.35' }).join();
  assert.match(older, /killed 10–18 s/, 'a start may go unnoticed for a second');
});
