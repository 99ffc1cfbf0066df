import type { Span } from '../../text/span.ts';
import { chartAround } from './chart-names.ts';
import type { ChartTemplate, ChartView } from './chart-view.ts';
import { type PathUse, usesIn } from './template-uses.ts';

/** A place in a template that leads to another file of the chart. */
export interface ChartLink {
  readonly span: Span;
  readonly file: string;
  /** Where it leads in the file; null for its start. */
  readonly target: Span | null;
}

/** What the names of templates and files in a template lead to, as far as it is there. */
export function chartLinksOf(view: ChartView, template: ChartTemplate): readonly ChartLink[] {
  return usesIn(template.parsed).flatMap((use) => {
    if (use.kind === 'include') {
      const [definition] = view.definitions.get(use.name) ?? [];
      if (!definition) return [];
      return [{ span: withoutQuotes(use.span), file: definition.file, target: definition.nameSpan }];
    }
    return use.kind === 'path' ? fileLink(view, template, use) : [];
  });
}

function withoutQuotes({ start, end }: Span): Span {
  return { start: start + 1, end: end - 1 };
}

const readers: ReadonlySet<string | undefined> = new Set(['Get', 'GetBytes', 'Lines']);

/** `.Files.Get "config/app.yaml"` counts from the folder of the chart that the template belongs to. */
function fileLink(view: ChartView, { path, text }: ChartTemplate, use: PathUse): readonly ChartLink[] {
  const [first, second] = use.path;
  if (first !== 'Files' || !readers.has(second) || !use.isWhole) return [];
  const written = /^(\s+["`])([^"`\\\n]+)["`]/.exec(text.slice(use.span.end, use.span.end + 500));
  const [, opening = '', name = ''] = written ?? [];
  const chart = chartAround(view, path);
  if (!written || !chart) return [];
  const file = chart.folder === '' ? name : `${chart.folder}/${name}`;
  if (!view.tree.has(file)) return [];
  const start = use.span.end + opening.length;
  return [{ span: { start, end: start + name.length }, file, target: null }];
}

/** A place in a `Chart.yaml` that names the folder of a chart. */
export interface FolderLink {
  readonly span: Span;
  /** From the folder of the file, as it is written. */
  readonly folder: string;
}

const fileRepository = /^[ \t-]*repository:[ \t]*["']?(file:\/\/([^\s"'#]+))/gm;

/** Dependencies that are taken from other folders. */
export function folderLinksIn(text: string): readonly FolderLink[] {
  return [...text.matchAll(fileRepository)].map(({ 0: line, 1: written = '', 2: folder = '', index }) => {
    const start = index + line.length - written.length;
    return { span: { start, end: start + written.length }, folder };
  });
}
