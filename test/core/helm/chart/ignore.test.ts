import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isIgnored, readIgnoreRules } from '../../../../server/core/helm/chart/ignore.ts';

/** Rules, what they leave out, and what they do not; a folder ends in a slash. */
const cases: readonly (readonly [rules: string, ignored: string, kept: string])[] = [
  ['*.bak', 'a.bak templates/deep/b.bak', 'a.bak.yaml bak'],
  ['ci/', 'ci/ templates/ci/', 'ci ci.yaml'],
  ['templates/*.txt', 'templates/NOTES.txt', 'NOTES.txt templates/deep/a.txt'],
  ['/values.yaml', 'values.yaml', 'a/values.yaml2'],
  ['a?c', 'abc a한c', 'ac abbc'],
  ['[a-c]1', 'a1 c1', 'd1'],
  ['x/[^y]z', 'x/az', 'x/yz'],
  ['# a comment\n \n*.md\r', 'README.md', '#'],
  ['!Chart.yaml', 'values.yaml templates/', 'Chart.yaml'],
  ['', 'templates/.hidden templates/.git/', '.hidden templates/a'],
];

suite('.helmignore', () => {
  for (const [text, ignored, kept] of cases)
    test(`${JSON.stringify(text)} leaves out ${ignored}, and not ${kept}`, () => {
      const { rules } = readIgnoreRules(text);
      assert.ok(rules);
      const left = `${ignored} ${kept}`.split(' ').filter((path) => {
        const isFolder = path.endsWith('/');
        return isIgnored(rules, isFolder ? path.slice(0, -1) : path, isFolder);
      });
      assert.equal(left.join(' '), ignored);
    });

  test('what Helm refuses is refused in its words', () => {
    assert.equal(readIgnoreRules('a/**').problem, 'double-star (**) syntax is not supported');
    for (const text of ['[a', '[]', 'a\\', '[-a]'])
      assert.equal(readIgnoreRules(text).problem, 'syntax error in pattern');
  });
});
