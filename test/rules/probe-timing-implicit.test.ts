import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyseDocument, cutFile } from '../../server/core/index.ts';
import { contextOf } from '../support/fixtures.ts';
import { deploymentWith } from '../support/manifests.ts';
import { fixturesOf } from '../support/rule-fixtures.ts';

const { findings, fixes, fixTitles, messagesOf } = fixturesOf('probe-timing-implicit');

const all = 'initialDelaySeconds: 0, periodSeconds: 10, timeoutSeconds: 1, failureThreshold: 3';

test('a number that is not written', () => {
  findings(
    deploymentWith(`
image: team/web
readinessProbe: { tcpSocket: { port: 80 }, periodSeconds: 5 }
^^^^^^^^^^^^^^ hint probe-timing-implicit 💡
`),
  );
});

test('asked in the strict profile only', () => {
  const [document] = cutFile(
    deploymentWith('image: a\nreadinessProbe: { tcpSocket: { port: 80 } }'),
    'manifest',
  );
  assert.ok(document);
  const found = analyseDocument(document.source, contextOf({})).findings;
  assert.ok(!found.some(({ ruleId }) => ruleId === 'probe-timing-implicit'));
});

test('quiet when all is written, in parts, and where a template may write it', () => {
  findings(deploymentWith(`image: a\nreadinessProbe: { tcpSocket: { port: 80 }, ${all} }`));
  findings('readinessProbe: { tcpSocket: { port: 80 } }\n');
  findings(
    deploymentWith(
      'image: a\nreadinessProbe:\n  tcpSocket: { port: 80 }\n  {{- toYaml .Values.r | nindent 12 }}',
    ),
    {
      kind: 'template',
    },
  );
});

test('fixed in block and flow style', () => {
  fixes(
    deploymentWith('image: a\nreadinessProbe: {tcpSocket: {port: 80}, timeoutSeconds: 2}'),
    'Write defaults explicitly',
    deploymentWith(
      'image: a\nreadinessProbe: {tcpSocket: {port: 80}, initialDelaySeconds: 0, periodSeconds: 10, timeoutSeconds: 2, successThreshold: 1, failureThreshold: 3}',
    ),
  );
  fixes(
    deploymentWith(
      `image: a\nreadinessProbe:\n  tcpSocket: { port: 80 }\n  periodSeconds: 5\n  timeoutSeconds: 1`,
    ),
    'Write defaults explicitly',
    deploymentWith(
      `image: a\nreadinessProbe:\n  tcpSocket: { port: 80 }\n  initialDelaySeconds: 0\n  periodSeconds: 5\n  timeoutSeconds: 1\n  successThreshold: 1\n  failureThreshold: 3`,
    ),
  );
});

test('a shared probe is not edited', () => {
  const text = 'image: a\nlivenessProbe: &p { tcpSocket: { port: 80 } }\nreadinessProbe: *p';
  assert.deepEqual(fixTitles(deploymentWith(text)), []);
});

test('the messages', () => {
  const text = deploymentWith('image: a\nreadinessProbe: { tcpSocket: { port: 80 } }');
  assert.match(messagesOf(text).join(), /numbers of this readinessProbe/);
  assert.match(messagesOf(text, { language: 'ko' }).join(), /readinessProbe의 일부 값/);
});
