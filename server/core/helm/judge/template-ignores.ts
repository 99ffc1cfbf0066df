import type { CutDocument } from '../../cut-file.ts';
import type { Finding } from '../../finding.ts';
import { readDocument } from '../../read-document.ts';
import {
  coveredAt,
  type IgnoredRule,
  type IgnoreScope,
  ignoreCommentsOf,
  ignoreWrittenAt,
  isTemplateIgnore,
  type WrittenIgnore,
} from '../../rules/ignore-comments.ts';
import { ruleSilencing } from '../../rules/suppress.ts';
import { type Span, shiftSpan } from '../../text/span.ts';
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
  /** With its braces. */
  readonly span: Span;
  /** Nothing else stands on its line. */
  readonly isAlone: boolean;
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
        ...{ file, span, written },
        before: before > 0 ? before - 1 : null,
        isAlone: line.trim() === '',
      },
    ];
  });
}

/** An ignore comment where it is rendered, or speaks of what is. */
export interface SeenIgnore {
  /** In its template. */
  readonly file: string;
  readonly span: Span;
  readonly written: WrittenIgnore;
  /** Where the rules start in the template that something was silenced by, or that nothing is said of. */
  readonly used: ReadonlySet<number>;
  /** What it covers, in the rendered file; null for all of that. */
  readonly covered: Span | null;
  /** The rendered file by Helm's name, and where in it the document starts. */
  readonly rendered: string;
  readonly documentStart: number;
}

interface Ignoring {
  readonly file: RenderedFile;
  readonly sources: SourceMap;
  readonly ignores: readonly TemplateIgnore[];
  /** Takes what has been seen. */
  readonly seen: SeenIgnore[];
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
  const used = new Set<IgnoredRule>();
  const left = findings.filter((finding) => {
    let isSilenced = false;
    for (const { ignore, scope } of covering) {
      const rule = ruleSilencing({ rules: ignore.written.rules, scope }, finding);
      if (!rule) continue;
      isSilenced = true;
      used.add(rule);
    }
    return !isSilenced;
  });
  for (const { ignore, scope } of covering)
    seen.push({
      ...{ file: ignore.file, span: ignore.span, written: ignore.written },
      used: new Set(ignore.written.rules.flatMap((rule) => (used.has(rule) ? [rule.span.start] : []))),
      covered: scope.kind === 'node' ? shiftSpan(scope.span, document.start) : null,
      ...{ rendered: file.name, documentStart: document.start },
    });
  return left;
}

/** The comments that are rendered with a document: all that the findings of the document do not call unused are. */
export function seenRendered(
  findings: readonly Finding[],
  { source, start }: CutDocument,
  { file, sources }: Pick<Ignoring, 'file' | 'sources'>,
): readonly SeenIgnore[] {
  if (!source.text.includes('kube-probes-ignore')) return [];
  const unused = new Set(
    findings.flatMap(({ ruleId, span }) => (ruleId === 'ignore-unused' ? [span.start] : [])),
  );
  return ignoreCommentsOf(readDocument(source), source.text).flatMap(
    ({ span, scope, rules }): readonly SeenIgnore[] => {
      const writer = sources.writerOf(shiftSpan(span, start));
      if (writer?.kind !== 'template') return [];
      const moved = writer.start - span.start;
      return [
        {
          file: writer.file,
          span: shiftSpan(span, moved),
          written: {
            rules: rules.map((rule) => ({ ...rule, span: shiftSpan(rule.span, moved) })),
            isForFile: scope.kind === 'file',
          },
          used: new Set(
            rules.flatMap((rule) => (unused.has(rule.span.start) ? [] : [rule.span.start + moved])),
          ),
          covered: scope.kind === 'node' ? shiftSpan(scope.span, start) : null,
          ...{ rendered: file.name, documentStart: start },
        },
      ];
    },
  );
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
