import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith } from '../support/manifests.ts';
import { fixturesOf } from '../support/rule-fixtures.ts';

const { findings, fixes, fixTitles, messagesOf } = fixturesOf('timeout-exceeds-period');

test('a timeout longer than the period, written or default', () => {
  findings(
    deploymentWith(`
image: team/web
startupProbe:
  tcpSocket: { port: 80 }
  timeoutSeconds: 15
                  ^^ hint timeout-exceeds-period 💡
livenessProbe:
  tcpSocket: { port: 80 }
  periodSeconds: 20
  timeoutSeconds: 30
                  ^^ information timeout-exceeds-period 💡
readinessProbe: { tcpSocket: { port: 80 }, timeoutSeconds: 11 }
                                                           ^^ information timeout-exceeds-period 💡
`),
  );
});

test('quiet for equal numbers and for what a template or a base decides', () => {
  findings(
    deploymentWith('image: team/web\nreadinessProbe: { tcpSocket: { port: 80 }, timeoutSeconds: 10 }'),
  );
  findings(
    deploymentWith(
      'image: team/web\nreadinessProbe: { tcpSocket: { port: 80 }, timeoutSeconds: 30, periodSeconds: {{ .Values.p }} }',
    ),
    { kind: 'template' },
  );
});

test('fixed either way', () => {
  const probe = (numbers: string): string =>
    deploymentWith(`image: team/web\nreadinessProbe:\n  tcpSocket: { port: 80 }\n${numbers}`);
  fixes(
    probe('  timeoutSeconds: 15'),
    'Raise periodSeconds to 15',
    probe('  periodSeconds: 15\n  timeoutSeconds: 15'),
  );
  fixes(probe('  timeoutSeconds: 15'), 'Lower timeoutSeconds to 10', probe('  timeoutSeconds: 10'));
  fixes(
    deploymentWith(
      'image: team/web\nreadinessProbe: {tcpSocket: {port: 80}, periodSeconds: 5, timeoutSeconds: 9}',
    ),
    'Raise periodSeconds to 9',
    deploymentWith(
      'image: team/web\nreadinessProbe: {tcpSocket: {port: 80}, periodSeconds: 9, timeoutSeconds: 9}',
    ),
  );
});

test('a fix that would make liveness too hasty or too slow is not offered', () => {
  const titles = (numbers: string): readonly string[] =>
    fixTitles(deploymentWith(`image: team/web\nlivenessProbe: { tcpSocket: { port: 80 }, ${numbers} }`));
  assert.deepEqual(titles('periodSeconds: 4, failureThreshold: 5, timeoutSeconds: 300'), [
    'Lower timeoutSeconds to 4',
  ]);
  assert.deepEqual(titles('periodSeconds: 7, failureThreshold: 2, timeoutSeconds: 30'), [
    'Raise periodSeconds to 30',
    'Lower timeoutSeconds to 7',
  ]);
});

test('the message tells when a hang is noticed', () => {
  const text = deploymentWith(
    'image: team/web\nreadinessProbe: { tcpSocket: { port: 80 }, timeoutSeconds: 30 }',
  );
  assert.match(messagesOf(text).join(), /noticed after 90–120 s, not after the 30 s/);
  assert.match(messagesOf(text, { language: 'ko' }).join(), /30초가 아니라 90–120초 뒤/);
});

test('no fix that would let readiness bear as long as liveness', () => {
  const check = 'httpGet: { path: /healthz, port: 80 }';
  const text = deploymentWith(
    `image: a\nlivenessProbe: { ${check}, periodSeconds: 20, timeoutSeconds: 3 }\nreadinessProbe: { ${check}, timeoutSeconds: 30 }`,
  );
  assert.deepEqual(fixTitles(text), ['Lower timeoutSeconds to 10']);
});
