import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyseDocument, cutFile, newestKnownVersion } from '../../../server/core/index.ts';
import { describeLine } from '../../../server/core/kubernetes/describe-line.ts';
import {
  checkTiming,
  effectiveTiming,
  podGracePeriod,
  probeGracePeriod,
  restartsAfterKill,
} from '../../../server/core/kubernetes/effective.ts';
import type { Probe, ProbedContainer } from '../../../server/core/kubernetes/probe.ts';
import { probeNames } from '../../../server/core/kubernetes/probe.ts';
import { resolvePort } from '../../../server/core/kubernetes/resolve-port.ts';
import { deploymentWith, podWith } from '../../support/manifests.ts';

function containerIn(file: string, kind: 'manifest' | 'template' = 'manifest'): ProbedContainer {
  const [cut] = cutFile(file, kind);
  assert.ok(cut);
  const [container] = analyseDocument(cut.source, { kubernetesVersion: newestKnownVersion }).containers;
  assert.ok(container, file);
  return container;
}

function probeIn(container: ProbedContainer): Probe {
  const [probe] = probeNames.map((name) => container.probes[name]).filter((each) => each.kind === 'probe');
  assert.ok(probe);
  return probe;
}

function timingIn(file: string, kind: 'manifest' | 'template' = 'manifest') {
  const container = containerIn(file, kind);
  const probe = probeIn(container);
  return { container, probe, timing: effectiveTiming(probe, container.object.role) };
}

function describeIn(file: string, kind: 'manifest' | 'template' = 'manifest'): string {
  const { probe, timing } = timingIn(file, kind);
  return describeLine(probe, timing);
}

const patch = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: web
          livenessProbe: { periodSeconds: 5, timeoutSeconds: 0 }
`;

test('what is not written has its default', () => {
  const { timing } = timingIn(deploymentWith('livenessProbe: { tcpSocket: { port: 80 } }'));
  const values = Object.values(timing).map((each) => (each.kind === 'known' ? each.value : each.kind));
  assert.deepEqual(values, [0, 10, 1, 1, 3, 'unset']);
  const origins = Object.values(timing).map((each) => (each.kind === 'known' ? each.origin.kind : 'unset'));
  assert.deepEqual(new Set(origins), new Set(['default', 'unset']));
});

test('a zero is the default where the API server replaces it', () => {
  const { timing } = timingIn(
    deploymentWith('livenessProbe: { tcpSocket: { port: 80 }, periodSeconds: 0, initialDelaySeconds: 0 }'),
  );
  const { periodSeconds, initialDelaySeconds } = timing;
  assert.ok(periodSeconds.kind === 'known' && initialDelaySeconds.kind === 'known');
  assert.deepEqual([periodSeconds.value, periodSeconds.origin.kind], [10, 'zero']);
  assert.deepEqual([initialDelaySeconds.value, initialDelaySeconds.origin.kind], [0, 'written']);
});

test('in a patch the base decides what is absent', () => {
  const { probe, timing } = timingIn(patch);
  assert.deepEqual(timing.failureThreshold, { kind: 'unknown', reason: 'base', span: null });
  assert.deepEqual(checkTiming(probe, timing), {
    initialDelaySeconds: null,
    periodSeconds: 5,
    timeoutSeconds: 1,
    successThreshold: null,
    failureThreshold: null,
  });
});

test('what the API server refuses counts for no number', () => {
  const { probe, timing } = timingIn(
    deploymentWith('livenessProbe: { tcpSocket: { port: 80 }, periodSeconds: -1, successThreshold: 2 }'),
  );
  const { periodSeconds, successThreshold, failureThreshold } = checkTiming(probe, timing);
  assert.deepEqual([periodSeconds, successThreshold, failureThreshold], [null, null, 3]);
});

test('a line that the template adds may hold any number', () => {
  const file = deploymentWith(`
livenessProbe:
  tcpSocket: { port: 80 }
  {{- toYaml .Values.timing | nindent 12 }}
  periodSeconds: 4
`);
  const { timing } = timingIn(file, 'template');
  assert.deepEqual(timing.timeoutSeconds, { kind: 'unknown', reason: 'open', span: null });
  assert.equal(timing.periodSeconds.kind, 'known');
});

test('the grace period of a probe wins over the Pod’s, and the Pod’s over the default', () => {
  const grace = (probe: string, spec: string) => {
    const { container, probe: found, timing } = timingIn(podWith(probe, spec));
    return probeGracePeriod(container, found, timing);
  };
  const handler = 'tcpSocket: { port: 80 }';
  assert.deepEqual(grace(`livenessProbe: { ${handler} }`, ''), { seconds: 30, from: 'default' });
  assert.deepEqual(grace(`livenessProbe: { ${handler} }`, 'terminationGracePeriodSeconds: 60\n'), {
    seconds: 60,
    from: 'pod',
  });
  assert.deepEqual(grace(`startupProbe: { ${handler}, terminationGracePeriodSeconds: 5 }`, ''), {
    seconds: 5,
    from: 'probe',
  });
  assert.equal(grace(`livenessProbe: { ${handler}, terminationGracePeriodSeconds: 0 }`, ''), null);
  assert.equal(grace(`readinessProbe: { ${handler} }`, ''), null);
});

test('a negative grace period of the Pod counts as one second', () => {
  const container = containerIn(podWith('image: web', 'terminationGracePeriodSeconds: -5\n'));
  assert.deepEqual(podGracePeriod(container), { seconds: 1, from: 'pod' });
  assert.equal(podGracePeriod(containerIn(patch)), null);
});

test('whether a kill is followed by a restart', () => {
  assert.equal(restartsAfterKill(containerIn(podWith('image: web'))), true);
  assert.equal(restartsAfterKill(containerIn(podWith('image: web', 'restartPolicy: OnFailure\n'))), true);
  assert.equal(restartsAfterKill(containerIn(podWith('image: web', 'restartPolicy: Never\n'))), false);
  const own = podWith('image: web\nrestartPolicy: Always', 'restartPolicy: Never\n');
  assert.equal(restartsAfterKill(containerIn(own)), true);
  assert.equal(restartsAfterKill(containerIn(patch)), null);
});

test('a port name is looked up in the same container', () => {
  const find = (ports: string, kind: 'manifest' | 'template' = 'manifest') => {
    const container = containerIn(podWith(`${ports}livenessProbe: { httpGet: { port: web } }`), kind);
    const [handler] = probeIn(container).handlers;
    assert.ok(handler?.kind === 'httpGet');
    return resolvePort(container, handler.port);
  };
  assert.deepEqual(find('ports: [{ name: web, containerPort: 8080 }]\n'), {
    kind: 'named',
    name: 'web',
    containerPort: 8080,
    protocol: 'TCP',
  });
  assert.deepEqual(find('ports: [{ name: http, containerPort: 8080 }]\n'), {
    kind: 'undefined',
    name: 'web',
  });
  assert.deepEqual(find(''), { kind: 'undefined', name: 'web' });
  assert.deepEqual(find('ports: {{ .Values.ports }}\n', 'template'), { kind: 'unknown' });
});

const attributes = 'delay=0s timeout=1s period=10s #success=1 #failure=3';

/** The handlers as kubectl 1.36 prints them. */
const described: [handler: string, line: string][] = [
  ['httpGet: { path: /healthz, port: 8080 }', 'http-get http://:8080/healthz'],
  ['httpGet: { port: http, scheme: HTTPS }', 'http-get https://:http/'],
  ['httpGet: { path: "", port: 80 }', 'http-get http://:80/'],
  ['httpGet: { path: "healthz?full=1", port: 80 }', 'http-get http://:80/healthz%3Ffull=1'],
  ['httpGet: { path: "/~x\'()!*", port: 80 }', 'http-get http://:80/~x%27%28%29%21%2A'],
  ['httpGet: { path: "/한글 a", port: 80 }', 'http-get http://:80/%ED%95%9C%EA%B8%80%20a'],
  ['httpGet: { path: "*", port: 80 }', 'http-get http://:80/*'],
  ['httpGet: { host: "::1", port: 80 }', 'http-get http://[::1]:80/'],
  ['httpGet: { host: example.com, port: 80 }', 'http-get http://example.com:80/'],
  ['tcpSocket: { port: 5432 }', 'tcp-socket :5432'],
  ['tcpSocket: { host: 127.0.0.1, port: db }', 'tcp-socket 127.0.0.1:db'],
  ['grpc: { port: 9090 }', 'grpc <pod>:9090 '],
  ['grpc: { port: 9090, service: ready }', 'grpc <pod>:9090 ready'],
  ['exec: { command: [cat, "/tmp/a b"] }', 'exec [cat /tmp/a b]'],
  ['exec: {}', 'exec []'],
];

for (const [handler, line] of described) {
  test(`kubectl describes ${handler}`, () => {
    assert.equal(describeIn(deploymentWith(`livenessProbe: { ${handler} }`)), `${line} ${attributes}`);
  });
}

test('the line shows a question mark for what nobody knows', () => {
  assert.equal(describeIn(patch), 'delay=?s timeout=1s period=5s #success=? #failure=?');
  const file = deploymentWith(`
livenessProbe:
  httpGet: { path: {{ .Values.path }}, port: 80 }
  failureThreshold: {{ .Values.failures }}
`);
  assert.equal(
    describeIn(file, 'template'),
    'http-get http://:80/? delay=0s timeout=1s period=10s #success=1 #failure=?',
  );
});
