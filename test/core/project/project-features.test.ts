import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Language } from '../../../server/core/index.ts';
import {
  analyseDocument,
  completionAt,
  cutFile,
  hoverAt,
  newestKnownVersion,
} from '../../../server/core/index.ts';

const context = { kubernetesVersion: newestKnownVersion };

/** A text with the cursor, `|`, in it. */
function at(drawn: string): { readonly text: string; readonly offset: number } {
  return { text: drawn.replace('|', ''), offset: drawn.indexOf('|') };
}

function sourceOf(text: string) {
  const [first] = cutFile(text, 'project');
  assert.ok(first);
  return first.source;
}

function offered(drawn: string): readonly string[] {
  const { text, offset } = at(drawn);
  const found = completionAt({ source: sourceOf(text), offset, context, language: 'en' });
  return (found?.items ?? []).map(({ label }) => label);
}

function hovered(drawn: string, language: Language = 'en'): string | null {
  const { text, offset } = at(drawn);
  const source = sourceOf(text);
  const analysis = analyseDocument(source, context);
  return hoverAt({ source, facts: analysis, offset, context, language, links: true })?.markdown ?? null;
}

test('settings that are not written yet', () => {
  assert.deepEqual(offered('pro|'), ['profile', 'rules', 'kubernetesVersion', 'include', 'exclude', 'helm']);
  assert.deepEqual(offered('profile: strict\n|\nrules:\n'), [
    'kubernetesVersion',
    'include',
    'exclude',
    'helm',
  ]);
  assert.deepEqual(offered('helm:\n  profiles: {}\n  v|'), ['valuesFiles', 'checkDormantProbes']);
});

test('rules below rules, but for those that are written', () => {
  const ids = offered('rules:\n  probe-host-set: off\n  live|');
  assert.ok(ids.includes('liveness-single-failure'));
  assert.ok(!ids.includes('probe-host-set'));
  assert.deepEqual(offered('include:\n  live|'), []);
});

test('values', () => {
  assert.deepEqual(offered('profile: |'), ['minimal', 'recommended', 'strict']);
  assert.deepEqual(offered('rules:\n  probe-host-set: o|'), [
    'error',
    'warning',
    'information',
    'hint',
    'off',
  ]);
  assert.deepEqual(offered('helm:\n  checkDormantProbes: |'), ['true', 'false']);
  assert.deepEqual(offered('kubernetesVersion: 1.3|').slice(0, 2), ['auto', '1.37']);
  assert.deepEqual(offered('include: |'), []);
  assert.deepEqual(offered('# profile: |'), []);
});

test('an item replaces the word around the cursor', () => {
  const { text, offset } = at('profile: str|ikt\n');
  const found = completionAt({ source: sourceOf(text), offset, context, language: 'en' });
  assert.ok(found);
  assert.equal(text.slice(found.span.start, found.span.end), 'strikt');
});

test('hover says what a setting and a rule are', () => {
  assert.match(hovered('pro|file: strict\n') ?? '', /^Which risks are looked for/);
  assert.match(hovered('pro|file: strict\n', 'ko') ?? '', /위험/);
  const rule = hovered('rules:\n  liveness-single-f|ailure: off\n') ?? '';
  assert.match(rule, /^\*\*Liveness kills at the first failure\*\*/);
  assert.match(rule, /docs\/rules\/liveness-single-failure\.md/);
  assert.match(hovered('he|lm:\n  profiles: {}\n') ?? '', /^What charts are rendered with/);
  assert.match(hovered('helm:\n  valuesF|iles: []\n', 'ko') ?? '', /values 파일/);
  assert.equal(hovered('helm:\n  colou|r: blue\n'), null);
  assert.equal(hovered('colou|r: blue\n'), null);
  assert.equal(hovered('rules:\n  no-such-ru|le: off\n'), null);
  assert.equal(hovered('|\n'), null);
});
