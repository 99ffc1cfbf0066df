import type { DocumentSource } from '../analysis.ts';
import type { Finding } from '../finding.ts';
import { message } from '../messages/message.ts';
import { readDocument } from '../read-document.ts';
import { duplicateKeyFindings, readingFindings } from '../reading-findings.ts';
import type { Span } from '../text/span.ts';
import type { YamlDocument } from '../yaml/node.ts';
import { splitDocuments } from '../yaml/split.ts';
import { projectFinding } from './project-finding.ts';
import type { ProjectSettings } from './project-settings.ts';
import { noProjectSettings } from './project-settings.ts';
import { readProject } from './read-project.ts';

/** The settings of a project file's text. */
export function projectSettingsOf(text: string): ProjectSettings {
  const piece = splitDocuments(text).find(({ isEmpty }) => !isEmpty);
  if (!piece) return noProjectSettings;
  const { span, contentStart, problems, format } = piece;
  const source: DocumentSource = {
    text: text.slice(span.start, span.end),
    contentStart: contentStart - span.start,
    format,
    problems,
    template: null,
  };
  return readProject(readDocument(source)).settings;
}

/** What is wrong with one document of a project file. */
export function judgeProject(source: DocumentSource, document: YamlDocument): readonly Finding[] {
  const { text } = source;
  if (source.project === 'surplus') {
    const span = document.root?.outerSpan ?? { start: 0, end: text.length };
    const place = { span: { start: span.start, end: lineEnd(text, span.start) } };
    return [projectFinding('project-file-invalid-value', place, message('project-file-surplus-document'))];
  }
  const reading = [...source.problems, ...document.problems];
  const globs = reading.flatMap(({ span }) => unquotedGlobOn(text, span) ?? []);
  return [
    ...globs.map((glob) => quoteGlob(text, glob)),
    ...(globs.length > 0 ? [] : readingFindings(reading)),
    ...duplicateKeyFindings(document),
    ...readProject(document).findings.filter(({ span }) => !globs.some((glob) => overlap(glob, span))),
  ];
}

function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

function lineEnd(text: string, from: number): number {
  const end = text.slice(from).search(/[\r\n]/);
  return end < 0 ? text.length : from + end;
}

const globItem = /^(\s*-\s+)(\*[^\s#]*)\s*(?:#.*)?$/;
const globValue = /^(\s*(?:include|exclude)\s*:\s+)(\*[^\s#]*)\s*(?:#.*)?$/;

/** The plain glob that begins with `*` on the line where the reader stumbles. */
function unquotedGlobOn(text: string, span: Span): Span | null {
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const line = text.slice(lineStart, lineEnd(text, lineStart));
  const match = globItem.exec(line) ?? globValue.exec(line);
  if (!match) return null;
  const start = lineStart + (match[1] ?? '').length;
  return { start, end: start + (match[2] ?? '').length };
}

function quoteGlob(text: string, span: Span): Finding {
  const quoted = JSON.stringify(text.slice(span.start, span.end));
  const isItem = /-\s+$/.test(text.slice(text.lastIndexOf('\n', span.start - 1) + 1, span.start));
  const newText = isItem ? quoted : `[${quoted}]`;
  return projectFinding('project-file-invalid-value', { span }, message('project-file-unquoted-glob'), [
    {
      title: message(isItem ? 'fix-add-quotes' : 'fix-write-list', { value: newText }),
      safety: 'safe',
      isPreferred: true,
      edits: [{ span, newText }],
    },
  ]);
}
