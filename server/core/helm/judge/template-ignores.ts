import type { CutDocument } from '../../cut-file.ts';
import type { Finding } from '../../finding.ts';
import { readDocument } from '../../read-document.ts';
import {
  coveredAt,
  type IgnoreScope,
  ignoreWrittenAt,
  isTemplateIgnore,
  type WrittenIgnore,
} from '../../rules/ignore-comments.ts';
import { ruleSilencing } from '../../rules/suppress.ts';
import type { Span } from '../../text/span.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { scanActions } from '../action.ts';
import type { Chart } from '../chart/chart.ts';
import { textOfFile } from '../chart/load.ts';
import type { RenderedFile } from '../rendering.ts';
import type { SourceMap } from './source-map.ts';

/*
 * A comment of a template that ignores a rule is not rendered, and speaks of what is rendered from the line below it, or
 * from its own: as a `#` comment would that is rendered there.
 */

/** An ignore comment of a template. */
export interface TemplateIgnore {
  readonly file: string;
  readonly written: WrittenIgnore;
  /** The last character in front of it that is printed; null at the start of the file. */
  readonly before: number | null;
  /** Nothing else stands on its line. */
  readonly isAlone: boolean;
  /** What it speaks of is there with any values: no block begins or ends behind it. */
  readonly isBeforeText: boolean;
}

/** Those of a chart and its subcharts. */
export function templateIgnoresOf(chart: Chart | null): readonly TemplateIgnore[] {
  if (!chart) return [];
  const own = chart.templates.flatMap(({ path, content }) => ignoresIn(path, textOfFile(content)));
  return [...own, ...chart.subcharts.flatMap(templateIgnoresOf)];
}

function ignoresIn(file: string, text: string): readonly TemplateIgnore[] {
  if (!text.includes('kube-probes-ignore')) return [];
  return scanActions(text).flatMap(({ kind, span, trimsBefore }): readonly TemplateIgnore[] => {
    const action = text.slice(span.start, span.end);
    const written = kind === 'comment' && isTemplateIgnore(action) ? ignoreWrittenAt(text, span) : null;
    if (!written) return [];
    const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
    const lineEnd = text.indexOf('\n', span.end);
    const line = text.slice(lineStart, span.start) + text.slice(span.end, lineEnd < 0 ? undefined : lineEnd);
    const before = trimsBefore ? text.slice(0, span.start).trimEnd().length : span.start;
    return [
      {
        ...{ file, written },
        before: before > 0 ? before - 1 : null,
        isAlone: line.trim() === '',
        isBeforeText: !/^\s*\{\{/.test(text.slice(span.end)),
      },
    ];
  });
}

/** What has been seen of them in a rendering: keys of the rules that they name. */
export interface IgnoresSeen {
  /** Those that stand where something is rendered with any values. */
  readonly rendered: Set<string>;
  /** Those that a finding was silenced by. */
  readonly used: Set<string>;
}

/** Names a rule in an ignore comment of a file. */
export function ignoreKey(file: string, { start }: Span): string {
  return JSON.stringify([file, start]);
}

interface Ignoring {
  readonly file: RenderedFile;
  readonly sources: SourceMap;
  readonly ignores: readonly TemplateIgnore[];
  readonly seen: IgnoresSeen;
}

/** The findings of a rendered document that no comment of a template ignores. */
export function unignoredByTemplates(
  findings: readonly Finding[],
  document: CutDocument,
  { file, sources, ignores, seen }: Ignoring,
): readonly Finding[] {
  if (ignores.length === 0) return findings;
  const { root } = readDocument(document.source);
  const covering = ignores.flatMap((ignore) =>
    scopesOf(ignore, { document, root, file, sources }).map((scope) => ({ ignore, scope })),
  );
  for (const { ignore } of covering)
    if (ignore.isBeforeText)
      for (const { span } of ignore.written.rules) seen.rendered.add(ignoreKey(ignore.file, span));
  return findings.filter((finding) => {
    let isSilenced = false;
    for (const { ignore, scope } of covering) {
      const rule = ruleSilencing({ rules: ignore.written.rules, scope }, finding);
      if (!rule) continue;
      isSilenced = true;
      seen.used.add(ignoreKey(ignore.file, rule.span));
    }
    return !isSilenced;
  });
}

interface Covering extends Pick<Ignoring, 'file' | 'sources'> {
  readonly document: CutDocument;
  readonly root: YamlNode | null;
}

/** All that a comment covers in a rendered document. */
function scopesOf(
  ignore: TemplateIgnore,
  { document: { source, start }, root, file, sources }: Covering,
): readonly IgnoreScope[] {
  if (ignore.written.isForFile) return ignore.file === file.path ? [{ kind: 'document' }] : [];
  const { text } = source;
  return renderedBehind(ignore, sources).flatMap((offset): readonly IgnoreScope[] => {
    if (!root || offset < start || offset > start + text.length) return [];
    const span = coveredAt(root, text, { offset: offset - start, isAlone: ignore.isAlone });
    return span ? [{ kind: 'node', span }] : [];
  });
}

/** Where in a rendered file what stands before the comment ends. */
function renderedBehind({ file, before }: TemplateIgnore, sources: SourceMap): readonly number[] {
  if (before === null) return [];
  return sources.renderedOf({ file, span: { start: before, end: before + 1 } }).map(({ end }) => end);
}
