import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith, podWith } from '../support/manifests.ts';
import { fixturesOf } from '../support/rule-fixtures.ts';

const { findings, fixes, fixTitles, messagesOf } = fixturesOf('liveness-too-aggressive');

const liveness = (numbers: string): string =>
  deploymentWith(`image: team/web\nlivenessProbe: { tcpSocket: { port: 80 }, ${numbers} }`);

test('a pause of a few seconds kills', () => {
  findings(
    deploymentWith(`
image: team/web
livenessProbe:
  tcpSocket: { port: 80 }
  periodSeconds: 3
                 ^ warning liveness-too-aggressive 💡
  failureThreshold: 3
`),
  );
});

test('less than 20 s, or many checks: an information', () => {
  findings(
    deploymentWith(`
image: team/web
livenessProbe:
  tcpSocket: { port: 80 }
  periodSeconds: 5
                 ^ information liveness-too-aggressive 💡
`),
  );
  findings(
    deploymentWith(`
image: team/web
livenessProbe:
  tcpSocket: { port: 80 }
  periodSeconds: 2
                 ^ information liveness-too-aggressive 💡
  failureThreshold: 30
`),
  );
});

test('never more than an information for a sidecar', () => {
  findings(
    podWith(
      'image: team/web',
      `
initContainers:
  - name: side
    image: team/side
    restartPolicy: Always
    livenessProbe:
      tcpSocket: { port: 8080 }
      periodSeconds: 2
                     ^ information liveness-too-aggressive 💡
`,
    ),
  );
});

test('quiet for the defaults, a single failure, other probes and what a template decides', () => {
  findings(liveness('periodSeconds: 10'));
  findings(liveness('periodSeconds: 5, failureThreshold: 4'));
  findings(liveness('periodSeconds: 2, failureThreshold: 1'));
  findings(deploymentWith('image: team/web\nreadinessProbe: { tcpSocket: { port: 80 }, periodSeconds: 1 }'));
  findings(liveness('periodSeconds: 2, failureThreshold: {{ .Values.f }}'), { kind: 'template' });
});

test('fixed in block and flow style; larger numbers stay', () => {
  fixes(
    deploymentWith('image: team/web\nlivenessProbe:\n  tcpSocket: { port: 80 }\n  periodSeconds: 2'),
    'Raise periodSeconds to 10',
    deploymentWith('image: team/web\nlivenessProbe:\n  tcpSocket: { port: 80 }\n  periodSeconds: 10'),
  );
  fixes(
    liveness('periodSeconds: 2, failureThreshold: 2'),
    'Set periodSeconds to 10 and failureThreshold to 3',
    liveness('periodSeconds: 10, failureThreshold: 3'),
  );
  fixes(
    liveness('periodSeconds: 2, failureThreshold: 30'),
    'Raise periodSeconds to 10',
    liveness('periodSeconds: 10, failureThreshold: 30'),
  );
});

test('no fix that would be too slow', () => {
  assert.deepEqual(fixTitles(liveness('periodSeconds: 1, failureThreshold: 90')), []);
});

test('the messages name the seconds', () => {
  assert.match(messagesOf(liveness('periodSeconds: 2')).join(), /does not answer for 5–7 s is killed/);
  assert.match(messagesOf(liveness('periodSeconds: 2'), { language: 'ko' }).join(), /5–7초 동안 답하지 않는/);
  const often = liveness('periodSeconds: 2, failureThreshold: 30');
  assert.match(messagesOf(often).join(), /asks every 2 s\. A hang of 59–61 s/);
  assert.match(messagesOf(often, { language: 'ko' }).join(), /2초마다 물음/);
});
