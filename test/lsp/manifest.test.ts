import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { defaultSettings, readSettings } from '../../server/src/settings.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(root + path, 'utf8');
const manifest = JSON.parse(read('package.json'));
const client = readdirSync(`${root}client/src`, { encoding: 'utf8', recursive: true })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => read(`client/src/${name}`))
  .join('\n');
const words = {
  en: JSON.parse(read('package.nls.json')) as Record<string, string>,
  ko: JSON.parse(read('package.nls.ko.json')) as Record<string, string>,
};

const isTranslated = /^%[\w.]+%$/;

interface Setting {
  readonly type?: string;
  readonly default?: unknown;
  readonly scope?: string;
  readonly enum?: readonly string[];
  readonly markdownDescription?: string;
  readonly markdownEnumDescriptions?: readonly string[];
}

test('every text of the manifest is there in both languages, and none is left over', () => {
  const used = [...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key);
  assert.deepEqual(Object.keys(words.en).sort(), [...new Set(used)].sort());
  assert.deepEqual(Object.keys(words.ko).sort(), Object.keys(words.en).sort());
});

test('Korean texts are Korean, without the polite form', () => {
  for (const [key, text] of Object.entries(words.ko)) {
    assert.doesNotMatch(text, /(?:습니다|합니다|세요|니다)(?:$|[.\s])/, key);
    if (text !== words.en[key]) assert.match(text, /[가-힣]/, key);
  }
});

test('what a setting is said to default to is what the server takes where nothing is set', () => {
  const written: Record<string, unknown> = {};
  for (const { properties } of manifest.contributes.configuration) {
    for (const [name, { default: value }] of Object.entries<{ default: unknown }>(properties)) {
      written[name.replace('kubeProbes.', '')] = value;
    }
  }
  assert.deepEqual(readSettings(written), defaultSettings);
  assert.deepEqual(readSettings(null), defaultSettings);
});

test('every setting is typed, has a default, a scope and words for itself and each of its values', () => {
  for (const { title, properties } of manifest.contributes.configuration) {
    assert.match(title, isTranslated);
    for (const [name, setting] of Object.entries<Setting>(properties)) {
      assert.match(setting.markdownDescription ?? '', isTranslated, name);
      assert.match(setting.type ?? '', /^(boolean|string|array|object)$/, name);
      assert.notEqual(setting.default, undefined, name);
      assert.match(setting.scope ?? '', name === 'kubeProbes.trace.server' ? /^window$/ : /^resource$/, name);
      assert.equal(setting.markdownEnumDescriptions?.length, setting.enum?.length, name);
      for (const words of setting.markdownEnumDescriptions ?? []) assert.match(words, isTranslated, name);
    }
  }
});

test('every command stands in the palette under our name', () => {
  for (const { command, title, category } of manifest.contributes.commands) {
    assert.match(title, isTranslated, command);
    assert.equal(category, manifest.displayName, command);
  }
});

test('every file that the manifest names and no build makes is there', () => {
  const { icon, l10n, contributes } = manifest;
  const named = [icon, l10n, ...contributes.snippets, ...contributes.grammars];
  for (const path of named.map((one) => one.path ?? one)) assert.ok(existsSync(root + path), path);
});

test('every command that is contributed is registered, and none besides', () => {
  const contributed = manifest.contributes.commands.map(({ command }: { command: string }) => command);
  const registered = [...client.matchAll(/registerCommand\(\s*'([^']+)'/g)].map(([, id]) => id);
  assert.deepEqual(contributed.sort(), registered.sort());
});

test('the client speaks the texts that are translated', () => {
  const translated = JSON.parse(read('l10n/bundle.l10n.ko.json')) as Record<string, string>;
  const spoken = [...client.matchAll(/l10n\.t\('([^']+)'/g)].map(([, text]) => text);
  assert.deepEqual(Object.keys(translated).sort(), [...new Set(spoken)].sort());
});
