import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith } from '../support/manifests.ts';
import { fixturesOf } from '../support/rule-fixtures.ts';

const { findings, fixes, fixTitles, messagesOf } = fixturesOf('liveness-long-initial-delay');

test('more than a minute of delay without a startupProbe', () => {
  findings(
    deploymentWith(`
image: team/web
livenessProbe:
  tcpSocket: { port: 80 }
  initialDelaySeconds: 61
                       ^^ information liveness-long-initial-delay 💡
`),
  );
});

test('quiet for a minute, beside a startupProbe, in parts, and where another rule speaks', () => {
  const probe = 'livenessProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: 90 }';
  findings(deploymentWith(`image: team/web\n${probe.replace('90', '60')}`));
  findings(deploymentWith(`image: team/web\nstartupProbe: { tcpSocket: { port: 80 } }\n${probe}`));
  findings(`${probe}\n`);
  findings(deploymentWith(probe));
  findings(deploymentWith(`image: postgres\n${probe.replace('90', '61')}`));
  findings(deploymentWith(`image: team/web\n${probe.replace('90', '{{ .Values.delay }}')}`), {
    kind: 'template',
  });
});

test('fixed: the startupProbe allows what the delay and the failures did', () => {
  fixes(
    deploymentWith(`
image: team/web
readinessProbe:
  tcpSocket: { port: 80 }
  initialDelaySeconds: 95
livenessProbe:
  tcpSocket: { port: 80 }
  initialDelaySeconds: 95
`),
    'Replace the delay by a startupProbe allowing 130 s',
    deploymentWith(`
image: team/web
readinessProbe:
  tcpSocket: { port: 80 }
startupProbe:
  tcpSocket: { port: 80 }
  periodSeconds: 10
  timeoutSeconds: 3
  failureThreshold: 13
livenessProbe:
  tcpSocket: { port: 80 }
`),
  );
  fixes(
    deploymentWith('image: team/web\nlivenessProbe: {tcpSocket: {port: 80}, initialDelaySeconds: 90}'),
    'Replace the delay by a startupProbe allowing 120 s',
    deploymentWith(
      'image: team/web\nstartupProbe: {tcpSocket: {port: 80}, periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 12}\nlivenessProbe: {tcpSocket: {port: 80}}',
    ),
  );
});

test('a shared probe is not edited', () => {
  const text =
    'image: a\nlivenessProbe: &p { tcpSocket: { port: 80 }, initialDelaySeconds: 90 }\nreadinessProbe: *p';
  assert.deepEqual(fixTitles(deploymentWith(text)), []);
});

test('the messages', () => {
  const text = deploymentWith(
    'image: a\nlivenessProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: 90 }',
  );
  assert.match(messagesOf(text).join(), /looks away for 90 s/);
  assert.match(messagesOf(text, { language: 'ko' }).join(), /90초 동안 살피지 않음/);
});
