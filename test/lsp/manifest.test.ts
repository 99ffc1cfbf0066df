import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { defaultSettings, readSettings } from '../../server/src/settings.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(root + path, 'utf8');
const manifest = JSON.parse(read('package.json'));
const client = readdirSync(`${root}client/src`)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => read(`client/src/${name}`))
  .join('\n');
const words = {
  en: JSON.parse(read('package.nls.json')) as Record<string, string>,
  ko: JSON.parse(read('package.nls.ko.json')) as Record<string, string>,
};

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
