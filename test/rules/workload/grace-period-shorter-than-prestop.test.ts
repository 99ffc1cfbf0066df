import assert from 'node:assert/strict';
import { test } from 'node:test';
import { podWith } from '../../support/manifests.ts';
import { fixturesOf } from '../../support/rule-fixtures.ts';

const { findings, findingsOf, fixes, messagesOf } = fixturesOf('grace-period-shorter-than-prestop');

const sleeping = (command: string, spec = ''): string =>
  podWith(`image: team/web\nlifecycle: { preStop: { exec: { command: ${command} } } }`, spec);
const isFound = (text: string): boolean => findingsOf(text).length > 0;

test('a sleep as long as the grace period', () => {
  findings(`
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      image: team/web
      lifecycle:
        preStop:
          sleep:
          ^^^^^ warning grace-period-shorter-than-prestop 💡
            seconds: 30
`);
});

test('sleeps of command lines count', () => {
  assert.ok(isFound(sleeping('[sleep, "30"]')));
  assert.ok(isFound(sleeping('[/bin/sleep, 45s]')));
  assert.ok(isFound(sleeping('[/bin/sh, -c, sleep 1m]')));
  assert.ok(isFound(sleeping('[sh, -c, "sleep 20; nginx -s quit; sleep 10"]')));
  assert.ok(isFound(sleeping('[sh, -c, "sleep 60 && nginx -s quit"]', 'terminationGracePeriodSeconds: 60')));
});

test('quiet where the grace period is longer or the text does not tell', () => {
  assert.ok(!isFound(sleeping('[sleep, "15"]')));
  assert.ok(!isFound(sleeping('[sleep, "60"]', 'terminationGracePeriodSeconds: 90')));
  assert.ok(!isFound(sleeping('[sh, -c, "if test -f /x; then sleep 60; fi"]')));
  assert.ok(!isFound(sleeping('[sh, -c, "sleep 60 & wait"]')));
  assert.ok(!isFound(sleeping('[sh, -c, "sleep $DELAY"]')));
  assert.ok(!isFound(sleeping('[/stop]')));
  assert.ok(!isFound('name: web\nimage: team/web\nlifecycle: { preStop: { sleep: { seconds: 60 } } }\n'));
});

test('quiet where a template decides', () => {
  const sleep = sleeping('[sleep, "{{ .Values.delay }}"]');
  assert.equal(findingsOf(sleep, { kind: 'template' }).length, 0);
  const grace = sleeping('[sleep, "60"]', 'terminationGracePeriodSeconds: {{ .Values.grace }}');
  assert.equal(findingsOf(grace, { kind: 'template' }).length, 0);
});

test('the grace period of a probe, which preStop shares when the probe kills', () => {
  findings(`
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  terminationGracePeriodSeconds: 60
  containers:
    - name: web
      image: team/web
      lifecycle: { preStop: { sleep: { seconds: 20 } } }
      livenessProbe:
        tcpSocket: { port: 80 }
        terminationGracePeriodSeconds: 10
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information grace-period-shorter-than-prestop 💡
`);
});

test('fixed in block style: the grace period is added or raised', () => {
  fixes(
    podWith('image: team/web\nlifecycle:\n  preStop:\n    exec:\n      command: [sleep, "40"] # drain'),
    'Add terminationGracePeriodSeconds: 70',
    podWith(
      'image: team/web\nlifecycle:\n  preStop:\n    exec:\n      command: [sleep, "40"] # drain',
      'terminationGracePeriodSeconds: 70',
    ),
  );
  fixes(
    sleeping('[sleep, "40"]', 'terminationGracePeriodSeconds: 20 # enough?'),
    'Raise terminationGracePeriodSeconds to 70',
    sleeping('[sleep, "40"]', 'terminationGracePeriodSeconds: 70 # enough?'),
  );
});

test('fixed in flow style', () => {
  const flow = (spec: string): string =>
    `apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { ${spec}containers: [{ name: web, image: team/web, lifecycle: { preStop: { sleep: { seconds: 30 } } } }] }\n`;
  fixes(flow(''), 'Add terminationGracePeriodSeconds: 60', flow('terminationGracePeriodSeconds: 60, '));
});

test('no fix that would make a hung container wait for long', () => {
  const found = findingsOf(
    podWith(
      'image: team/web\nlifecycle: { preStop: { exec: { command: [sleep, "100"] } } }\nlivenessProbe: { tcpSocket: { port: 80 } }',
    ),
  );
  assert.deepEqual(
    found.map(({ finding }) => finding.fixes.length),
    [0],
  );
});

test('the messages', () => {
  assert.match(
    messagesOf(sleeping('[sleep, "40"]'))[0] ?? '',
    /^preStop sleeps 40 s of a grace period of 30 s/,
  );
  assert.match(
    messagesOf(sleeping('[sleep, "40"]'), { language: 'ko' })[0] ?? '',
    /유예 시간 30초 가운데 40초/,
  );
});
