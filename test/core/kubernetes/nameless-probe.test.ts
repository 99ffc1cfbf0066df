import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyseDocument, cutFile } from '../../../server/core/index.ts';
import { contextOf, findings, findingsOf, fixed, fixTitles, messagesOf } from '../../support/fixtures.ts';
import { completed, itemsAt, offered } from '../features/completing.ts';
import { cardIn } from '../features/hovering.ts';

const http = 'httpGet:\n  path: /x\n  port: 80\nperiodSeconds: 5\n';

function isFound(text: string): boolean {
  const [document] = cutFile(text, 'manifest');
  assert.ok(document);
  return analyseDocument(document.source, contextOf({})).namelessProbe !== undefined;
}

test('the inside of a probe is one: a handler with what it needs, a number, and nothing else', () => {
  for (const text of [
    http,
    'tcpSocket: { port: http }\ninitialDelaySeconds: 3\n',
    'grpc: { port: 50051, service: x }\nfailureThreshold: 3\n',
    'exec: { command: [cat, /tmp/ok] }\ntimeoutSeconds: 2\n',
    '{ "tcpSocket": { "port": 80 }, "periodSeconds": 5 }',
  ])
    assert.equal(isFound(text), true, text);
});

test('settings of other programs are none, nor what may be a lifecycle hook', () => {
  for (const text of [
    'httpGet: { path: /x, port: 80 }\n',
    'exec: { command: [cat] }\n',
    'grpc: { port: 50051 }\n',
    'grpc: { port: 50051, host: x }\ntimeoutSeconds: 2\n',
    'grpc: { port: 50051 }\ntimeoutSeconds: 2\nlogLevel: info\n',
    'exec: ls\ntimeoutSeconds: 2\n',
    'exec: { command: ls }\ntimeoutSeconds: 2\n',
    'httpGet: {}\nperiodSeconds: 5\n',
    'periodSeconds: 5\ntimeoutSeconds: 2\n',
    'tcpSocket: { port: 80 }\nperiodSeconds: { value: 5 }\n',
    'tcpSocket: { port: 80 }\nperiodSeconds: 5\nname: x\n',
    `- ${http.replaceAll('\n', '\n  ')}`,
  ])
    assert.equal(isFound(text), false, text);
});

test('its values are judged, and the name is not made up', () => {
  findings(`httpGet:
  path: /x
  port: 70000
  #     ^^^^^ error probe-port-invalid
periodSeconds: -1
#              ^^ error probe-timing-invalid-number 💡
timeoutSeconds: "2"
#               ^^^ error probe-timing-invalid-number 💡
`);
  const text = `${http}timeoutSeconds: -1\n`;
  for (const language of ['en', 'ko'] as const) {
    const messages = messagesOf(text, { language });
    assert.equal(messages.length, 1);
    assert.match(messages.join(), /`probe`/);
    assert.doesNotMatch(messages.join(), /(?:liveness|readiness|startup)Probe/);
  }
  assert.deepEqual(
    findingsOf(text).map(({ finding }) => finding.objectPath),
    ['timeoutSeconds'],
  );
});

test('nothing that depends on which probe it is', () => {
  findings(`${http}successThreshold: 3\n`);
  findings(`${http}terminationGracePeriodSeconds: 10\n`);
  findings(`${http}failureThreshold: 1\n`);
  // No port of a container is known, and no rule is asked.
  findings('tcpSocket:\n  port: web\nperiodSeconds: 5\ntimeoutSeconds: 10\n');
});

test('a hover tells the field, its value and its limits', () => {
  for (const language of ['en', 'ko'] as const) {
    const card = cardIn('httpGet:\n  path: /x\n  port: 80\nperiod<|>Seconds: 5\n', { language });
    assert.match(card, /^\*\*periodSeconds\*\* · `probe`/);
    assert.match(card, /`5`/);
    assert.doesNotMatch(card, /liveness|readiness|startup/i);
  }
  assert.match(
    cardIn('http<|>Get:\n  path: /x\n  port: 80\nperiodSeconds: 5\n'),
    /^\*\*httpGet\*\* · `probe`/,
  );
  assert.match(
    cardIn('httpGet:\n  pa<|>th: /x\n  port: 80\nperiodSeconds: 5\n'),
    /^\*\*path\*\* · `httpGet`/,
  );
  assert.equal(cardIn('# note <|>\ntcpSocket: { port: 80 }\nperiodSeconds: 5\n'), 'nothing');
});

test('completion offers what every probe may have', () => {
  assert.deepEqual(offered(`${http}<|>`), [
    'initialDelaySeconds',
    'timeoutSeconds',
    'successThreshold',
    'failureThreshold',
  ]);
  assert.deepEqual(offered('httpGet:\n  port: 80\n  <|>\nperiodSeconds: 5\n'), [
    'path',
    'scheme',
    'httpHeaders',
    'host',
  ]);
  assert.ok(
    itemsAt('httpGet:\n  port: 80\n  scheme: <|>\nperiodSeconds: 5\n').some(({ label }) => label === 'HTTPS'),
  );
  assert.equal(completed(`${http}time<|>`, 'timeoutSeconds'), `${http}timeoutSeconds: 1`);
});

test('a fix keeps to the field', () => {
  const negative = `${http}timeoutSeconds: -1\n`;
  const [title = ''] = fixTitles(negative);
  assert.equal(fixed(negative, title), http);
  const text = `${http}timeoutSeconds: "2"\n`;
  const [found] = findingsOf(text);
  const [fix] = found?.finding.fixes ?? [];
  assert.deepEqual(
    fix?.edits.map(({ newText }) => newText),
    ['2'],
  );
});
