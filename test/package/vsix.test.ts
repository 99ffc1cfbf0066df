import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { listFiles, PackageManager } from '@vscode/vsce';

const projectFolder = join(import.meta.dirname, '../..');

/** Every rule is explained without a network. */
function pagesIn(folder: string): readonly string[] {
  return readdirSync(join(projectFolder, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);
}

/** Whoever adds a file to the package says so here. */
const shipped = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'dist/THIRD-PARTY-NOTICES.txt',
  'dist/client/browser.js',
  'dist/client/node.js',
  'dist/server/node.js',
  'dist/server/worker.js',
  'dist/webview/timeline.css',
  'dist/webview/timeline.js',
  'icon.png',
  ...pagesIn('docs/rules'),
  ...pagesIn('docs/rules/ko'),
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
