import type { TextEdit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import type { EditResult } from './result.ts';
import { declined, edits } from './result.ts';
import type { WrittenMember } from './written.ts';
import { isPlainlyWritten, memberEnd } from './written.ts';

export type NewScalar = string | number | boolean;

export type Quote = '' | '"' | "'";

/** The quote character a key or scalar begins with, or nothing. */
export function quoteAt(text: string, offset: number): Quote {
  const character = text[offset];
  return character === '"' || character === "'" ? character : '';
}

/** A value as text: a string in the wished quotes, or in double quotes where plain text would be read as something else. */
export function scalarText(value: NewScalar, quote: Quote): string {
  if (typeof value !== 'string') return String(value);
  if (quote === "'" && !/[\r\n]/.test(value)) return `'${value.replaceAll("'", "''")}'`;
  if (quote === '' && isPlainText(value)) return value;
  return JSON.stringify(value);
}

/** Words that a YAML 1.1 reader does not take as text. */
const notText = /^(?:y|n|yes|no|on|off|true|false|null|~|<<|=)$/i;

/** Whether a string may be written without quotes in block and in flow style. Too strict rather than too free. */
function isPlainText(value: string): boolean {
  if (!/^[\p{L}_/.$][\p{L}\p{N}_/.$@+:=?&%-]*(?: [\p{L}\p{N}_/.$@+=?&%-]+)*$/u.test(value)) return false;
  return !notText.test(value) && !/:(?: |$)/.test(value) && !/^\.?(?:inf|nan|\d)/i.test(value);
}

/**
 * Replaces a scalar by another. A string keeps the quotes that were there, a number or boolean has none.
 * `span` is the scalar's own (anchor and tag stay); comments are not touched.
 */
export function setScalar(text: string, span: Span, value: NewScalar): EditResult {
  if (span.start === span.end) return declined('layout');
  return edits(replacement(text, span, value));
}

/** Gives a key another value, also one that has none yet. */
export function setValue(text: string, member: WrittenMember, value: NewScalar): EditResult {
  if (!isPlainlyWritten(text, member)) return declined('layout');
  if (member.value.end > member.value.start) return setScalar(text, member.value, value);
  const end = memberEnd(text, member);
  return edits({
    span: { start: end, end },
    newText: ` ${scalarText(value, quoteAt(text, member.key.start))}`,
  });
}

function replacement(text: string, span: Span, value: NewScalar): TextEdit {
  const isBlockScalar = /^[|>]/.test(text.slice(span.start, span.end));
  const hasLineEnd = isBlockScalar && text[span.end - 1] === '\n';
  const lineEnding = hasLineEnd ? (text[span.end - 2] === '\r' ? '\r\n' : '\n') : '';
  return { span, newText: scalarText(value, quoteAt(text, span.start)) + lineEnding };
}
