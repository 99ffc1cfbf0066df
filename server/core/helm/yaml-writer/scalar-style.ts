import { scalarValue } from '../../yaml/scalar.ts';
import { JsonFailure } from '../values/to-json.ts';

/*
 * In which style a text has to be written so that go-yaml reads it as the same text.
 */

/** The reader takes none of these, and JSON does not escape them. */
const unreadable = /[\x7f-\x84\x86-\x9f\ufffe\uffff]/;

/**
 * What becomes of a text on its way: JSON is read as YAML, where a NEL inside quotes is a line break to fold.
 * Throws a `JsonFailure` where that reader gives up.
 */
export function throughJson(written: string): string {
  const text = written.replace(
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '\ufffd',
  );
  if (unreadable.test(text)) throw new JsonFailure('control characters are not allowed');
  if (!text.includes('\u0085')) return text;
  return text.replace(/ *\u0085[ \u0085]*/g, (breaks) => {
    const count = breaks.split('\u0085').length - 1;
    return count === 1 ? ' ' : '\n'.repeat(count - 1);
  });
}

/** Letters, digits and a few signs, which stand for themselves; the words that may be no texts aside. */
const plainWord = /^(?!(?:y|n|yes|no|on|off|true|false|null)$)[a-z_][\w./-]*$/i;

/** Whether a text is written as it is in every style of writing, and read as a text. */
export function isPlainWord(text: string): boolean {
  return plainWord.test(text);
}

export type Style = 'plain' | 'single' | 'double' | 'literal';

/** `takesTabs`: go-yaml v3 writes them into blocks. */
export function styleOf(text: string, isKey: boolean, takesTabs: boolean): Style {
  const shape = analyse(text, takesTabs);
  let style: Style = text.includes('\n') ? 'literal' : isTextWhenPlain(text) ? 'plain' : 'double';
  if (isKey && shape.hasBreaks) style = 'double';
  if (style === 'plain' && (!shape.mayBePlain || (text === '' && isKey))) style = 'single';
  if (style === 'single' && !shape.mayBeSingle) style = 'double';
  if (style === 'literal' && (!shape.mayBeBlock || isKey)) style = 'double';
  return style;
}

const sexagesimal = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;

/** Whether go-yaml reads the text as text when nothing is around it. */
function isTextWhenPlain(text: string): boolean {
  if (sexagesimal.test(text) || isTimestamp(text)) return false;
  return scalarValue(text, 'plain').type === 'string';
}

const timestamp =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?(?:Z|[-+](\d\d):(\d\d))| (\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?)?$/;

function isTimestamp(text: string): boolean {
  const match = timestamp.exec(text);
  if (!match) return false;
  const [year = 0, month = 0, day = 0, ...times] = match.slice(1).map((part) => Number(part ?? 0));
  const [hour = 0, minute = 0, second = 0, zoneHour = 0, zoneMinute = 0] = times;
  const [plainHour = 0, plainMinute = 0, plainSecond = 0] = times.slice(5);
  const days = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
  if (month < 1 || month > 12 || day < 1 || day > days) return false;
  return (
    Math.max(hour, plainHour) < 24 &&
    Math.max(minute, plainMinute) < 60 &&
    Math.max(second, plainSecond) < 60 &&
    zoneHour <= 24 &&
    zoneMinute < 60
  );
}

interface Shape {
  readonly hasBreaks: boolean;
  readonly mayBePlain: boolean;
  readonly mayBeSingle: boolean;
  readonly mayBeBlock: boolean;
}

export const breaks = /[\r\n\u0085\u2028\u2029]/;
/** What go-yaml does not print as it is: control characters, tabs included, and everything beyond the first plane. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const special = /[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]/;
const firstIndicator = /^(?:---|\.\.\.|[#,[\]{}&*!|>'"%@`]|[-?:](?:[ \t]|$))/;
const innerIndicator = /[\s\S](?::(?:[ \t]|$)|(?<=[ \t\r\n\u0085\u2028\u2029])#)/;

/** Which styles a text fits into (emitterc.go, `yaml_emitter_analyze_scalar`). */
function analyse(text: string, takesTabs: boolean): Shape {
  if (text === '') return { hasBreaks: false, mayBePlain: true, mayBeSingle: true, mayBeBlock: false };
  const hasBreaks = breaks.test(text);
  const isSpecial = special.test(text);
  const edge = /^[ \r\n\u0085\u2028\u2029]|[ \r\n\u0085\u2028\u2029]$/.test(text);
  const breakSpace = /[\r\n\u0085\u2028\u2029] /.test(text);
  const spaceBreak = / [\r\n\u0085\u2028\u2029]/.test(text);
  const hasIndicator = firstIndicator.test(text) || innerIndicator.test(text);
  return {
    hasBreaks,
    mayBePlain: !(edge || breakSpace || spaceBreak || isSpecial || hasBreaks || hasIndicator),
    mayBeSingle: !(breakSpace || spaceBreak || isSpecial),
    mayBeBlock: !(
      text.endsWith(' ') ||
      spaceBreak ||
      (takesTabs ? special.test(text.replaceAll('\t', '')) : isSpecial)
    ),
  };
}

const shortEscapes: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\x1b': '\\e',
  '"': '\\"',
  '\\': '\\\\',
  '\u0085': '\\N',
  '\u00a0': '\\_',
  '\u2028': '\\L',
  '\u2029': '\\P',
};

/** How a character is written between double quotes; null for as it is. `isForced`: by its number at least. */
export function escapedPoint(point: string, isForced = false): string | null {
  if (point === '\u00a0' && !isForced) return null;
  const short = shortEscapes[point];
  if (short) return short;
  if (!isForced && !special.test(point)) return null;
  const code = point.codePointAt(0) ?? 0;
  const digits = code.toString(16).toUpperCase();
  if (code <= 0xff) return `\\x${digits.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`;
}

/** What the block says about the line breaks at its end. */
export function chomping(text: string): string {
  if (!breaks.test(text.charAt(text.length - 1))) return '-';
  return text.length === 1 || breaks.test(text.charAt(text.length - 2)) ? '+' : '';
}
