import { goQuote } from '../values/quote.ts';
import { comparePrereleases, compareVersions, readVersion, type SemanticVersion } from './version.ts';

/*
 * Ranges of versions as Helm reads them (github.com/Masterminds/semver/v3 3.5.0, constraints.go): `>=1.21-0`,
 * `^1.2 || 2.x`, `1.2 - 1.4`. The rules differ from npm's: a prerelease fits only a group that names a prerelease itself.
 */

/** Any one group has to hold, and all of a group. */
export type VersionConstraint = readonly ConstraintGroup[];

interface ConstraintGroup {
  readonly comparisons: readonly Comparison[];
  readonly namesPrerelease: boolean;
}

interface Comparison {
  readonly operator: string;
  readonly version: SemanticVersion;
  /** The last number that is written and no `x`; versions that agree so far are alike. */
  readonly precision: 'none' | 'major' | 'minor' | 'patch';
}

/** A constraint, or why the text is none, in the words of Helm's library. */
export type ConstraintReading =
  | { readonly constraint: VersionConstraint }
  | { readonly constraint: null; readonly problem: string };

const longestConstraint = 512;
const mostGroups = 32;

/** Reads a constraint. */
export function readConstraint(text: string): ConstraintReading {
  if (text.length > longestConstraint)
    return refuse(`constraint string is too long (max ${longestConstraint} bytes)`);
  const groups = withoutHyphenRanges(text).split('||');
  if (groups.length > mostGroups) return refuse(`too many constraint groups (max ${mostGroups})`);
  const constraint: ConstraintGroup[] = [];
  for (const group of groups) {
    const parts = splitGroup(group);
    if (parts === null) return refuse(`improper constraint: ${goQuote(group)}`);
    const comparisons: Comparison[] = [];
    for (const part of parts) {
      const comparison = readComparison(part);
      if (comparison === null) return refuse('constraint parser error');
      comparisons.push(comparison);
    }
    constraint.push({
      comparisons,
      namesPrerelease: comparisons.some(({ version }) => version.prerelease !== ''),
    });
  }
  return { constraint };
}

function refuse(problem: string): ConstraintReading {
  return { constraint: null, problem };
}

const number = '[0-9|xX*]+';
const identifiers = String.raw`[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*`;
const wildVersion = String.raw`v?${number}(?:\.${number})?(?:\.${number})?(?:-${identifiers})?(?:\+${identifiers})?`;
const space = String.raw`[\t\n\f\r ]`;

/** `1.2 - 1.4` is a lower and an upper end. */
function withoutHyphenRanges(text: string): string {
  const ranges = new RegExp(`${space}*(${wildVersion})${space}+-${space}+(${wildVersion})${space}*`, 'g');
  return text.replace(ranges, (_range, from: string, to: string) => `>= ${from}, <= ${to} `);
}

interface ConstraintPart {
  readonly operator: string;
  readonly numbers: readonly (string | undefined)[];
  readonly prerelease: string;
}

const partForm = new RegExp(
  `(!=|>=|=>|<=|=<|~>|=|>|<|~|\\^|)${space}*v?(${number})(\\.${number})?(\\.${number})?(-${identifiers})?(?:\\+${identifiers})?`,
  'y',
);
const separatorForm = new RegExp(`${space}*,${space}*|${space}+`, 'y');
const spacesForm = new RegExp(`${space}*`, 'y');

/** Comparisons with spaces or a comma between them; null where the text is something else. */
function splitGroup(group: string): readonly ConstraintPart[] | null {
  const parts: ConstraintPart[] = [];
  let position = skip(spacesForm, group, 0) ?? 0;
  while (true) {
    partForm.lastIndex = position;
    const match = partForm.exec(group);
    if (!match) return null;
    const [, operator = '', major, minor, patch, prerelease = ''] = match;
    parts.push({ operator, numbers: [major, minor?.slice(1), patch?.slice(1)], prerelease });
    position = partForm.lastIndex;
    const end = skip(spacesForm, group, position) ?? position;
    if (end === group.length) return parts;
    const next = skip(separatorForm, group, position);
    if (next === null) return null;
    position = next;
  }
}

function skip(form: RegExp, text: string, position: number): number | null {
  form.lastIndex = position;
  return form.test(text) ? form.lastIndex : null;
}

const precisions = ['none', 'major', 'minor'] as const;

/** What follows a number left open does not count, not even when it is written. */
function readComparison({ operator, numbers, prerelease }: ConstraintPart): Comparison | null {
  const open = numbers.findIndex((written) => written === undefined || /^[xX*]$/.test(written));
  const known = open === -1 ? numbers : numbers.slice(0, open);
  const filled = [...known, '0', '0', '0'].slice(0, 3).join('.');
  const { version } = readVersion(`${filled}${prerelease}`);
  return version && { operator, version, precision: precisions[open] ?? 'patch' };
}

/** Whether the version fits. */
export function satisfies(version: SemanticVersion, constraint: VersionConstraint): boolean {
  return constraint.some(
    ({ comparisons, namesPrerelease }) =>
      (version.prerelease === '' || namesPrerelease) &&
      comparisons.every((comparison) => holds(version, comparison)),
  );
}

function holds(version: SemanticVersion, comparison: Comparison): boolean {
  const order = compareVersions(version, comparison.version);
  switch (comparison.operator) {
    case '!=':
      return differs(version, comparison, order);
    case '>':
      return isAbove(version, comparison, order);
    case '<':
      return order < 0;
    case '>=':
    case '=>':
      return order >= 0;
    case '<=':
    case '=<':
      return !isBeyond(version, comparison, order);
    case '~':
    case '~>':
      return isAlike(version, comparison, order);
    case '^':
      return isCompatible(version, comparison, order);
    default:
      return comparison.precision === 'patch' ? order === 0 : isAlike(version, comparison, order);
  }
}

function differs(
  version: SemanticVersion,
  { version: other, precision }: Comparison,
  order: number,
): boolean {
  if (precision === 'patch') return order !== 0;
  if (version.major !== other.major) return true;
  if (precision === 'major') return false;
  if (version.minor !== other.minor) return true;
  if (precision === 'none') return version.patch !== other.patch || order !== 0;
  return comparePrereleases(version.prerelease, other.prerelease) !== 0;
}

/** `>1.2` begins with 1.3. */
function isAbove(
  version: SemanticVersion,
  { version: other, precision }: Comparison,
  order: number,
): boolean {
  if (precision === 'patch') return order > 0;
  if (version.major !== other.major) return version.major > other.major;
  if (precision === 'major') return false;
  return precision === 'minor' ? version.minor > other.minor : order > 0;
}

/** `<=1.2` ends with the last 1.2. */
function isBeyond(
  version: SemanticVersion,
  { version: other, precision }: Comparison,
  order: number,
): boolean {
  if (precision === 'patch') return order > 0;
  if (version.major !== other.major) return version.major > other.major;
  return version.minor > other.minor && precision !== 'major';
}

/** `~1.2`: not older, and the same as far as it is written, but for the patch. */
function isAlike(
  version: SemanticVersion,
  { version: other, precision }: Comparison,
  order: number,
): boolean {
  if (order < 0) return false;
  const isZero = other.major === 0n && other.minor === 0n && other.patch === 0n;
  if (isZero && (precision === 'none' || precision === 'patch')) return true;
  if (version.major !== other.major) return false;
  return precision === 'major' || version.minor === other.minor;
}

/** `^1.2`: not older, and the first number that is not 0 is the same. */
function isCompatible(
  version: SemanticVersion,
  { version: other, precision }: Comparison,
  order: number,
): boolean {
  if (order < 0) return false;
  if (other.major > 0n || precision === 'major') return version.major === other.major;
  if (version.major > 0n) return false;
  if (other.minor > 0n || precision === 'minor') return version.minor === other.minor;
  return version.minor === 0n && version.patch === other.patch;
}
