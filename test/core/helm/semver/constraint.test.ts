import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readConstraint, satisfies } from '../../../../server/core/helm/semver/constraint.ts';
import { compareVersions, readVersion } from '../../../../server/core/helm/semver/version.ts';

/** One constraint, what fits it, and what does not. */
const constraints: readonly (readonly [constraint: string, fits: string, not: string])[] = [
  ['>=1.21-0', '1.21 v1.21.0-eks-1 1.22.3', '1.20.9 1.21.0-'],
  ['>=1.21.0', '1.21.0 1.21.0+k3s1 2', '1.21.0-eks-1 1.20'],
  ['^1.2.0', '1.2.0 1.9.9', '1.1.9 2.0.0 1.3.0-rc1'],
  ['^0.2.0', '0.2.5', '0.3.0 1.2.0'],
  ['^0.0.3', '0.0.3', '0.0.4 0.1.3'],
  ['^0', '0.0.1 0.9.9', '1.0.0'],
  ['^*', '0.0.0', '0.0.1 1.0.0'],
  ['~1', '1.0.0 1.9.0', '2.0.0 0.9.0'],
  ['~1.2.3', '1.2.3 1.2.9', '1.2.2 1.3.0'],
  ['~0.0.0', '0.0.0 7.1.2', '1.0.0-rc1'],
  ['*', '0.0.0 3.4.5', '3.4.5-rc1'],
  ['=1.2', '1.2.0 1.2.7', '1.3.0'],
  ['!=1.2', '1.3.0 2.2.0', '1.2.7'],
  ['!=1', '2.0.0', '1.0.0 1.9.9'],
  ['!=1.2.3', '1.2.4', '1.2.3 v1.2.3+b1'],
  ['>1', '2.0.0', '1.9.9'],
  ['>1.2', '1.3.0 2.0.0', '1.2.5'],
  ['<=1.2', '1.2.9 1.0.0', '1.3.0 2.0.0'],
  ['<=1', '1.9.9', '2.0.0'],
  ['1.2 - 1.4', '1.2.0 1.4.5', '1.5.0 1.1.9'],
  ['1.2 - 1.4.0', '1.4.0', '1.4.5'],
  ['>1.0 <2.0', '1.5.0 1.1.0', '1.0.5 2.0.0'],
  ['>=1.0, <1.5 || >=2', '1.4.0 2.0.0', '1.6.0'],
  ['>1.0.0-beta.2', '1.0.0-beta.10 1.0.0', '1.0.0-beta.1 1.0.0-alpha'],
  ['1.x.3', '1.0.0 1.7.9', '2.0.3'],
];

suite('which versions fit a constraint', () => {
  for (const [written, fits, not] of constraints) {
    test(`${written} fits ${fits}, and not ${not}`, () => {
      const { constraint } = readConstraint(written);
      assert.ok(constraint);
      const fitting = `${fits} ${not}`.split(' ').filter((text) => {
        const { version } = readVersion(text);
        return version !== null && satisfies(version, constraint);
      });
      assert.equal(fitting.join(' '), fits);
    });
  }

  test('a text that is no constraint is named', () => {
    for (const text of ['bad', '', '1,', '>= 1.2.3.4'])
      assert.deepEqual(readConstraint(text), { constraint: null, problem: `improper constraint: "${text}"` });
  });

  test('a long text without an answer is refused at once', () => {
    const spaces = `${'1          '.repeat(45)}!`;
    assert.equal(readConstraint(spaces).constraint, null);
    assert.match(JSON.stringify(readConstraint('1'.repeat(600))), /too long \(max 512 bytes\)/);
    assert.match(JSON.stringify(readConstraint('1||'.repeat(40))), /too many constraint groups \(max 32\)/);
  });
});

suite('the order of versions', () => {
  test('prereleases before releases, numbers by value and before words', () => {
    const sorted =
      '1.0.0-1 1.0.0-2 1.0.0-10 1.0.0-alpha 1.0.0-alpha.1 1.0.0-beta.2 1.0.0-beta.10 1.0.0 1.0.1 1.10.0';
    const versions = sorted.split(' ').map((text) => {
      const { version } = readVersion(text);
      assert.ok(version, text);
      return version;
    });
    const reordered = versions.toReversed().sort(compareVersions);
    assert.equal(reordered.map(({ original }) => original).join(' '), sorted);
  });

  test('what is no version says why', () => {
    const problems = ['bad', '', '1.2.3.4', '1.2.3-01', '99999999999999999999.0'].map((text) => {
      const reading = readVersion(text);
      return reading.version === null ? reading.problem : text;
    });
    assert.deepEqual(problems, [
      'invalid semantic version',
      'invalid semantic version',
      'invalid semantic version',
      'version segment starts with 0',
      'error parsing version segment: strconv.ParseUint: parsing "99999999999999999999": value out of range',
    ]);
  });
});
