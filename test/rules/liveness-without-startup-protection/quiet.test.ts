import { test } from 'node:test';
import { deploymentWith, podWith } from '../../support/manifests.ts';
import { fixturesOf } from '../../support/rule-fixtures.ts';

const { findings } = fixturesOf('liveness-without-startup-protection');

const liveness = 'livenessProbe: { tcpSocket: { port: 8080 } }';

function quiet(fixture: string, options = {}): void {
  findings(fixture, options);
}

test('a startupProbe or a delay protects', () => {
  quiet(deploymentWith(`image: team/web\nstartupProbe: { tcpSocket: { port: 8080 } }\n${liveness}`));
  quiet(
    deploymentWith('image: team/web\nlivenessProbe: { tcpSocket: { port: 8080 }, initialDelaySeconds: 5 }'),
  );
  quiet(
    deploymentWith('image: postgres\nlivenessProbe: { tcpSocket: { port: 5432 }, initialDelaySeconds: 90 }'),
  );
});

test('no livenessProbe, nothing to say', () => {
  quiet(deploymentWith('image: team/web\nreadinessProbe: { tcpSocket: { port: 8080 } }'));
  quiet(deploymentWith('image: team/web\nlivenessProbe:'));
});

test('a command that checks nothing', () => {
  quiet(deploymentWith('image: team/web\nlivenessProbe: { exec: { command: ["/bin/true"] } }'));
});

test('a heartbeat file with patience', () => {
  for (const command of [
    '[cat, /tmp/healthy]',
    '[test, -f, /tmp/healthy]',
    '["[", -f, /tmp/healthy, "]"]',
    '[/bin/sh, -c, "test -f /tmp/healthy"]',
    '[/bin/sh, -c, "test ! -f /tmp/unhealthy"]',
    '[sh, -ec, "[ -f /tmp/healthy ]"]',
  ]) {
    quiet(
      deploymentWith(
        `image: team/web\nlivenessProbe: { exec: { command: ${command} }, failureThreshold: 6 }`,
      ),
    );
  }
  findings(
    deploymentWith(`
image: team/web
livenessProbe: { exec: { command: [cat, /tmp/healthy] } }
^^^^^^^^^^^^^ warning liveness-without-startup-protection 💡
`),
  );
  findings(
    deploymentWith(`
image: team/web
livenessProbe: { exec: { command: [sh, -c, "cat /tmp/a && curl localhost"] }, failureThreshold: 6 }
^^^^^^^^^^^^^ warning liveness-without-startup-protection 💡
`),
  );
});

test('programs that start at once', () => {
  quiet(deploymentWith(`image: registry.k8s.io/pause:3.9\n${liveness}`));
  quiet(deploymentWith(`image: nginxinc/nginx-unprivileged:1.27\n${liveness}`));
  quiet(deploymentWith(`image: busybox\ncommand: [httpd, -f, -p, "8080"]\n${liveness}`));
  const controller = 'livenessProbe: { httpGet: { path: /healthz, port: ';
  quiet(deploymentWith(`image: team/operator\n${controller}8081 } }`));
  quiet(deploymentWith(`image: team/operator\ncommand: [/manager]\n${controller}9440 } }`));
  quiet(deploymentWith(`image: team/operator\nargs: [--leader-elect]\n${controller}9440 } }`));
  quiet(
    deploymentWith(`image: team/operator\n${controller}9440 } }`).replace('- name: web', '- name: manager'),
  );
  quiet(
    deploymentWith(
      `image: team/operator\nports: [{ name: health, containerPort: 8081 }]\n${controller}health } }`,
    ),
  );
  findings(
    deploymentWith(`
image: team/php-nginx
livenessProbe: { tcpSocket: { port: 8080 } }
^^^^^^^^^^^^^ warning liveness-without-startup-protection 💡
`),
  );
});

test('what is to end some day', () => {
  quiet(podWith(`image: team/web\n${liveness}`, 'restartPolicy: Never'));
  quiet(podWith(`image: team/web\n${liveness}`, 'restartPolicy: OnFailure'));
  quiet(`
apiVersion: batch/v1
kind: Job
metadata: { name: once }
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: web
          image: team/web
          ${liveness}
`);
});

test('patches and fragments show only a part', () => {
  quiet(deploymentWith(liveness));
  quiet(`name: web\nimage: team/web\n${liveness}\n`);
  quiet(`${liveness}\n`);
});

test('plain init containers and ephemeral containers', () => {
  quiet(podWith('image: team/web', `initContainers: [{ name: i, image: team/i, ${liveness} }]`));
  quiet(podWith('image: team/web', `ephemeralContainers: [{ name: e, image: team/e, ${liveness} }]`));
});

test('a probe that the API server refuses anyway', () => {
  quiet(deploymentWith('image: team/web\nlivenessProbe: {}'));
  quiet(deploymentWith('image: team/web\nlivenessProbe: { tcpSocket: { port: 1 }, exec: { command: [a] } }'));
  quiet(deploymentWith('image: team/web\nlivenessProbe: { tcpSocket: { port: 1 }, periodSeconds: "10" }'));
  quiet(deploymentWith('image: team/web\nlivenessProbe: { tcpSocket: { port: 1 }, failureThreshold: -1 }'));
});

test('an error in the probe goes first', () => {
  quiet(deploymentWith('image: team/web\nlivenessProbe: { tcpSocket: { port: nowhere } }'));
  quiet(
    deploymentWith('image: team/web\nlivenessProbe: { tcpSocket: { port: 80 }, initialDelaySecond: 30 }'),
  );
  findings(
    deploymentWith(`
image: team/web
livenessProbe: { tcpSocket: { port: 80 } }
^^^^^^^^^^^^^ warning liveness-without-startup-protection 💡
readinessProbe: { tcpSocket: { port: nowhere } }
`),
  );
});

test('what a template decides', () => {
  const template = { kind: 'template' };
  quiet(
    deploymentWith(
      `image: team/web\n{{- with .Values.startup }}\nstartupProbe: {{ toYaml . }}\n{{- end }}\n${liveness}`,
    ),
    template,
  );
  quiet(deploymentWith(`image: {{ .Values.image }}\n${liveness}`), template);
  quiet(
    deploymentWith(
      `image: team/web\nlivenessProbe:\n  tcpSocket: { port: 80 }\n  initialDelaySeconds: {{ .Values.d }}`,
    ),
    template,
  );
  quiet(
    deploymentWith(
      `image: team/web\nlivenessProbe:\n  tcpSocket: { port: 80 }\n  {{- toYaml .Values.t | nindent 12 }}`,
    ),
    template,
  );
  quiet(deploymentWith(`image: team/web\n${liveness}\n{{- toYaml .Values.extra | nindent 10 }}`), template);
  findings(
    deploymentWith(`
image: team/web
livenessProbe:
^^^^^^^^^^^^^ warning liveness-without-startup-protection 💡
  httpGet: { path: /livez, port: {{ .Values.port }} }
`),
    { kind: 'template' },
  );
});
