import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith } from '../support/manifests.ts';
import { fixturesOf } from '../support/rule-fixtures.ts';

const { findings, findingsOf, messagesOf, fixes } = fixturesOf('exec-probe-too-frequent');

const probe = (command: string, more: string): string =>
  deploymentWith(`readinessProbe:\n  exec:\n    command: ${command}\n${more}`);

test('often, very often, and with a virtual machine', () => {
  findings(
    deploymentWith(`
readinessProbe:
  exec: { command: [cat, /tmp/ready] }
  periodSeconds: 9
                 ^ hint exec-probe-too-frequent 💡
livenessProbe:
  exec: { command: [cat, /tmp/ready] }
  periodSeconds: 4
                 ^ information exec-probe-too-frequent 💡
`),
  );
  findings(
    deploymentWith(`
readinessProbe:
  exec: { command: [nodetool, status] }
  ^^^^ warning exec-probe-too-frequent 💡
livenessProbe:
  exec: { command: [nodetool, status] }
  periodSeconds: 29
                 ^^ warning exec-probe-too-frequent 💡
`),
  );
});

test('on processors that the container may have for itself', () => {
  const pinned = (resources: string) =>
    deploymentWith(`resources: ${resources}\nreadinessProbe: { exec: { command: [cat, /x] } }\n`);
  const count = (resources: string) => findingsOf(pinned(resources)).length;
  findings(
    deploymentWith(`
resources: { limits: { cpu: 2, memory: 1Gi } }
readinessProbe:
  exec: { command: [cat, /tmp/ready] }
  ^^^^ hint exec-probe-too-frequent
`),
  );
  assert.equal(count('{ limits: { cpu: 1, memory: 1Gi }, requests: { cpu: 1000m, memory: 1024Mi } }'), 1);
  assert.equal(count('{ limits: { cpu: 1, memory: 1Gi }, requests: { cpu: 500m } }'), 0);
  assert.equal(count('{ limits: { cpu: 1500m, memory: 1Gi } }'), 0);
  assert.equal(count('{ limits: { cpu: 2 } }'), 0);
  const other = pinned('{ limits: { cpu: 1, memory: 1Gi } }').concat('        - { name: other, image: a }\n');
  assert.equal(findingsOf(other).length, 0);
  assert.match(messagesOf(pinned('{ limits: { cpu: 2, memory: 1Gi } }'))[0] ?? '', /every 10 s .* \(2\)/);
});

test('quiet', () => {
  assert.deepEqual(findingsOf(probe('[cat, /x]', '')), []);
  assert.deepEqual(findingsOf(probe('[python, x.py]', '')), []);
  assert.deepEqual(findingsOf(probe('[nodetool, status]', '  periodSeconds: 30\n')), []);
  const startup = probe('[cat, /x]', '  periodSeconds: 1\n').replace('readiness', 'startup');
  assert.deepEqual(findingsOf(startup), []);
  const templated = probe('[cat, /x]', '  periodSeconds: {{ .Values.period }}\n');
  assert.deepEqual(findingsOf(templated, { kind: 'template' }), []);
});

test('fixed: raised or added', () => {
  fixes(
    probe('[cat, /x]', '  periodSeconds: 1 # eager\n'),
    'Raise periodSeconds to 10',
    probe('[cat, /x]', '  periodSeconds: 10 # eager\n'),
  );
  fixes(
    deploymentWith('readinessProbe: { exec: { command: [nodetool] } }\n'),
    'Add periodSeconds: 30',
    deploymentWith('readinessProbe: { exec: { command: [nodetool] }, periodSeconds: 30 }\n'),
  );
});

test('says it in both languages', () => {
  const text = probe('[cat, /x]', '  periodSeconds: 3\n');
  assert.match(messagesOf(text)[0] ?? '', /^This command runs every 3 s\./);
  assert.match(messagesOf(text, { language: 'ko' })[0] ?? '', /^이 명령은 3초마다/);
});
