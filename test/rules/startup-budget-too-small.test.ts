import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith } from '../support/manifests.ts';
import { fixturesOf } from '../support/rule-fixtures.ts';

const { findings, fixes, fixTitles, messagesOf } = fixturesOf('startup-budget-too-small');

const startup = (numbers: string, image = 'team/web'): string =>
  deploymentWith(`image: ${image}\nstartupProbe: { tcpSocket: { port: 80 }${numbers} }`);

test('the defaults give 30 s', () => {
  findings(
    deploymentWith(`
image: team/web
startupProbe:
^^^^^^^^^^^^ information startup-budget-too-small 💡
  tcpSocket: { port: 80 }
`),
  );
});

test('less than two minutes for a slow starter', () => {
  findings(
    deploymentWith(`
image: postgres:16
startupProbe:
^^^^^^^^^^^^ warning startup-budget-too-small 💡
  tcpSocket: { port: 5432 }
  failureThreshold: 11
`),
  );
});

test('quiet for a larger budget, an instant start, parts of a container and what a template decides', () => {
  findings(startup(', failureThreshold: 4'));
  findings(startup(', initialDelaySeconds: 1'));
  findings(startup(', failureThreshold: 12', 'postgres:16'));
  findings(startup('', 'nginx:1'));
  findings('startupProbe: { tcpSocket: { port: 80 } }\n');
  findings(startup(', failureThreshold: {{ .Values.f }}'), { kind: 'template' });
  findings(startup('', '"{{ .Values.image }}"'), { kind: 'template' });
});

test('fixed by as many failures as fill the budget at this period', () => {
  fixes(startup(''), 'Set failureThreshold to 30 (allows 300 s)', startup(', failureThreshold: 30'));
  fixes(
    startup(', periodSeconds: 2, failureThreshold: 9'),
    'Set failureThreshold to 150 (allows 300 s)',
    startup(', periodSeconds: 2, failureThreshold: 150'),
  );
  const block = (numbers: string): string =>
    deploymentWith(
      `image: mysql:8\nstartupProbe:\n  tcpSocket: { port: 80 }\n  periodSeconds: 7\n${numbers}`,
    );
  fixes(block(''), 'Set failureThreshold to 85 (allows 595 s)', block('  failureThreshold: 85'));
});

test('no fix that the rollout would not wait for', () => {
  const text = startup('').replace('spec:\n', 'spec:\n  progressDeadlineSeconds: 60\n');
  assert.deepEqual(fixTitles(text), []);
});

test('the messages', () => {
  assert.match(messagesOf(startup('')).join(), /gets 30 s to start/);
  assert.match(messagesOf(startup('', 'postgres')).join(), /The database \(postgres\) gets 30 s/);
  assert.match(messagesOf(startup('', 'tomcat')).join(), /the JVM \(tomcat\)/);
  assert.match(messagesOf(startup('', 'tomcat'), { language: 'ko' }).join(), /기동 시간이 30초이고/);
});
