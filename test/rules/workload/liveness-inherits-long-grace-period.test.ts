import assert from 'node:assert/strict';
import { test } from 'node:test';
import { podWith } from '../../support/manifests.ts';
import { fixturesOf } from '../../support/rule-fixtures.ts';

const { findings, findingsOf, fixes, messagesOf } = fixturesOf('liveness-inherits-long-grace-period');

const long = 'terminationGracePeriodSeconds: 3600';
const liveness = 'image: team/web\nlivenessProbe:\n  tcpSocket: { port: 80 }\n  periodSeconds: 5';

test('a probe without a grace period of its own in a pod with a long one', () => {
  findings(`
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  terminationGracePeriodSeconds: 121
  containers:
    - name: web
      image: team/web
      livenessProbe: { tcpSocket: { port: 80 } }
      ^^^^^^^^^^^^^ information liveness-inherits-long-grace-period 💡
    - name: cache
      image: redis:7
      startupProbe: { tcpSocket: { port: 6379 } }
      ^^^^^^^^^^^^ hint liveness-inherits-long-grace-period
`);
});

test('quiet', () => {
  const isQuiet = (text: string, template = false): void =>
    assert.equal(findingsOf(text, template ? { kind: 'template' } : {}).length, 0);
  isQuiet(podWith(liveness));
  isQuiet(podWith(liveness, 'terminationGracePeriodSeconds: 120'));
  isQuiet(podWith(`${liveness}\n  terminationGracePeriodSeconds: 10`, long));
  isQuiet(podWith('image: team/web\nreadinessProbe: { tcpSocket: { port: 80 } }', long));
  isQuiet(podWith(liveness, 'terminationGracePeriodSeconds: {{ .Values.grace }}'), true);
  isQuiet(podWith(`${liveness}\n  {{- toYaml .Values.liveness | nindent 8 }}`, long), true);
});

test('fixed: both probes that kill get a grace period', () => {
  fixes(
    podWith(`${liveness}\nstartupProbe: { tcpSocket: { port: 80 } }`, long),
    'Add terminationGracePeriodSeconds: 30',
    podWith(
      `${liveness}\n  terminationGracePeriodSeconds: 30\nstartupProbe: { tcpSocket: { port: 80 }, terminationGracePeriodSeconds: 30 }`,
      long,
    ),
  );
});

test('fixed: a sleep before the end is added', () => {
  const hook = 'lifecycle: { preStop: { sleep: { seconds: 15 } } }';
  fixes(
    podWith(`${liveness}\n${hook}`, long),
    'Add terminationGracePeriodSeconds: 45',
    podWith(`${liveness}\n  terminationGracePeriodSeconds: 45\n${hook}`, long),
  );
});

test('the messages', () => {
  assert.match(
    messagesOf(podWith(liveness, long))[0] ?? '',
    /^If this container hangs, ending it may take 3600 s/,
  );
  assert.match(messagesOf(podWith(liveness, long), { language: 'ko' })[0] ?? '', /3600초가 걸릴 수 있음/);
  const database = podWith(liveness.replace('team/web', 'postgres:16'), long);
  assert.match(messagesOf(database)[0] ?? '', /^If this database hangs/);
  assert.match(messagesOf(database, { language: 'ko' })[0] ?? '', /데이터베이스/);
});
