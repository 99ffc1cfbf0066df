import { columnOf, indentStep, lineEndingAt, linePrefix } from './line.ts';
import type { Quote } from './scalar-text.ts';
import { quoteAt } from './scalar-text.ts';
import type { WrittenMapping, WrittenMember } from './written.ts';

/** How the members of one mapping are laid out. */
export type Frame = BlockFrame | FlowFrame;

interface FrameBase {
  /** Of the keys. */
  readonly quote: Quote;
  readonly colon: ': ' | ':';
  readonly lineEnding: '\n' | '\r\n';
  /** One further level of indentation. */
  readonly step: string;
}

export interface BlockFrame extends FrameBase {
  readonly kind: 'block';
  /** What stands before each key of the mapping. */
  readonly indent: string;
}

export interface FlowFrame extends FrameBase {
  readonly kind: 'flow';
  /** From the brace to the first key, between two members, from the last value to behind the closing brace. */
  readonly open: string;
  readonly separator: string;
  readonly close: string;
  /** Before each key where every member has its own line; null where they share one. */
  readonly indent: string | null;
}

/** The layout in which a new neighbour of this member has to be written. */
export function frameAround(text: string, member: WrittenMember, isFlow: boolean): Frame {
  const base = frameBase(text, member);
  if (!isFlow) return { ...base, kind: 'block', indent: ' '.repeat(columnOf(text, member.key.start)) };
  const prefix = linePrefix(text, member.key.start);
  const comma = base.colon === ':' ? ',' : ', ';
  if (!/^[ \t]*$/.test(prefix)) {
    return { ...base, kind: 'flow', open: '{', separator: comma, close: '}', indent: null };
  }
  return { ...base, kind: 'flow', ...linesOf(base, prefix), indent: prefix };
}

/** The layout of an existing mapping, to write a similar one at the same level. */
export function frameLike(text: string, mapping: WrittenMapping): Frame | null {
  const first = mapping.members[0];
  const last = mapping.members.at(-1);
  if (!first || !last) return null;
  const frame = frameAround(text, first, mapping.isFlow);
  if (frame.kind === 'block' || frame.indent !== null)
    return frame.kind === 'block' ? frame : closedLike(text, mapping, frame);
  const open = text.slice(mapping.span.start, first.key.start);
  const close = text.slice(last.value.end, mapping.span.end);
  return /^\{ *$/.test(open) && /^ *\}$/.test(close) ? { ...frame, open, close } : frame;
}

/** The layout of a mapping that becomes the value of a new key in `outer`. */
export function nestedFrame(outer: Frame): Frame {
  if (outer.kind === 'block') return { ...outer, indent: outer.indent + outer.step };
  if (outer.indent === null) return outer;
  const indent = outer.indent + outer.step;
  const hasTrailingComma = outer.close.startsWith(',');
  const close = `${hasTrailingComma ? ',' : ''}${outer.lineEnding}${outer.indent}}`;
  return { ...outer, ...linesOf(outer, indent), close, indent };
}

function frameBase(text: string, member: WrittenMember): FrameBase {
  const quote = quoteAt(text, member.key.start);
  const isTight = text[member.key.end] === ':' && quote !== '' && /\S/.test(text[member.key.end + 1] ?? ' ');
  return {
    quote,
    colon: isTight ? ':' : ': ',
    lineEnding: lineEndingAt(text, member.key.start),
    step: indentStep(text),
  };
}

function linesOf(base: FrameBase, indent: string): Pick<FlowFrame, 'open' | 'separator' | 'close'> {
  const outerIndent = indent.endsWith(base.step) ? indent.slice(0, indent.length - base.step.length) : indent;
  return {
    open: `{${base.lineEnding}${indent}`,
    separator: `,${base.lineEnding}${indent}`,
    close: `${base.lineEnding}${outerIndent}}`,
  };
}

/** The same with the closing brace where the model has it, and its trailing comma or none. */
function closedLike(text: string, mapping: WrittenMapping, frame: FlowFrame): FlowFrame {
  const last = mapping.members.at(-1);
  const tail = text.slice(last?.value.end ?? mapping.span.start, mapping.span.end);
  const comma = /,[ \t]*(?:#[^\n]*)?\s*\}$/.test(tail) ? ',' : '';
  const line = /\n([ \t]*)\}$/.exec(tail);
  const beforeBrace = line ? frame.lineEnding + line[1] : tail.endsWith(' }') ? ' ' : '';
  return { ...frame, close: `${comma}${beforeBrace}}` };
}
