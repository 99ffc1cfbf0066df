import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgedExample } from '../../scripts/rule-docs/judged-example.ts';
import { ruleExamples } from '../../scripts/rule-docs/rule-examples.ts';
import { renderMessage } from '../../server/core/index.ts';
import { execMessages } from '../../server/core/messages/rules/exec-messages.ts';
import { targetMessages } from '../../server/core/messages/rules/target-messages.ts';
import { timingMessages } from '../../server/core/messages/rules/timing-messages.ts';
import { workloadMessages } from '../../server/core/messages/rules/workload-messages.ts';
import { rules } from '../../server/core/rules/index.ts';
import { deploymentWith } from '../support/manifests.ts';
import { fixturesOf } from '../support/rule-fixtures.ts';

/* Every rule speaks in both languages of the same numbers, with what stands in the manifest. */

const probe = (text: string, more = '') => deploymentWith(`image: team/web\n${more}readinessProbe: ${text}`);
const live = (text: string, more = '') => deploymentWith(`image: team/web\n${more}livenessProbe: ${text}`);
const exec = (command: string, more = 'timeoutSeconds: 5') => `{ exec: { command: ${command} }, ${more} }`;
const ports = 'ports: [{ containerPort: 8080 }]\n';

/** Manifests for the words that the examples of the documentation do not use. */
const variants: readonly (readonly [Parameters<typeof fixturesOf>[0], string])[] = [
  [
    'liveness-without-startup-protection',
    live('{ tcpSocket: { port: 80 } }').replace('team/web', 'postgres'),
  ],
  ['liveness-without-startup-protection', live('{ tcpSocket: { port: 80 } }').replace('team/web', 'tomcat')],
  ['exec-http-client', probe(exec('[curl, "http://localhost:80/x"]'))],
  ['exec-http-client', probe(exec('[wget, "http://localhost:81/x"]'))],
  ['exec-retry-loop', probe(exec('[sh, -c, "sleep 2; /check"]'))],
  ['exec-retry-loop', probe(exec('[curl, -f, --retry, "3", "http://db"]'))],
  ['exec-inner-wait-exceeds-timeout', probe(exec('[curl, -f, --connect-timeout, "7", "http://db"]'))],
  ['exec-inner-wait-exceeds-timeout', probe(exec('[curl, -f, "http://db"]', 'timeoutSeconds: 9'))],
  ['exec-probe-too-frequent', probe(exec('[nodetool, status]', 'periodSeconds: 7'))],
  ['exec-probe-too-frequent', probe(exec('[a]'), 'resources: { limits: { cpu: 3, memory: 1Gi } }\n')],
  ['exec-shell-syntax-without-shell', probe(exec('["cat /x"]'))],
  ['exec-sh-c-arguments-split', probe(exec('[sh, "/check -f"]'))],
  ['exec-env-not-expanded', probe(exec('["/check", "$(NOWHERE)"]'))],
  ['liveness-depends-on-outside', live('{ httpGet: { path: /health/db, port: 80 } }')],
  ['exec-reply-not-checked', probe(exec('[mysqladmin, ping]'))],
  ['probe-timeout-default', live('{ httpGet: { port: 80 } }', 'resources: { limits: { cpu: 50m } }\n')],
  ['probe-timeout-default', live('{ httpGet: { path: /login, port: 80 } }')],
  ['timeout-exceeds-period', live('{ tcpSocket: { port: 80 }, periodSeconds: 5, timeoutSeconds: 7 }')],
  ['liveness-too-aggressive', live('{ tcpSocket: { port: 80 }, periodSeconds: 2, failureThreshold: 20 }')],
  ['liveness-single-failure', live('{ tcpSocket: { port: 80 }, failureThreshold: 1 }')],
  ['probe-port-not-declared', probe('{ tcpSocket: { port: 808 } }', ports)],
  [
    'probe-port-not-declared',
    probe('{ tcpSocket: { port: 53 } }', 'ports: [{ containerPort: 53, protocol: UDP }]\n'),
  ],
  ['probe-host-set', probe('{ httpGet: { port: 80, host: 10.0.0.1 } }')],
  ['probe-path-role-swapped', probe('{ httpGet: { port: 80, path: /livez } }')],
  ['aggregate-health-endpoint', probe('{ httpGet: { port: 80, path: /actuator/health } }')],
  ['http-scheme-port-mismatch', probe('{ httpGet: { port: 80, scheme: HTTPS } }')],
  ['probe-on-page-path', probe('{ httpGet: { port: 80, path: /metrics } }')],
];

for (const { id } of rules) {
  test(`${id}: the words of its example`, () => {
    const found = judgedExample(ruleExamples[id].bad, id).filter(({ ruleId }) => ruleId === id);
    assert.ok(found.length > 0);
    for (const { message, fixes } of found)
      for (const text of [message, ...fixes.map(({ title }) => title)])
        assertSame(renderMessage(text, 'en'), renderMessage(text, 'ko'));
  });
}

for (const [id, manifest] of variants) {
  const { messagesOf } = fixturesOf(id);
  const [english, more] = messagesOf(manifest);

  test(`${id}: ${english?.slice(0, 50)}`, () => {
    assert.ok(english !== undefined && more === undefined);
    assertSame(english, messagesOf(manifest, { language: 'ko' })[0] ?? '');
  });
}

test('numbers that stand in the words themselves', () => {
  const areas = [execMessages, targetMessages, timingMessages, workloadMessages];
  for (const { en, ko } of areas.flatMap((area) => Object.values(area))) assertNumbers(en, ko);
});

function assertSame(english: string, korean: string): void {
  for (const words of [english, korean]) assert.doesNotMatch(words, /\{[a-zA-Z]+\}/);
  assert.notEqual(korean, english);
  assert.match(korean, /[가-힣]/);
  assertNumbers(english, korean);
}

/** Small ones may be words: “one second”, ‘세 배’. */
function assertNumbers(english: string, korean: string): void {
  const missing = numbersIn(english).filter((number) => !numbersIn(korean).includes(number));
  assert.deepEqual(missing, [], `${english}\n${korean}`);
}

function numbersIn(text: string): readonly string[] {
  return text.match(/\d+(?:\.\d+)*/g) ?? [];
}
