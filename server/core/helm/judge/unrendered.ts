import { contains } from '../../rules/suppress.ts';
import type { Span } from '../../text/span.ts';
import type { Chart } from '../chart/chart.ts';
import { textOfFile } from '../chart/load.ts';
import type { Rendering, RenderRequest } from '../rendering.ts';
import type { ListNode, ParsedFile, TemplateTree } from '../template/nodes.ts';
import { parsedTemplate } from '../template/parsed-template.ts';
import type { SourcePlace } from './source-map.ts';
import { isWritten } from './source-map.ts';
import type { TextOfSource } from './source-texts.ts';
import { traceOf } from './trace.ts';

/*
 * What stands in the templates of a chart and is not rendered with the values at hand: branches not taken. Nobody has
 * judged what they would print.
 */

export interface Unrendered {
  /** Of the file itself, and of helpers in it that are rendered elsewhere. */
  readonly stretches: readonly SourcePlace[];
  /** The helpers that such stretches include, and those that these do. */
  readonly reached: ReadonlySet<string>;
  /** All that such stretches and these helpers say. */
  readonly texts: readonly string[];
  /** What is included there is known by its name. */
  readonly isKnown: boolean;
  /** The helper that a place stands in; null outside of helpers. */
  readonly helperAt: (place: SourcePlace) => string | null;
}

export function unrenderedIn(
  { chart, files }: Rendering,
  { parsed }: Pick<RenderRequest, 'parsed'>,
  textOf: TextOfSource,
): Unrendered {
  const trees = chart ? treesOf(chart, [...(parsed?.values() ?? [])]) : [];
  const starts = renderedStarts(files, textOf);
  const isRendered = (file: string, { start, end }: Span): boolean =>
    starts.get(file)?.some((at) => start <= at && at < end) ?? false;
  const stretches: SourcePlace[] = [];
  for (const { body, source, nameSpan } of trees) {
    const { path } = source;
    if (isRendered(path, body.span)) {
      stretches.push(...stretchesIn(body, (span) => isRendered(path, span)).map(placeIn(path)));
    } else if (nameSpan === null && !isHelperFile(path) && !isBlank(body)) {
      stretches.push({ file: path, span: body.span });
    }
  }
  const texts = stretches.map(({ file, span }) => (textOf(file) ?? '').slice(span.start, span.end));
  return {
    stretches,
    ...reachedFrom(texts, trees),
    helperAt: ({ file, span }) =>
      trees.find(
        (tree) => tree.nameSpan !== null && tree.source.path === file && contains(tree.body.span, span),
      )?.name ?? null,
  };
}

function placeIn(file: string): (span: Span) => SourcePlace {
  return (span) => ({ file, span });
}

/** Helm renders no file by itself whose name begins so. */
function isHelperFile(path: string): boolean {
  return /(?:^|\/)_[^/]*$/.test(path);
}

function treesOf(chart: Chart, parsed: readonly ParsedFile[]): readonly TemplateTree[] {
  const own = chart.templates.flatMap(({ path, content }) => {
    const text = textOfFile(content);
    const known = parsed.find(({ source }) => source.path === path && source.text === text);
    return (known ?? parsedTemplate({ name: path, path, value: null, text })).trees;
  });
  return [...own, ...chart.subcharts.flatMap((subchart) => treesOf(subchart, parsed))];
}

/** Where in each template begins what left a mark in what is rendered, be it an empty one. */
function renderedStarts(
  files: Rendering['files'],
  textOf: TextOfSource,
): ReadonlyMap<string, readonly number[]> {
  const starts = new Map<string, Set<number>>();
  const add = (file: string, { start }: Span): void => {
    const known = starts.get(file);
    if (known) known.add(start);
    else starts.set(file, new Set([start]));
  };
  for (const { output } of files.values())
    for (const { origin } of output.marks) {
      const { written, actions } = traceOf(origin);
      for (const one of written) if (one.from === 'template') add(one.file, one.span);
      for (const action of actions) if (isWritten(action, textOf)) add(action.file, action.span);
    }
  return new Map([...starts].map(([file, found]) => [file, [...found]]));
}

/** The branches in a list of nodes, at any depth, of which nothing is rendered. */
function stretchesIn({ nodes }: ListNode, isRendered: (span: Span) => boolean): readonly Span[] {
  return nodes.flatMap((node): readonly Span[] => {
    if (node.kind !== 'if' && node.kind !== 'with' && node.kind !== 'range') return [];
    const parts = node.otherwise ? [node.body, node.otherwise] : [node.body];
    return parts.flatMap((part) => {
      if (isBlank(part)) return [];
      return isRendered(part.span) ? stretchesIn(part, isRendered) : [part.span];
    });
  });
}

function isBlank({ nodes }: ListNode): boolean {
  return nodes.every((node) => node.kind === 'text' && node.text.trim() === '');
}

const including = /\b(?:include|template)\s+(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`)?|\btpl\b/g;

/** Follows the names of helpers; those that are put together, and texts that are templates, are not known. */
function reachedFrom(
  stretches: readonly string[],
  trees: readonly TemplateTree[],
): Pick<Unrendered, 'reached' | 'texts' | 'isKnown'> {
  const reached = new Set<string>();
  const texts = [...stretches];
  let isKnown = true;
  // Grows while it is gone through.
  for (const text of texts)
    for (const [, quoted, raw] of text.matchAll(including)) {
      const name = quoted ?? raw;
      if (name === undefined) isKnown = false;
      if (name === undefined || reached.has(name)) continue;
      reached.add(name);
      for (const { name: other, nameSpan, body, source } of trees)
        if (other === name && nameSpan !== null)
          texts.push(source.text.slice(body.span.start, body.span.end));
    }
  return { reached, texts, isKnown };
}
