import { cutFile } from '../../cut-file.ts';
import { readDocument } from '../../read-document.ts';
import type { IgnoreScope } from '../../rules/ignore-comments.ts';
import { contains } from '../../rules/suppress.ts';
import type { Span } from '../../text/span.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { nodesOf } from '../../yaml/walk.ts';
import type { Rendering } from '../rendering.ts';
import type { Enclosing, Origin } from '../values/origin.ts';
import { traceOf } from './trace.ts';
import type { Unrendered } from './unrendered.ts';

/** A part of a values file. */
interface ValuesPart {
  readonly file: string;
  readonly text: string;
  readonly scope: IgnoreScope;
}

/**
 * The rendered files, by Helm's name, that a part of the values is printed in; null where a value of it is not
 * printed, or a branch that is not taken may print it once more.
 */
export function readInFull(
  { file, text, scope }: ValuesPart,
  { files, chart }: Rendering,
  unrendered: () => Unrendered,
): readonly string[] | null {
  const [first] = cutFile(text, 'manifest');
  const root = first?.start === 0 ? readDocument(first.source).root : null;
  if (!root) return null;
  const part = scope.kind === 'node' ? scope.span : root.outerSpan;
  const keys = keysTo(root, part);
  const [outermost] = keys;
  const isForOthers =
    outermost === 'global' || chart?.subcharts.some(({ metadata }) => metadata.name === outermost);
  const leaves = leavesIn(root, part);
  if (isForOthers || leaves === null || leaves.length === 0) return null;
  const readers = new Set<string>();
  const starts = new Set<number>();
  for (const { name, output } of files.values())
    for (const { origin } of output.marks)
      for (const start of valuesRead(origin, file)) {
        starts.add(start);
        if (part.start <= start && start < part.end) readers.add(name);
      }
  if (readers.size === 0 || !leaves.every(({ span }) => starts.has(span.start))) return null;
  const { texts, isKnown } = unrendered();
  return isKnown && !texts.some((one) => mayRead(one, keys)) ? [...readers] : null;
}

/** Where in a values file starts what a part of a text was printed from, or what decided that it was. */
function valuesRead(origin: Origin, file: string): readonly number[] {
  const { written, actions } = traceOf(origin);
  const deciding = actions.flatMap(({ enclosing }) => decidersOf(enclosing));
  return [...written, ...deciding.flatMap((one) => traceOf(one).written)].flatMap((one) =>
    one.from === 'values' && one.file === file ? [one.span.start] : [],
  );
}

function decidersOf(enclosing: Enclosing | null): readonly Origin[] {
  return enclosing ? [...enclosing.decidedBy, ...decidersOf(enclosing.outer)] : [];
}

/** The scalars in a part; null where an alias is among them. */
function leavesIn(root: YamlNode, part: Span): readonly YamlNode[] | null {
  const nodes = nodesOf(root).filter(({ outerSpan }) => contains(part, outerSpan));
  const keys = new Set(
    nodesOf(root).flatMap((node) => (node.kind === 'mapping' ? node.entries.map(({ key }) => key) : [])),
  );
  if (nodes.some(({ kind }) => kind === 'alias')) return null;
  return nodes.filter((node) => {
    if (node.kind === 'mapping') return node.entries.length === 0;
    if (node.kind === 'sequence') return node.items.length === 0;
    return !keys.has(node);
  });
}

/** The keys on the way to a part, and its own. */
function keysTo(node: YamlNode, part: Span): readonly string[] {
  if (node.kind === 'sequence') {
    const item = node.items.find(({ span }) => contains(span, part));
    return item ? keysTo(item.node, part) : [];
  }
  if (node.kind !== 'mapping') return [];
  const entry = node.entries.find(({ key, value }) =>
    contains({ start: key.outerSpan.start, end: Math.max(key.outerSpan.end, value.outerSpan.end) }, part),
  );
  if (!entry) return [];
  return [entry.name ?? '', ...(entry.key.outerSpan.start === part.start ? [] : keysTo(entry.value, part))];
}

/** Whether a text may read what is at the end of a path: it names it, or something around it as a whole. */
function mayRead(text: string, keys: readonly string[]): boolean {
  if (keys.length === 0 || /\.Values\b(?!\.\w)/.test(text)) return true;
  return keys.some((key, index) => {
    const next = keys[index + 1];
    const rest = next === undefined ? '' : `(?!\\.(?!${escaped(next)}(?![\\w-]))\\w)`;
    return new RegExp(`(?<![\\w-])${escaped(key)}(?![\\w-])${rest}`).test(text);
  });
}

function escaped(key: string): string {
  return key.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
