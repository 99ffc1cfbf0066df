import { readConstraint, satisfies } from '../semver/constraint.ts';
import { compareVersions, printVersion, readVersion, type SemanticVersion } from '../semver/version.ts';
import { derived, type Origin } from '../values/origin.ts';
import {
  booleanOf,
  derivedOf,
  integerOf,
  type Method,
  originOf,
  type ParameterType,
  type StructValue,
  textOf,
  type Value,
} from '../values/value.ts';
import { stringAt, textAt, valueAt } from './arguments.ts';
import { define, FunctionFailure, type HelmFunction } from './function.ts';

/** Versions (sprig's semver.go, over github.com/Masterminds/semver/v3 3.5.0). */
export const semverFunctions: readonly HelmFunction[] = [
  define('semver', ['string'], (args) => {
    const text = textAt(args, 0);
    return versionValue(versionFrom(text.text), derived('semver', originOf(text)));
  }),
  define('semverCompare', ['string', 'string'], (args) => {
    const fits = fitsConstraint(stringAt(args, 0), stringAt(args, 1));
    return booleanOf(fits, derivedOf('semverCompare', args));
  }),
];

/** Charts ask the same of the same version over and over: answers are kept up to this many. */
const mostAnswers = 500;
const answers = new Map<string, boolean>();

function fitsConstraint(constraint: string, version: string): boolean {
  const question = `${constraint}\n${version}`;
  const known = answers.get(question);
  if (known !== undefined) return known;
  const reading = readConstraint(constraint);
  if (reading.constraint === null) throw new FunctionFailure(reading.problem);
  const fits = satisfies(versionFrom(version), reading.constraint);
  if (answers.size >= mostAnswers) answers.clear();
  answers.set(question, fits);
  return fits;
}

function versionFrom(text: string): SemanticVersion {
  const reading = readVersion(text);
  if (reading.version === null) throw new FunctionFailure(reading.problem);
  return reading.version;
}

const pointer = '*semver.Version';

/** `IncMajor` and its kin give a plain struct; everything else a pointer. */
function versionValue(version: SemanticVersion, origin: Origin | null, type = pointer): StructValue {
  const printed = printVersion(version);
  return {
    kind: 'struct',
    type,
    fields: new Map(),
    methods: methodsOf(version, origin),
    printed,
    json: textOf(printed),
    origin,
    isStringer: true,
  };
}

function methodsOf(version: SemanticVersion, origin: Origin | null): ReadonlyMap<string, Method> {
  const { major, minor, patch, prerelease, metadata, original } = version;
  const text = (value: string): Method => method([], () => textOf(value, origin));
  const number = (value: bigint): Method => method([], () => integerOf(value, 'uint64', origin));
  const next = (changed: Partial<SemanticVersion>): Method =>
    method([], () =>
      versionValue(changedVersion(version, { prerelease: '', metadata: '', ...changed }), origin, plain),
    );
  const test = (holds: (order: number) => boolean): Method =>
    method([pointer], (args) => booleanOf(holds(compareVersions(version, otherVersion(args))), origin));
  return new Map<string, Method>([
    ['Major', number(major)],
    ['Minor', number(minor)],
    ['Patch', number(patch)],
    ['Prerelease', text(prerelease)],
    ['Metadata', text(metadata)],
    ['Original', text(original)],
    ['String', text(printVersion(version))],
    [
      'Compare',
      method([pointer], (args) => integerOf(compareVersions(version, otherVersion(args)), 'int', origin)),
    ],
    ['Equal', test((order) => order === 0)],
    ['LessThan', test((order) => order < 0)],
    ['LessThanEqual', test((order) => order <= 0)],
    ['GreaterThan', test((order) => order > 0)],
    ['GreaterThanEqual', test((order) => order >= 0)],
    ['IncMajor', next({ major: major + 1n, minor: 0n, patch: 0n })],
    ['IncMinor', next({ minor: minor + 1n, patch: 0n })],
    ['IncPatch', next({ patch: prerelease === '' ? patch + 1n : patch })],
    [
      'SetPrerelease',
      method(['string'], (args) => changedTo({ ...version, prerelease: stringAt(args, 0) }, origin)),
    ],
    [
      'SetMetadata',
      method(['string'], (args) => changedTo({ ...version, metadata: stringAt(args, 0) }, origin)),
    ],
  ]);
}

const plain = 'semver.Version';

function method(parameters: readonly ParameterType[], call: Method['call']): Method {
  return { parameters, isVariadic: false, call };
}

/** The changed version keeps a `v` that was written. */
function changedVersion(version: SemanticVersion, changed: Partial<SemanticVersion>): SemanticVersion {
  const next = { ...version, ...changed };
  return { ...next, original: `${version.original.startsWith('v') ? 'v' : ''}${printVersion(next)}` };
}

/** Reading the printed form checks the new part as the library does. */
function changedTo(next: SemanticVersion, origin: Origin | null): Value {
  const identifiers = /^[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*$/;
  if (next.prerelease !== '' && !identifiers.test(next.prerelease))
    throw new FunctionFailure('invalid prerelease string');
  if (next.metadata !== '' && !identifiers.test(next.metadata))
    throw new FunctionFailure('invalid metadata string');
  versionFrom(printVersion(next));
  return versionValue(changedVersion(next, {}), origin, plain);
}

function otherVersion(args: readonly Value[]): SemanticVersion {
  const other = valueAt(args, 0);
  if (other.kind !== 'struct' || other.printed === null)
    throw new FunctionFailure('runtime error: invalid memory address or nil pointer dereference');
  return versionFrom(other.printed);
}
