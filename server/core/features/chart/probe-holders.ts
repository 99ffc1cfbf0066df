import type { TextOfSource } from '../../helm/judge/source-texts.ts';
import type { ValuesOrigin } from '../../helm/values/origin.ts';
import type { Probe } from '../../kubernetes/probe.ts';
import { timingFieldNames } from '../../kubernetes/probe.ts';
import type { Span } from '../../text/span.ts';
import { inRenderedFile, type RenderedContainer } from './rendered-containers.ts';
import { nodeAtPath, type ValuesPath, valuesTreeOf } from './values-nodes.ts';

/*
 * The nodes of values files that a rendered probe comes from.
 */

export interface ProbeHolder {
  readonly file: string;
  readonly path: ValuesPath;
  /** The template prints the keys of the probe from there, not only single values: a key added there is rendered, too. */
  readonly isPrinted: boolean;
}

/** A key of a probe as it is rendered, with its value. */
interface Entry {
  readonly name: string;
  readonly keySpan: Span;
  readonly span: Span;
}

/**
 * Mappings of values files that stand for the probe: those with keys that are called like the probe's own. Where there are
 * none in a file, the next node around the values that its numbers are made of.
 */
export function probeHolders(rendered: RenderedContainer, probe: Probe): readonly ProbeHolder[] {
  const holders = new Map<string, ProbeHolder>();
  const loose: ValuesOrigin[] = [];
  const add = (file: string, path: ValuesPath, isPrinted: boolean): void => {
    const key = JSON.stringify([file, path]);
    if (isPrinted || !holders.has(key)) holders.set(key, { file, path, isPrinted });
  };
  const nodeOf = (span: Span): ValuesOrigin | null =>
    rendered.sources.placeOf(inRenderedFile(rendered, span)).node;
  const whole = nodeOf(probe.keySpan);
  if (whole?.path.at(-1) === probe.name) add(whole.file, whole.path, true);
  for (const { name, keySpan, span } of entriesOf(probe)) {
    const key = nodeOf(keySpan);
    const value = nodeOf(span);
    if (key?.path.at(-1) === name) add(key.file, key.path.slice(0, -1), true);
    else if (value?.path.at(-1) === name) add(value.file, value.path.slice(0, -1), false);
    else if (value && isTiming(name)) loose.push(value);
  }
  const files = new Set([...holders.values()].map(({ file }) => file));
  return [...holders.values(), ...looseHolders(loose.filter(({ file }) => !files.has(file)))];
}

function entriesOf({ timing, handlers }: Probe): readonly Entry[] {
  const numbers = timingFieldNames.flatMap((name) => {
    const field = timing[name];
    if (field.kind === 'absent' || field.keySpan === null || field.via.length > 0) return [];
    return [{ name, keySpan: field.keySpan, span: field.span }];
  });
  const checks = handlers
    .filter(({ via }) => via.length === 0)
    .map(({ kind, keySpan, span }) => ({ name: kind, keySpan, span }));
  return [...numbers, ...checks];
}

function isTiming(name: string): boolean {
  return timingFieldNames.some((field) => field === name);
}

/** By file: the mapping around all of them, unless that is the whole file; then the first of them. */
function looseHolders(nodes: readonly ValuesOrigin[]): readonly ProbeHolder[] {
  return [...new Set(nodes.map(({ file }) => file))].flatMap((file) => {
    const paths = nodes.filter((node) => node.file === file).map(({ path }) => path);
    const [first] = paths;
    if (!first) return [];
    const parents: readonly ValuesPath[] = paths.map((path) => path.slice(0, -1));
    const around = parents.reduce((one, other) => commonStart(one, other));
    return [{ file, path: around.length === 0 ? first : around, isPrinted: false }];
  });
}

function commonStart(one: ValuesPath, other: ValuesPath): ValuesPath {
  const end = one.findIndex((step, index) => step !== other[index]);
  return end < 0 ? one : one.slice(0, end);
}

/** Where a holder stands: its key, or its start where it has none, and all of it. */
export interface HolderPlace {
  readonly keySpan: Span;
  readonly span: Span;
}

export function placeOfHolder({ file, path }: ProbeHolder, textOf: TextOfSource): HolderPlace | null {
  const found = nodeAtPath(valuesTreeIn(file, textOf), path);
  if (!found) return null;
  const { keySpan, span } = found;
  return {
    keySpan: keySpan ?? { start: span.start, end: span.start },
    span: { start: keySpan?.start ?? span.start, end: span.end },
  };
}

type ValuesTree = ReturnType<typeof valuesTreeOf>;

const trees = new WeakMap<TextOfSource, Map<string, ValuesTree>>();

/** A chart's values files are read once for as long as the chart stays as it is. */
export function valuesTreeIn(file: string, textOf: TextOfSource): ValuesTree {
  const known = trees.get(textOf) ?? new Map<string, ValuesTree>();
  trees.set(textOf, known);
  const before = known.get(file);
  if (before) return before;
  const tree = valuesTreeOf(textOf(file) ?? '');
  known.set(file, tree);
  return tree;
}
