import type { DocumentSource } from '../analysis.ts';
import type { Finding, Fix } from '../finding.ts';
import { message } from '../messages/message.ts';
import type { TextEdit } from '../text/edit.ts';

/** Comments that silence a finding where it stands, or its rule in the whole file. JSON has no comments. */
export function ignoreFixes(finding: Finding, source: DocumentSource): readonly Fix[] {
  const cannotBeIgnored =
    finding.category === 'suppression' || finding.category === 'settings' || finding.ruleId === 'yaml-syntax';
  if (cannotBeIgnored || source.format === 'json') return [];
  const args = { rule: finding.ruleId };
  // No key is above a template action that stands outside of any.
  const here = finding.ruleId === 'template-outside-chart' ? null : commentAbove(finding, source.text);
  const fix = (title: Fix['title'], edit: TextEdit): Fix => ({
    title,
    safety: 'safe',
    isPreferred: false,
    edits: [edit],
  });
  return [
    ...(here ? [fix(message('fix-ignore-here', args), here)] : []),
    fix(message('fix-ignore-in-file', args), commentOnTop(finding, source)),
  ];
}

/** A line of its own above the finding's line, or one more id in the comment that stands there already. */
function commentAbove(finding: Finding, text: string): TextEdit | null {
  const { ruleId } = finding;
  const lineStart = ignoredLine(finding, text);
  const indent = /^[ ]*/.exec(text.slice(lineStart))?.[0] ?? '';
  // A separator line is no key: what stands on it has nothing above.
  if (text.startsWith('---', lineStart)) return null;
  const above =
    lineStart > 0 ? text.slice(text.lastIndexOf('\n', lineStart - 2) + 1, lineStart).trimEnd() : '';
  const existing =
    /^\s*(?:#|\{\{(?:-\s)?\s*\/\*)\s*kube-probes-ignore(?![\w-])(?<rules>(?:[\s,]+(?!--(?:\s|$))[\w-]+)*)/.exec(
      above,
    );
  if (existing) {
    const end = lineStart - lineLength(text, lineStart) + existing[0].length;
    return { span: { start: end, end }, newText: `, ${ruleId}` };
  }
  return {
    span: { start: lineStart, end: lineStart },
    newText: `${indent}# kube-probes-ignore ${ruleId}${lineEndingOf(text)}`,
  };
}

/**
 * Where the line starts above which a comment covers the finding: its own, or the one of the key when the finding is a
 * value on lines of its own. Above the first dash of a list a comment would cover the first item only.
 */
function ignoredLine({ span, objectPath }: Finding, text: string): number {
  let lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const isKey = (start: number): boolean => /^[ -]*[^\s#-].*:(?:\s|$)/.test(lineAt(text, start));
  const isList = text[span.start] === '-' && /^ *-\s$/.test(text.slice(lineStart, span.start + 2));
  if (objectPath.endsWith(']') || (isKey(lineStart) && !isList)) return lineStart;
  while (lineStart > 0) {
    lineStart = lineStart === 1 ? 0 : text.lastIndexOf('\n', lineStart - 2) + 1;
    if (isKey(lineStart)) break;
  }
  return lineStart;
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? undefined : end);
}

/** The length of the line before an offset at which a line starts, its end included. */
function lineLength(text: string, lineStart: number): number {
  return lineStart - (text.lastIndexOf('\n', lineStart - 2) + 1);
}

function commentOnTop({ ruleId }: Finding, { text, contentStart }: DocumentSource): TextEdit {
  return {
    span: { start: contentStart, end: contentStart },
    newText: `# kube-probes-ignore-file ${ruleId}${lineEndingOf(text)}`,
  };
}

function lineEndingOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
