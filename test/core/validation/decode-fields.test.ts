import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findings, fixTitles, messagesOf } from '../../support/fixtures.ts';
import { deploymentWith, podWith } from '../../support/manifests.ts';
import { serverWords } from './decoding.ts';

const fieldRules = {
  rules: ['unknown-field', 'probe-unknown-or-misplaced-field', 'field-behind-feature-gate'],
};

/** The last sentence of the one message about a field. */
function adviceFor(text: string, kubernetesVersion = '1.36'): string {
  const [words = '', ...others] = messagesOf(text, { ...fieldRules, kubernetesVersion });
  assert.deepEqual(others, []);
  return words.slice(words.lastIndexOf('. ', words.length - 2) + 2);
}

const inProbe = (field: string): string => podWith(`livenessProbe: { exec: { command: [a] }, ${field} }`);
const inHttpGet = (field: string): string => podWith(`livenessProbe: { httpGet: { port: 80, ${field} } }`);

test('unknown and misplaced fields are drawn under their keys', () => {
  findings(
    `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  livenessProbe: {}
  ^^^^^^^^^^^^^ error probe-unknown-or-misplaced-field 💡
  restart: Always
  ^^^^^^^ error unknown-field
  containers:
    - name: web
      image: nginx
      readynessProbe: {}
      ^^^^^^^^^^^^^^ error probe-unknown-or-misplaced-field 💡
      startupProbe:
        httpget: {}
        ^^^^^^^ error probe-unknown-or-misplaced-field 💡
        tcpSocket:
          port: 80
          timeoutSeconds: 3
          ^^^^^^^^^^^^^^ error probe-unknown-or-misplaced-field 💡
`,
    fieldRules,
  );
});

test('the words name the path with indices, keys and all', () => {
  const text = deploymentWith(`
image: nginx
livenessProbe: { tcpSocket: { port: 80, 'a\\b': 1, "": 2, "한글": 3 } }
1: 2
`);
  const probe = 'spec.template.spec.containers[0].livenessProbe.tcpSocket';
  assert.deepEqual(serverWords(text), [
    `${probe}.a\\\\b: unknown field "${probe}.a\\\\b"`,
    `${probe}.: unknown field "${probe}."`,
    `${probe}.한글: unknown field "${probe}.한글"`,
    'spec.template.spec.containers[0].1: unknown field "spec.template.spec.containers[0].1"',
  ]);
});

test('unknown fields are shown beside type errors, which the server would name alone', () => {
  assert.deepEqual(
    serverWords(inProbe('period: 5, timeoutSeconds: "1"')).map((words) => words.split(':')[0]),
    ['spec.containers[0].livenessProbe.period', 'spec.containers[0].livenessProbe.timeoutSeconds'],
  );
});

test('a near spelling, another case and names of other tools are recognised', () => {
  assert.equal(adviceFor(inProbe('periodSecond: 5')), 'Write `periodSeconds` instead.');
  assert.equal(adviceFor(inProbe('PERIODSECONDS: 5')), 'Write `periodSeconds` instead.');
  assert.equal(adviceFor(inProbe('period-seconds: 5')), 'Write `periodSeconds` instead.');
  assert.equal(adviceFor(inProbe('initialDelay: 5')), 'Write `initialDelaySeconds` instead.');
  assert.equal(adviceFor(inProbe('retries: 5')), 'Write `failureThreshold` instead.');
  assert.equal(adviceFor(inProbe('interval: 5')), 'Write `periodSeconds` instead.');
  assert.equal(adviceFor(inHttpGet('headers: []')), 'Write `httpHeaders` instead.');
  assert.equal(adviceFor(podWith('liveness: {}')), 'Write `livenessProbe` instead.');
  assert.equal(adviceFor(inProbe('somethingElse: 5')), 'Check the spelling, or remove it.');
});

test('a misplaced field is sent where it belongs', () => {
  assert.equal(adviceFor(inHttpGet('periodSeconds: 5')), 'Move it one level up, beside `httpGet`.');
  assert.equal(
    adviceFor(podWith('livenessProbe: { path: /, port: 80 }').replace('path: /, ', '')),
    'Move it into `tcpSocket`.',
  );
  assert.equal(
    adviceFor(inProbe('command: [a]').replace('exec: { command: [a] }, ', '')),
    'Move it into `exec`.',
  );
  assert.equal(
    adviceFor(inProbe('service: a').replace('exec', 'grpc').replace('command: [a]', 'port: 1')),
    'Move it into `grpc`.',
  );
  assert.equal(
    adviceFor(podWith('periodSeconds: 5')),
    'Move it into livenessProbe, readinessProbe or startupProbe.',
  );
  assert.equal(adviceFor(podWith('preStop: {}')), 'Move it into `lifecycle`.');
  assert.equal(
    adviceFor(podWith('lifecycle: { sleep: { seconds: 1 } }')),
    'Move it into lifecycle.postStart or lifecycle.preStop.',
  );
  assert.equal(
    adviceFor(podWith('image: a', 'livenessProbe: {}')),
    'Move it into a container, an entry of containers.',
  );
  assert.equal(adviceFor(podWith('terminationGracePeriodSeconds: 5')), 'Move it up into `spec`.');
});

test('sleep is no probe and gRPC no hook', () => {
  assert.match(adviceFor(inProbe('sleep: { seconds: 1 }')), /set initialDelaySeconds\.$/);
  assert.match(
    adviceFor(podWith('lifecycle: { preStop: { grpc: { port: 1 } } }')),
    /use exec, httpGet or sleep in a hook\.$/,
  );
});

test('a field of a newer release is unknown to an older one', () => {
  const text = podWith('lifecycle: { preStop: { sleep: { seconds: 5 } } }');
  assert.match(
    adviceFor(text, '1.28'),
    /^It exists from Kubernetes 1\.29 on and the configured version is 1\.28/,
  );
  assert.deepEqual(serverWords(text, '1.30'), []);
});

test('an alpha field is known but dropped by default', () => {
  const text = podWith('lifecycle: { stopSignal: SIGTERM }');
  findings(
    text.replace(
      'stopSignal: SIGTERM }',
      'stopSignal: SIGTERM }\n                   ^^^^^^^^^^ information field-behind-feature-gate',
    ),
    fieldRules,
  );
  assert.match(adviceFor(text, '1.32'), /^It exists from Kubernetes 1\.33 on/);
  assert.match(adviceFor(inHttpGet('protocol: HTTP2'), '1.37'), /Turn the gate on/);
  assert.match(adviceFor(podWith('livenessProbe: { grpc: { port: 1, mode: TLS } }'), '1.36'), /1\.37 on/);
  assert.match(
    adviceFor(podWith('lifecycle: { preStop: { sleep: { seconds: 5 } } }'), '1.29'),
    /Turn the gate on/,
  );
});

test('a rename is not offered where the name is taken', () => {
  assert.deepEqual(fixTitles(inProbe('periodSecond: 5'), fieldRules), [
    'Rename periodSecond to periodSeconds',
  ]);
  assert.deepEqual(fixTitles(inProbe('periodSecond: 5, periodSeconds: 6'), fieldRules), []);
});

test('a patch may carry directives', () => {
  const patch = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: web
          $patch: merge
          livenessProbe: { periodSecond: 5 }
`;
  assert.deepEqual(fixTitles(patch, fieldRules), ['Rename periodSecond to periodSeconds']);
});

test('a key above a merge loses only where the merge brings another value', () => {
  findings(
    podWith(`readinessProbe: &check { exec: { command: [a] }, periodSeconds: 5, timeoutSeconds: 2 }
livenessProbe:
  periodSeconds: 5
  timeoutSeconds: 3
  ^^^^^^^^^^^^^^ warning merge-overrides-key
  <<: *check
`),
    { rules: ['merge-overrides-key'] },
  );
});
