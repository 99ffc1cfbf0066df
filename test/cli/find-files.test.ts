import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import { findFiles } from '../../server/cli/find-files.ts';
import { folderWith } from './run-cli.ts';

function tree(context: TestContext, files: Readonly<Record<string, string>>): string {
  const folder = folderWith(context, {});
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

async function foundIn(folder: string, ...paths: string[]): Promise<readonly string[]> {
  const asked = paths.length === 0 ? [folder] : paths.map((path) => join(folder, path));
  const { files } = await findFiles(asked);
  return files.map((path) => relative(folder, path).replaceAll('\\', '/'));
}

test('ignore files leave out what Git would, the innermost decides', async (context) => {
  const folder = tree(context, {
    '.git/HEAD': '',
    '.gitignore': '/build/\n*.tmp.yaml\n!keep.tmp.yaml\n',
    'a.yaml': '',
    'a.tmp.yaml': '',
    'keep.tmp.yaml': '',
    'build/out.yaml': '',
    'deep/build/in.yaml': '',
    'deep/.kubeprobesignore': '# generated\nsecret-*.yaml\n!b.tmp.yaml\n',
    'deep/secret-1.yaml': '',
    'deep/b.tmp.yaml': '',
  });
  const all = ['a.yaml', 'deep/b.tmp.yaml', 'deep/build/in.yaml', 'keep.tmp.yaml'];
  assert.deepEqual(await foundIn(folder), all);
  assert.deepEqual(await foundIn(folder, 'deep'), ['deep/b.tmp.yaml', 'deep/build/in.yaml']);
});

test('what is named is checked, ignored or not', async (context) => {
  const folder = tree(context, {
    '.git/HEAD': '',
    '.gitignore': 'a.yaml\nout/\n',
    'a.yaml': '',
    'out/b.yaml': '',
  });
  assert.deepEqual(await foundIn(folder), []);
  assert.deepEqual(await foundIn(folder, 'a.yaml', 'out/b.yaml'), ['a.yaml', 'out/b.yaml']);
  assert.deepEqual(await foundIn(folder, 'out'), ['out/b.yaml']);
});

test('outside of a repository nothing above the folder is asked', async (context) => {
  const folder = tree(context, {
    '.gitignore': 'a.yaml\n',
    'in/a.yaml': '',
    'in/b.yaml': '',
    'in/.gitignore': 'b.yaml',
  });
  assert.deepEqual(await foundIn(folder, 'in'), ['in/a.yaml']);
});

test('vendored folders and subcharts are left out; a folder that only is called charts is not', async (context) => {
  const folder = tree(context, {
    'charts/web/Chart.yaml': '',
    'charts/web/templates/web.yaml': '',
    'charts/web/charts/redis/templates/redis.yaml': '',
    'vendor/a.yaml': '',
    'node_modules/b.yaml': '',
    '.hidden/c.yaml': '',
  });
  assert.deepEqual(await foundIn(folder), ['charts/web/Chart.yaml', 'charts/web/templates/web.yaml']);
  assert.deepEqual(await foundIn(folder, 'charts/web/charts'), [
    'charts/web/charts/redis/templates/redis.yaml',
  ]);
});
