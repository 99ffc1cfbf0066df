import type { TextEdit } from '../text/edit.ts';
import { applyEdits } from '../text/edit.ts';
import { shiftSpan } from '../text/span.ts';
import type { YamlComment, YamlNode } from '../yaml/node.ts';
import { readYaml } from '../yaml/read.ts';
import { columnOf, lineStart, nextLineStart } from './line.ts';
import type { CopiedMember } from './new-member.ts';
import type { WrittenMember } from './written.ts';
import { isPlainlyWritten, memberEnd } from './written.ts';

/** What is copied, and what is to be different in the copy. */
export interface CopyRequest {
  /** The text as written. */
  readonly text: string;
  /** The same with template actions masked at equal length; the text itself where there are none. */
  readonly yaml: string;
  readonly member: WrittenMember;
  /** The member's value is in flow style. */
  readonly isFlow: boolean;
  /** Changes to the copy, counted as the text is. */
  readonly changes: readonly TextEdit[];
  /** Where the copy will stand: what it refers to by alias has to be anchored before. */
  readonly target: number;
}

/**
 * A member's text for use a second time: byte for byte, but without comments (they would be said twice) and without
 * anchors (they would be set twice). Null when it could not stand at the target.
 */
export function copiedMember(request: CopyRequest): CopiedMember | null {
  const { text, yaml, member, changes, target } = request;
  if (!isPlainlyWritten(yaml, member)) return null;
  const { start } = member.key;
  const end = memberEnd(yaml, member);
  if (!refersBackwards(yaml, { start, end, target })) return null;
  const own = changes.map((change) => ({ ...change, span: shiftSpan(change.span, -start) }));
  const left = leftOut(yaml, { start, end, isFlow: request.isFlow });
  return { text: withoutBlanks(applyEdits(text.slice(start, end), [...own, ...left])) };
}

/** Removals of comments and anchors, counted from the member's start. */
function leftOut(
  yaml: string,
  { start, end, isFlow }: { readonly start: number; readonly end: number; readonly isFlow: boolean },
): readonly TextEdit[] {
  const raw = yaml.slice(start, end);
  if (!/[#&]/.test(raw)) return [];
  const before = isFlow ? '{' : ' '.repeat(columnOf(yaml, start));
  const text = isFlow ? `${before}${raw}\n}` : before + raw;
  const { root, comments } = readYaml(text, 0, 'yaml');
  const removals = [
    ...comments.map((comment) => commentRemoval(text, comment)),
    ...anchorRemovals(text, root),
  ];
  return removals.map((removal) => ({ ...removal, span: shiftSpan(removal.span, -before.length) }));
}

/** The comment with the blanks before it, or its whole line. */
function commentRemoval(text: string, { span }: YamlComment): TextEdit {
  const line = lineStart(text, span.start);
  const before = text.slice(line, span.start);
  if (withoutBlanks(before) === '')
    return { span: { start: line, end: nextLineStart(text, span.end) }, newText: '' };
  return {
    span: { start: line + withoutBlanks(before).length, end: span.end },
    newText: '',
  };
}

function anchorRemovals(text: string, node: YamlNode | null): readonly TextEdit[] {
  if (node === null || node.kind === 'alias') return [];
  const own = node.anchor === undefined ? [] : anchorRemoval(text, node.outerSpan.start, node.span.start);
  switch (node.kind) {
    case 'scalar':
      return own;
    case 'mapping':
      return [
        ...own,
        ...node.entries.flatMap((entry) => [
          ...anchorRemovals(text, entry.key),
          ...anchorRemovals(text, entry.value),
        ]),
      ];
    case 'sequence':
      return [...own, ...node.items.flatMap((item) => anchorRemovals(text, item.node))];
  }
}

/** The anchor with the blanks behind it, or before it where it ends its line or a comment does. */
function anchorRemoval(text: string, start: number, end: number): readonly TextEdit[] {
  const match = /&[^\s,[\]{}]+/.exec(text.slice(start, end));
  if (!match) return [];
  const anchorStart = start + match.index;
  const anchorEnd = anchorStart + match[0].length;
  const behind = /^[ \t]*/.exec(text.slice(anchorEnd))?.[0].length ?? 0;
  if (!/[\r\n#]/.test(text[anchorEnd + behind] ?? '\n')) {
    return [{ span: { start: anchorStart, end: anchorEnd + behind }, newText: '' }];
  }
  const before = text.slice(0, anchorStart);
  return [{ span: { start: withoutBlanks(before).length, end: anchorEnd }, newText: '' }];
}

/** Not `trimEnd`: a no-break space is text. */
function withoutBlanks(text: string): string {
  return text.replace(/[ \t\r\n]+$/, '');
}

/** Whether everything the copied text names by alias is anchored before the place where the copy will stand. */
function refersBackwards(
  yaml: string,
  { start, end, target }: { readonly start: number; readonly end: number; readonly target: number },
): boolean {
  const before = yaml.slice(0, target);
  for (const [, name = ''] of yaml.slice(start, end).matchAll(/(?:^|[\s,[{:])\*([^\s,[\]{}*]+)/g)) {
    if (!anchorsIn(before).has(name)) return false;
  }
  return true;
}

function anchorsIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/&([^\s,[\]{}]+)/g)].map(([, name = '']) => name));
}
