import type { FileKind, Language } from '../../../server/core/index.ts';
import { beginAnalysis, cutFile, hoverAt } from '../../../server/core/index.ts';
import { readKubernetesVersion } from '../../../server/core/kubernetes/version.ts';

export interface Hovering {
  readonly language?: Language;
  readonly kind?: FileKind;
  readonly links?: boolean;
  readonly version?: string;
}

/** What a hover says and the text it is about. */
export interface Shown {
  readonly about: string;
  readonly markdown: string;
}

/** The hover at `<|>`. */
export function hoverIn(fixture: string, hovering: Hovering = {}): Shown | null {
  const offset = fixture.indexOf('<|>');
  if (offset < 0) throw new Error('the fixture has no <|>');
  return hoverAtOffset(fixture.replace('<|>', ''), offset, hovering);
}

/** The hover at an offset of a file. */
export function hoverAtOffset(file: string, offset: number, hovering: Hovering = {}): Shown | null {
  const { language = 'en', kind = 'manifest', links = false, version = 'auto' } = hovering;
  const cut = cutFile(file, kind).findLast(({ start }) => start <= offset);
  if (!cut) return null;
  const { source, start } = cut;
  const context = { kubernetesVersion: readKubernetesVersion(version).version };
  const answer = hoverAt({
    source,
    facts: beginAnalysis(source, context).facts,
    offset: offset - start,
    language,
    context,
    links,
    firstLine: file.slice(0, start).split('\n').length - 1,
  });
  return (
    answer && { about: source.text.slice(answer.span.start, answer.span.end), markdown: answer.markdown }
  );
}

/** The card without the blank lines and line breaks of Markdown, ready to be compared. */
export function cardIn(fixture: string, hovering: Hovering = {}): string {
  const shown = hoverIn(fixture, hovering);
  return shown ? plain(shown.markdown) : 'nothing';
}

export function plain(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .join('\n');
}

/** A drawn card: the indentation of its first line is taken off every line. */
export function card(drawn: string): string {
  const lines = drawn.replace(/^\n/, '').replace(/\n *$/, '').split('\n');
  const indentation = /^ */.exec(lines[0] ?? '')?.[0].length ?? 0;
  return lines.map((line) => line.slice(indentation)).join('\n');
}
