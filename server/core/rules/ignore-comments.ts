import type { ProbeName } from '../kubernetes/probe.ts';
import type { Span } from '../text/span.ts';
import type { YamlComment, YamlDocument, YamlNode } from '../yaml/node.ts';

/** What one `# kube-probes-ignore` comment says and what it covers. */
export interface IgnoreComment {
  /** The comment with its `#`. */
  readonly span: Span;
  /** What goes away with the comment: the blanks before it too, or its whole line. */
  readonly removalSpan: Span;
  readonly rules: readonly IgnoredRule[];
  readonly scope: IgnoreScope;
  /** Written for another tool: whether it has anything to do here is no news. */
  readonly isForPeers?: true;
}

export interface IgnoredRule {
  readonly id: string;
  readonly span: Span;
  /** Of this probe only. */
  readonly probe?: ProbeName;
}

export type IgnoreScope =
  | { readonly kind: 'file' }
  | { readonly kind: 'document' }
  /** The key with its value, or the list item, that the comment stands at or above. */
  | { readonly kind: 'node'; readonly span: Span };

const wording = /^#\s*kube-probes-ignore(-file)?(?![\w-])(.*)$/;
/** A comment of a template, which is not rendered; what is written in it is the same. */
const templateWording =
  /^\{\{(?:-(?=\s))?\s*\/\*\s*kube-probes-ignore(-file)?(?![\w-])([^\r\n]*?)\s*\*\/\s*-?\}\}/;
const reasonMark = /\s--(?:\s|$)/;

/** Every ignore comment of a document, in the order of the text. */
export function ignoreCommentsOf(document: YamlDocument, text: string): readonly IgnoreComment[] {
  const found: IgnoreComment[] = [];
  for (const comment of document.comments) {
    const written = ignoreWrittenAt(text, comment.span);
    if (!written) continue;
    found.push({
      span: comment.span,
      removalSpan: removalSpanOf(comment.span, text),
      rules: written.rules,
      scope: written.isForFile ? { kind: 'file' } : scopeOf(comment, document, text),
    });
  }
  return found;
}

/** The words of an ignore comment. */
export interface WrittenIgnore {
  readonly rules: readonly IgnoredRule[];
  readonly isForFile: boolean;
}

/** What a comment of YAML, or of a template, says; null where it is no ignore. */
export function ignoreWrittenAt(text: string, { start, end }: Span): WrittenIgnore | null {
  const comment = text.slice(start, end);
  const match = wording.exec(comment) ?? templateWording.exec(comment);
  if (!match) return null;
  const [whole, file, list = ''] = match;
  const listStart = start + whole.indexOf(list, whole.indexOf('kube-probes-ignore'));
  return { rules: rulesIn(list, listStart), isForFile: file !== undefined };
}

/** Whether a template's comment ignores something. */
export function isTemplateIgnore(action: string): boolean {
  return templateWording.test(action);
}

/** What a comment at an offset covers: what begins on its line, or on the next one where it has a line of its own. */
export function coveredAt(
  root: YamlNode,
  text: string,
  { offset, isAlone }: { readonly offset: number; readonly isAlone: boolean },
): Span | null {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const line = isAlone ? lineOfNextContent(text, offset) : lineAt(text, lineStart);
  return line && coveredOn(root, line, isAlone);
}

/** What goes away with a comment: the blanks before it too, or its whole line. */
export function removalSpanOf({ start, end }: Span, text: string): Span {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(lineStart, start);
  const lineBreak = text.indexOf('\n', end);
  if (before.trim() === '') return { start: lineStart, end: lineBreak < 0 ? text.length : lineBreak + 1 };
  return { start: lineStart + before.trimEnd().length, end };
}

/** The ids of `id, id -- reason`; commas may be left out. */
function rulesIn(list: string, start: number): readonly IgnoredRule[] {
  const end = reasonMark.exec(list)?.index ?? list.length;
  return [...list.slice(0, end).matchAll(/[^\s,]+/g)].map((match) => ({
    id: match[0],
    span: { start: start + match.index, end: start + match.index + match[0].length },
  }));
}

function scopeOf(comment: YamlComment, document: YamlDocument, text: string): IgnoreScope {
  const lineStart = text.lastIndexOf('\n', comment.span.start - 1) + 1;
  const isAlone = text.slice(lineStart, comment.span.start).trim() === '';
  const root = document.root;
  if (!root) return { kind: 'document' };
  if (isAlone && comment.span.end <= root.outerSpan.start) return { kind: 'document' };
  const line = isAlone ? lineOfNextContent(text, comment.span.end) : lineAt(text, lineStart);
  const covered = line && coveredOn(root, line, isAlone);
  return covered ? { kind: 'node', span: covered } : { kind: 'node', span: comment.span };
}

function lineAt(text: string, start: number): Span {
  const end = text.indexOf('\n', start);
  return { start, end: end < 0 ? text.length : end };
}

/** The next line that holds more than blanks and comments. */
function lineOfNextContent(text: string, from: number): Span | null {
  let start = text.indexOf('\n', from) + 1;
  while (start > 0 && start < text.length) {
    const line = lineAt(text, start);
    if (/^\s*[^\s#]/.test(text.slice(line.start, line.end))) return line;
    start = line.end + 1;
  }
  return null;
}

/** The outermost key (with its value) or, where that is wanted, list item that begins on a line. */
function coveredOn(node: YamlNode, line: Span, wantsItem: boolean): Span | null {
  if (node.kind === 'mapping') {
    for (const entry of node.entries) {
      const span = {
        start: entry.key.outerSpan.start,
        end: Math.max(entry.key.outerSpan.end, entry.value.outerSpan.end),
      };
      if (span.start >= line.start && span.start <= line.end) return span;
      if (span.start < line.start && span.end >= line.start) return coveredOn(entry.value, line, wantsItem);
    }
  }
  if (node.kind === 'sequence') {
    for (const item of node.items) {
      if (wantsItem && item.span.start >= line.start && item.span.start <= line.end) return item.span;
      if (item.span.end >= line.start && item.span.start <= line.end)
        return coveredOn(item.node, line, wantsItem);
    }
  }
  return null;
}
