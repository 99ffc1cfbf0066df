import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOtherRepository } from '../../../../server/core/helm/inline/git-remotes.ts';

const config = (...urls: readonly string[]): string =>
  `[core]\n\tbare = false\n${urls.map((url, index) => `[remote "r${index}"]\n\turl = ${url}\n\tfetch = +x\n`).join('')}`;

test('a repository that is called otherwise is another one', () => {
  const url = 'https://github.com/team/shop.git';
  assert.equal(isOtherRepository(config('git@github.com:team/store.git'), url), true);
  assert.equal(
    isOtherRepository(config('https://github.com/team/store', 'ssh://git@host:22/a/b'), url),
    true,
  );
});

test('the same one is known by each of its remotes, in each form of an address, and in forks', () => {
  for (const remote of [
    'git@github.com:team/shop.git',
    'https://github.com/team/shop',
    'ssh://git@git.example.com:2222/me/Shop.git',
    '/srv/git/shop.git/',
  ])
    assert.equal(
      isOtherRepository(config('https://h/o/other', remote), 'https://github.com/team/shop'),
      false,
    );
});

test('what is not known tells nothing apart', () => {
  assert.equal(isOtherRepository(config(), 'https://github.com/team/shop'), false);
  assert.equal(isOtherRepository(config('https://h/o/other'), ''), false);
  assert.equal(isOtherRepository(config('https://h/o/other'), '{{ .url }}'), false);
  assert.equal(isOtherRepository('', 'https://github.com/team/shop'), false);
});
