import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith } from '../support/manifests.ts';
import { fixturesOf } from '../support/rule-fixtures.ts';

const { findings, findingsOf, messagesOf, fixes } = fixturesOf('exec-curl-without-fail');

const probe = (command: string): string =>
  deploymentWith(`readinessProbe:\n  exec:\n    command: ${command}\n`);

test('curl that passes whatever the status is', () => {
  findings(
    deploymentWith(`
livenessProbe:
  exec:
    command: [curl, -s, "http://web.shop.svc/livez"]
              ^^^^ warning exec-curl-without-fail 💡
readinessProbe:
  exec:
    command:
      - sh
      - -c
      - |
        test -f /tmp/ready &&
          curl -s localhost:8080 > /dev/null 2>&1
          ^^^^ warning exec-curl-without-fail 💡
`),
  );
});

test('a hint where a comment says which refusal will do', () => {
  findings(
    deploymentWith(`
readinessProbe:
  exec:
    # 403 is an answer as well
    command: [curl, -s, "http://web.shop.svc/livez"]
              ^^^^ hint exec-curl-without-fail 💡
`),
  );
});

test('quiet where the status or the answer is looked at', () => {
  for (const command of [
    '[curl, -sSf, "http://web/"]',
    '[curl, --fail-with-body, "http://web/"]',
    '[sh, -c, "curl -s web | grep ok"]',
    '[sh, -c, "test x$(curl -s web) = xok"]',
    '[sh, -c, "curl -s -w \'%{http_code}\' web | grep 200"]',
    '[sh, -c, "curl -s web > /tmp/a && grep ok /tmp/a"]',
    '[sh, -c, "curl -so /tmp/a web && grep ok /tmp/a"]',
    '[sh, -c, "! curl -s web"]',
    '[curl, "telnet://web:80"]',
    '[curl, --brand-new, "http://web/"]',
  ])
    assert.deepEqual(findingsOf(probe(command)), [], command);
});

test('quiet where exec-http-client says it', () => {
  assert.deepEqual(findingsOf(probe('[curl, "http://localhost/"]')), []);
});

test('quiet where a template decides', () => {
  assert.deepEqual(findingsOf(probe('[curl, "http://{{ .Values.host }}/"]'), { kind: 'template' }), []);
});

test('fixed: list in block and flow style, script', () => {
  for (const [before, after] of [
    ['[curl, "http://web/"]', '[curl, -f, "http://web/"]'],
    [
      '\n      - "curl"\n      - http://web/ # its own',
      '\n      - "curl"\n      - "-f"\n      - http://web/ # its own',
    ],
    [`[sh, -c, 'curl -s web']`, `[sh, -c, 'curl -f -s web']`],
  ] as const)
    fixes(probe(before), 'Add -f to curl', probe(after));
});

test('says it in both languages', () => {
  const text = probe('[curl, "http://web/"]');
  assert.match(messagesOf(text)[0] ?? '', /Add -f\.$/);
  assert.match(messagesOf(text, { language: 'ko' })[0] ?? '', /-f를 넣는다\.$/);
});
