import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { listFiles, PackageManager } from '@vscode/vsce';

const projectFolder = join(import.meta.dirname, '../..');

/** Whoever adds a file to the package says so here. */
const shipped = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'dist/THIRD-PARTY-NOTICES.txt',
  'dist/client/browser.js',
  'dist/client/node.js',
  'dist/rule-pages.json',
  'dist/server/node.js',
  'dist/server/worker.js',
  'dist/webview/timeline.css',
  'dist/webview/timeline.js',
  'icon.png',
  'l10n/bundle.l10n.json',
  'l10n/bundle.l10n.ko.json',
  'package.json',
  'package.nls.json',
  'package.nls.ko.json',
  'snippets/kube-probes.json',
  'syntaxes/ignore-comment.tmLanguage.json',
];

test('the package ships these files and no others', async () => {
  const files = await listFiles({ cwd: projectFolder, packageManager: PackageManager.None });
  assert.deepEqual([...files].sort(), [...shipped].sort());
});

test('every rule is explained without a network, in both languages', () => {
  const pages: Readonly<Record<string, string>> = JSON.parse(
    readFileSync(join(projectFolder, 'dist/rule-pages.json'), 'utf8'),
  );
  for (const folder of ['docs/rules', 'docs/rules/ko']) {
    for (const name of readdirSync(join(projectFolder, folder))) {
      if (!name.endsWith('.md')) continue;
      const written = readFileSync(join(projectFolder, folder, name), 'utf8');
      assert.equal(pages[`/${folder}/${name}`], written, `${folder}/${name}`);
    }
  }
});
