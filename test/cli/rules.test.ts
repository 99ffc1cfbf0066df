import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describedRules, explain, listRules } from '../../server/cli/rules.ts';
import { languages, ruleIds, rules } from '../../server/core/index.ts';
import { runCli } from './run-cli.ts';

const rule = 'liveness-without-startup-protection';

test('all rules are listed with what is known of them', async () => {
  const { code, stdout } = await runCli({ args: ['rules', '--format', 'json'] });
  assert.equal(code, 0);
  const listed = JSON.parse(stdout) as { version: number; rules: { id: string }[] };
  assert.equal(listed.version, 1);
  assert.deepEqual(
    listed.rules.map(({ id }) => id),
    [...ruleIds],
  );
  assert.deepEqual(
    listed.rules.find(({ id }) => id === rule),
    {
      id: rule,
      title: 'Liveness starts at once, with no startupProbe and no delay',
      severity: 'warning',
      profile: 'minimal',
      concern: 'risk',
      fix: 'changes-behaviour',
      documentation: `https://github.com/kube-probes/kube-probes/blob/main/docs/rules/${rule}.md`,
    },
  );
});

test('for people: a rule a line, in columns, in both languages', () => {
  for (const language of languages) {
    const lines = listRules({ format: 'stylish', language }).trimEnd().split('\n');
    assert.equal(lines.length, ruleIds.length);
    for (const [index, line] of lines.entries()) assert.ok(line.startsWith(`${ruleIds[index]} `), line);
  }
  assert.match(listRules({ format: 'stylish', language: 'ko' }), /경고/);
});

test('every rule is explained in both languages; a risk with what, why and instead', () => {
  for (const language of languages) {
    for (const id of ruleIds) {
      const { isKnown, text } = explain(id, language);
      assert.ok(isKnown);
      assert.match(text, new RegExp(`docs/rules/${id}\\.md`));
      assert.doesNotMatch(text, /\{[a-z]+\}/i, id);
      if (rules.some((known) => known.id === id)) {
        const heads = language === 'en' ? ['What:', 'Why:', 'Instead:'] : ['무엇:', '이유:', '대신:'];
        for (const head of heads) assert.ok(text.includes(`\n${head} `), `${id}: ${head}`);
      }
    }
  }
});

test('explain prints; a rule that is none: what was meant, and exit 2', async () => {
  const known = await runCli({ args: ['explain', rule, '--language', 'ko'] });
  assert.equal(known.code, 0);
  assert.match(known.stdout, /심각도: 경고/);
  const unknown = await runCli({ args: ['explain', 'yaml-sintax'] });
  assert.equal(unknown.code, 2);
  assert.equal(unknown.stdout, '');
  assert.match(unknown.stderr, /Did you mean yaml-syntax\?/);
});

test('titles are translated', () => {
  const [en, ko] = [describedRules('en'), describedRules('ko')];
  for (const [index, { title }] of ko.entries()) if (title !== null) assert.notEqual(title, en[index]?.title);
});
