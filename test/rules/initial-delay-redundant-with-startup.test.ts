import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith } from '../support/manifests.ts';
import { fixturesOf } from '../support/rule-fixtures.ts';

const { findings, fixes, messagesOf } = fixturesOf('initial-delay-redundant-with-startup');

const startup = 'startupProbe: { tcpSocket: { port: 80 }, failureThreshold: 30 }';

test('a delay behind a startupProbe; longer than all of it', () => {
  findings(
    deploymentWith(`
image: team/web
${startup}
livenessProbe:
  tcpSocket: { port: 80 }
  initialDelaySeconds: 300
                       ^^^ hint initial-delay-redundant-with-startup 💡
readinessProbe:
  tcpSocket: { port: 80 }
  initialDelaySeconds: 301
                       ^^^ information initial-delay-redundant-with-startup 💡
`),
  );
});

test('quiet without a startupProbe, without a delay, in fragments and where a template decides', () => {
  const liveness = 'livenessProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: 5 }';
  findings(deploymentWith(`image: team/web\n${liveness}`));
  findings(deploymentWith(`image: team/web\n${startup}\n${liveness.replace('5', '0')}`));
  findings(`${startup}\n${liveness}\n`);
  findings(deploymentWith(`image: team/web\n${startup.replace('30', '{{ .Values.f }}')}\n${liveness}`), {
    kind: 'template',
  });
});

test('fixed in block and flow style', () => {
  fixes(
    deploymentWith(
      `image: a\n${startup}\nlivenessProbe:\n  tcpSocket: { port: 80 }\n  initialDelaySeconds: 5`,
    ),
    'Remove initialDelaySeconds from livenessProbe',
    deploymentWith(`image: a\n${startup}\nlivenessProbe:\n  tcpSocket: { port: 80 }`),
  );
  fixes(
    deploymentWith(`image: a\n${startup}\nreadinessProbe: {initialDelaySeconds: 5, tcpSocket: {port: 80}}`),
    'Remove initialDelaySeconds from readinessProbe',
    deploymentWith(`image: a\n${startup}\nreadinessProbe: {tcpSocket: {port: 80}}`),
  );
});

test('the messages', () => {
  const text = (delay: number): string =>
    deploymentWith(
      `image: a\n${startup}\nreadinessProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: ${delay} }`,
    );
  assert.match(messagesOf(text(5)).join(), /The 5 s count from the start/);
  assert.match(messagesOf(text(5), { language: 'ko' }).join(), /5초는 컨테이너가 시작할 때부터/);
  assert.match(messagesOf(text(400)).join(), /waits until 400 s after the start.*within 300 s/);
  assert.match(messagesOf(text(400), { language: 'ko' }).join(), /300초 안에.*400초까지/);
});
