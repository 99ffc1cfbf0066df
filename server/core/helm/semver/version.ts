/*
 * Versions as Helm reads them (github.com/Masterminds/semver/v3 3.5.0, `NewVersion`): a leading `v`, missing parts and
 * leading zeros pass.
 */

export interface SemanticVersion {
  /** Unsigned, 64 bits each. */
  readonly major: bigint;
  readonly minor: bigint;
  readonly patch: bigint;
  /** Without its `-`; empty for a release. */
  readonly prerelease: string;
  /** Without its `+`; never counts when versions are compared. */
  readonly metadata: string;
  /** As written. */
  readonly original: string;
}

/** A version, or why the text is none, in the words of Helm's library. */
export type VersionReading =
  | { readonly version: SemanticVersion }
  | { readonly version: null; readonly problem: string };

const longestVersion = 256;
const identifiers = String.raw`[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*`;
const versionForm = new RegExp(
  String.raw`^v?([0-9]+)(?:\.([0-9]+))?(?:\.([0-9]+))?(?:-(${identifiers}))?(?:\+(${identifiers}))?$`,
);

/** Reads a version. Text of more than 256 bytes is none. */
export function readVersion(text: string): VersionReading {
  if (text.length > longestVersion)
    return { version: null, problem: `version string is too long (max ${longestVersion} bytes)` };
  const match = versionForm.exec(text);
  if (!match) return { version: null, problem: 'invalid semantic version' };
  const [, ...parts] = match;
  const [major = '0', minor = '0', patch = '0', prerelease = '', metadata = ''] = parts;
  for (const segment of [major, minor, patch]) {
    if (BigInt(segment) <= largest) continue;
    const problem = `error parsing version segment: strconv.ParseUint: parsing "${segment}": value out of range`;
    return { version: null, problem };
  }
  if (prerelease.split('.').some((identifier) => /^0[0-9]+$/.test(identifier)))
    return { version: null, problem: 'version segment starts with 0' };
  const numbers = { major: BigInt(major), minor: BigInt(minor), patch: BigInt(patch) };
  return { version: { ...numbers, prerelease, metadata, original: text } };
}

const largest = 2n ** 64n - 1n;

/** Without the `v` and with all three numbers. */
export function printVersion({ major, minor, patch, prerelease, metadata }: SemanticVersion): string {
  return `${major}.${minor}.${patch}${prerelease && `-${prerelease}`}${metadata && `+${metadata}`}`;
}

/** Negative when the first is older, 0 when neither is. */
export function compareVersions(one: SemanticVersion, other: SemanticVersion): number {
  const numbers =
    compareNumbers(one.major, other.major) ||
    compareNumbers(one.minor, other.minor) ||
    compareNumbers(one.patch, other.patch);
  return numbers || comparePrereleases(one.prerelease, other.prerelease);
}

/** A release is newer than its prereleases. */
export function comparePrereleases(one: string, other: string): number {
  if (one === '' || other === '') return (one === '' ? 1 : 0) - (other === '' ? 1 : 0);
  const ones = one.split('.');
  const others = other.split('.');
  for (let at = 0; at < Math.max(ones.length, others.length); at++) {
    const difference = compareIdentifiers(ones[at] ?? '', others[at] ?? '');
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Nothing before numbers, numbers before words. */
function compareIdentifiers(one: string, other: string): number {
  if (one === other) return 0;
  if (one === '') return -1;
  if (other === '') return 1;
  const oneNumber = unsigned(one);
  const otherNumber = unsigned(other);
  if (oneNumber === null && otherNumber === null) return one > other ? 1 : -1;
  if (otherNumber === null) return -1;
  if (oneNumber === null) return 1;
  return oneNumber > otherNumber ? 1 : -1;
}

/** Numbers beyond 64 bits count as words. */
function unsigned(text: string): bigint | null {
  if (!/^[0-9]+$/.test(text)) return null;
  const value = BigInt(text);
  return value <= largest ? value : null;
}

function compareNumbers(one: bigint, other: bigint): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
