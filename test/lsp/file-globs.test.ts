import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isExcluded } from '../../server/core/file-globs.ts';
import { relativePath } from '../../server/src/file-globs.ts';

test('a path counts from the innermost folder that is open around the file', () => {
  const folders = ['file:///work', 'file:///work/shop/', 'file:///other'];
  assert.equal(relativePath('file:///work/shop/web.yaml', folders), 'web.yaml');
  assert.equal(relativePath('file:///work/bank/deploy/web.yaml', folders), 'bank/deploy/web.yaml');
  // `shopping` only starts like `shop`.
  assert.equal(relativePath('file:///work/shopping/web.yaml', folders), 'shopping/web.yaml');
});

test('outside of every folder it is the whole path, without scheme and host', () => {
  assert.equal(relativePath('file:///tmp/web.yaml', ['file:///work']), 'tmp/web.yaml');
  assert.equal(relativePath('vscode-vfs://github/team/shop/web.yaml', []), 'team/shop/web.yaml');
  assert.equal(relativePath('untitled:Untitled-1', []), 'untitled:Untitled-1');
});

test('escapes are read, broken ones are left as they are', () => {
  assert.equal(relativePath('file:///work/%EA%B0%80%20b/web.yaml', ['file:///work/%EA%B0%80 b']), 'web.yaml');
  assert.equal(relativePath('file:///work/50%/web.yaml', ['file:///work']), '50%/web.yaml');
  assert.equal(relativePath('file:///work/web.yaml?version=2#L10', ['file:///work']), 'web.yaml');
});

test('nothing is left out where the settings say nothing', () => {
  assert.equal(isExcluded('deploy/web.yaml', { include: [], exclude: [] }), false);
});

test('a glob without a slash is about names in any folder, hidden ones too', () => {
  const exclude = { include: [], exclude: ['*.gen.yaml'] };
  assert.equal(isExcluded('web.gen.yaml', exclude), true);
  assert.equal(isExcluded('deep/below/.hidden/web.gen.yaml', exclude), true);
  assert.equal(isExcluded('deep/web.yaml', exclude), false);
});

test('a glob with a slash is about the path from the folder', () => {
  const exclude = { include: [], exclude: ['deploy/*.yaml', '**/vendor/**'] };
  assert.equal(isExcluded('deploy/web.yaml', exclude), true);
  assert.equal(isExcluded('deploy/prod/web.yaml', exclude), false);
  assert.equal(isExcluded('shop/deploy/web.yaml', exclude), false);
  assert.equal(isExcluded('vendor/web.yaml', exclude), true);
  assert.equal(isExcluded('a/vendor/b/.c/web.yaml', exclude), true);
});

test('with globs to include, everything else is left out; what is excluded stays so', () => {
  const globs = { include: ['deploy/**', '*.k8s.yaml'], exclude: ['deploy/old/**'] };
  assert.equal(isExcluded('deploy/prod/web.yaml', globs), false);
  assert.equal(isExcluded('anywhere/web.k8s.yaml', globs), false);
  assert.equal(isExcluded('values.yaml', globs), true);
  assert.equal(isExcluded('deploy/old/web.yaml', globs), true);
});
