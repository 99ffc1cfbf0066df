import { encodeUtf8, utf8Length, withoutStrayBytes } from '../../text/utf8.ts';
import { formatValue, toText } from '../values/format.ts';
import { derived, type Origin } from '../values/origin.ts';
import { goQuote } from '../values/quote.ts';
import { joinTexts, type Replacement, remadeText, replaceInText, sliceText } from '../values/text.ts';
import {
  booleanOf,
  derivedOf,
  listOf,
  mapOf,
  originOf,
  type TextValue,
  textOf,
  type Value,
} from '../values/value.ts';
import { countAt, stringAt, textAt, valueAt } from './arguments.ts';
import { abbreviated, sliceBytes, wrapped } from './byte-text.ts';
import { type CallContext, define, defineVariadic, FunctionFailure, type HelmFunction } from './function.ts';
import {
  camelCase,
  hyphenated,
  isSpace,
  lowerCase,
  swappedCase,
  titleCase,
  uncapitalized,
  upperCase,
} from './letter-case.ts';

/** Texts (sprig's strings.go). Wherever a part of the result is a part of an argument, it keeps where it comes from. */
export const stringFunctions: readonly HelmFunction[] = [
  remade('upper', upperCase),
  remade('lower', lowerCase),
  remade('title', titleCase),
  remade('untitle', uncapitalized),
  remade('swapcase', swappedCase),
  remade('snakecase', (text) => hyphenated(text, '_')),
  remade('kebabcase', (text) => hyphenated(text, '-')),
  remade('camelcase', camelCase),

  define('trim', ['string'], (args) => trimmed(textAt(args, 0), isSpace)),
  ...['trimAll', 'trimall'].map((name) =>
    define(name, ['string', 'string'], (args) => {
      // All bytes that are part of no character are one character here.
      const cut = new Set(withoutStrayBytes(stringAt(args, 0)));
      return trimmed(textAt(args, 1), (character) => cut.has(withoutStrayBytes(character)));
    }),
  ),
  define('trimSuffix', ['string', 'string'], (args) => {
    const text = textAt(args, 1);
    const suffix = stringAt(args, 0);
    return text.text.endsWith(suffix) ? sliceText(text, 0, text.text.length - suffix.length) : text;
  }),
  define('trimPrefix', ['string', 'string'], (args) => {
    const text = textAt(args, 1);
    const prefix = stringAt(args, 0);
    return text.text.startsWith(prefix) ? sliceText(text, prefix.length) : text;
  }),
  define('nospace', ['string'], (args) => withoutSpaces(textAt(args, 0))),
  define('initials', ['string'], initials),
  define('trunc', ['int', 'string'], trunc),
  define('substr', ['int', 'int', 'string'], substr),
  define('abbrev', ['int', 'string'], (args) => abbreviated(textAt(args, 1), 0, countAt(args, 0))),
  define('abbrevboth', ['int', 'int', 'string'], (args) =>
    abbreviated(textAt(args, 2), countAt(args, 0), countAt(args, 1)),
  ),
  define('wrap', ['int', 'string'], (args) =>
    wrapped(textAt(args, 1), { width: countAt(args, 0), separator: '\n', breaksWords: false }),
  ),
  define('wrapWith', ['int', 'string', 'string'], (args) => {
    const separator = stringAt(args, 1) || '\n';
    return wrapped(textAt(args, 2), { width: countAt(args, 0), separator, breaksWords: true });
  }),

  define('repeat', ['int', 'string'], repeat),
  define('replace', ['string', 'string', 'string'], replace),
  define('indent', ['int', 'string'], (args) => indented(countAt(args, 0), textAt(args, 1))),
  define('nindent', ['int', 'string'], (args) =>
    joinTexts([textOf('\n'), indented(countAt(args, 0), textAt(args, 1))]),
  ),
  define('contains', ['string', 'string'], (args) =>
    answer('contains', args, stringAt(args, 1).includes(stringAt(args, 0))),
  ),
  define('hasPrefix', ['string', 'string'], (args) =>
    answer('hasPrefix', args, stringAt(args, 1).startsWith(stringAt(args, 0))),
  ),
  define('hasSuffix', ['string', 'string'], (args) =>
    answer('hasSuffix', args, stringAt(args, 1).endsWith(stringAt(args, 0))),
  ),
  define('plural', ['string', 'string', 'int'], (args) => textAt(args, countAt(args, 2) === 1 ? 0 : 1)),

  defineVariadic('quote', ['interface {}'], (args) =>
    spaced(args.filter(isSomething).map((value) => quoted(printed(value)))),
  ),
  defineVariadic('squote', ['interface {}'], (args) =>
    spaced(args.filter(isSomething).map((value) => joinTexts([textOf("'"), formatted(value), textOf("'")]))),
  ),
  defineVariadic('cat', ['interface {}'], (args) => spaced(args.filter(isSomething).map(formatted))),
  define('toString', ['interface {}'], (args) => printed(valueAt(args, 0))),
  define('toStrings', ['interface {}'], (args) =>
    listOf(textsOf(valueAt(args, 0)), '[]string', originOf(valueAt(args, 0))),
  ),
  define('join', ['string', 'interface {}'], (args) => {
    const separator = textAt(args, 0);
    const texts = textsOf(valueAt(args, 1));
    return joinTexts(texts.flatMap((text, index) => (index === 0 ? [text] : [separator, text])));
  }),
  define('split', ['string', 'string'], (args) => numbered(parts(textAt(args, 1), stringAt(args, 0), -1))),
  define('splitn', ['string', 'int', 'string'], (args) =>
    numbered(parts(textAt(args, 2), stringAt(args, 0), countAt(args, 1))),
  ),
  define('splitList', ['string', 'string'], (args) =>
    listOf(parts(textAt(args, 1), stringAt(args, 0), -1), '[]string', originOf(textAt(args, 1))),
  ),
];

/** A function from one text to another, which is not a part of it. */
function remade(name: string, make: (text: string) => string): HelmFunction {
  return define(name, ['string'], (args) => {
    const text = textAt(args, 0);
    return remadeText(text, make(text.text), derived(name, originOf(text)));
  });
}

function answer(name: string, args: readonly Value[], holds: boolean): Value {
  return booleanOf(holds, derivedOf(name, args));
}

function trimmed(text: TextValue, isCut: (character: string) => boolean): TextValue {
  const characters = [...text.text];
  let start = 0;
  let end = text.text.length;
  let first = 0;
  let last = characters.length;
  while (first < last && isCut(characters[first] ?? '')) start += characters[first++]?.length ?? 0;
  while (last > first && isCut(characters[last - 1] ?? '')) end -= characters[--last]?.length ?? 0;
  return sliceText(text, start, end);
}

/**
 * The text without the characters that are not wanted; each is asked for once, from the start. Every byte counts as a
 * character here, as in Helm, which garbles what is not ASCII.
 */
function keepBytes(text: TextValue, isKept: (character: string) => boolean): TextValue {
  const hasOnlyBytes = !/[\u0080-\uffff]/.test(text.text);
  const source = hasOnlyBytes
    ? text
    : textOf(Array.from(encodeUtf8(text.text), (byte) => String.fromCharCode(byte)).join(''), originOf(text));
  const removed: Replacement[] = [];
  for (let start = 0; start < source.text.length; start++)
    if (!isKept(source.text.charAt(start))) removed.push({ start, end: start + 1, by: textOf('') });
  return replaceInText(source, removed);
}

/** A text without spaces stays as it is. */
function withoutSpaces(text: TextValue): TextValue {
  const kept = keepBytes(text, (character) => !isSpace(character));
  return kept.text.length === utf8Length(text.text) ? text : kept;
}

/** The first letter of every word. */
function initials(args: readonly Value[]): TextValue {
  let isGap = true;
  return keepBytes(textAt(args, 0), (character) => {
    const isFirst = isGap && !isSpace(character);
    isGap = isSpace(character);
    return isFirst;
  });
}

/** Counted in bytes; below 0 from the end. */
function trunc(args: readonly Value[]): TextValue {
  const text = textAt(args, 1);
  const count = countAt(args, 0);
  const length = utf8Length(text.text);
  if (count < 0 && length + count > 0) return sliceBytes(text, length + count, length);
  return count >= 0 && length > count ? sliceBytes(text, 0, count) : text;
}

/** Counted in bytes. What Go's slices refuse is refused in its words. */
function substr(args: readonly Value[]): TextValue {
  const text = textAt(args, 2);
  const start = countAt(args, 0);
  const end = countAt(args, 1);
  const length = utf8Length(text.text);
  if (start < 0) {
    if (end < 0) outOfBounds(`[:${end}]`);
    if (end > length) outOfBounds(`[:${end}] with length ${length}`);
    return sliceBytes(text, 0, end);
  }
  if (end < 0 || end > length) {
    if (start > length) outOfBounds(`[${start}:${length}]`);
    return sliceBytes(text, start, length);
  }
  if (start > end) outOfBounds(`[${start}:${end}]`);
  return sliceBytes(text, start, end);
}

function outOfBounds(range: string): never {
  throw new FunctionFailure(`runtime error: slice bounds out of range ${range}`);
}

function repeat(args: readonly Value[], context: CallContext): TextValue {
  const count = countAt(args, 0);
  const text = textAt(args, 1);
  if (count < 0) throw new FunctionFailure('strings: negative Repeat count');
  context.spend(1 + (text.text.length + text.marks.length) * count);
  return joinTexts(Array.from({ length: text.text === '' ? 0 : count }, () => text));
}

/** An empty text is found before every character and at the end. */
function replace(args: readonly Value[], context: CallContext): TextValue {
  const old = stringAt(args, 0);
  const by = textAt(args, 1);
  const text = textAt(args, 2);
  const found: Replacement[] = [];
  if (old === '') {
    let start = 0;
    for (const character of [...text.text, '']) {
      found.push({ start, end: start, by });
      start += character.length;
    }
  }
  for (
    let at = old === '' ? -1 : text.text.indexOf(old);
    at >= 0;
    at = text.text.indexOf(old, at + old.length)
  )
    found.push({ start: at, end: at + old.length, by });
  context.spend(found.length * (1 + by.text.length));
  return replaceInText(text, found);
}

/** Every line moved right, empty ones too. */
function indented(count: number, text: TextValue): TextValue {
  if (count < 0) throw new FunctionFailure('strings: negative Repeat count');
  const pad = textOf(' '.repeat(count));
  const places: Replacement[] = [{ start: 0, end: 0, by: pad }];
  for (let at = text.text.indexOf('\n'); at >= 0; at = text.text.indexOf('\n', at + 1))
    places.push({ start: at + 1, end: at + 1, by: pad });
  return count === 0 ? text : replaceInText(text.text === '' ? textOf('') : text, places);
}

function isSomething(value: Value): boolean {
  return value.kind !== 'nil';
}

/** The value as a text that comes from where the value comes from. */
function printed(value: Value): TextValue {
  return value.kind === 'text' ? value : textOf(toText(value), originOf(value));
}

function formatted(value: Value): TextValue {
  return value.kind === 'text' ? value : textOf(formatValue(value), originOf(value));
}

/** In double quotes. A text that needs no escapes keeps its parts. */
function quoted(text: TextValue): TextValue {
  const written = goQuote(text.text);
  if (written === `"${text.text}"`) return joinTexts([textOf('"'), text, textOf('"')]);
  return textOf(written, wholeOrigin(text));
}

function wholeOrigin(text: TextValue): Origin | null {
  const origin = originOf(text);
  return origin && text.marks.length === 1 ? origin : derived('quote', origin);
}

function spaced(texts: readonly TextValue[]): TextValue {
  return joinTexts(texts.flatMap((text, index) => (index === 0 ? [text] : [textOf(' '), text])));
}

/** The items of a list but for nil, or the one value there is (`strslice`). */
export function textsOf(value: Value): readonly TextValue[] {
  if (value.kind === 'nil') return [];
  if (value.kind === 'list') return value.items.filter(isSomething).map(printed);
  if (value.kind === 'bytes') return [...value.bytes].map((byte) => textOf(String(byte), value.origin));
  return [printed(value)];
}

/** The text cut at a separator, into at most `limit` parts; below 0 there is no limit. */
function parts(text: TextValue, separator: string, limit: number): readonly TextValue[] {
  if (limit === 0) return [];
  const found: TextValue[] = [];
  let start = 0;
  while (limit < 0 || found.length < limit - 1) {
    const at = nextCut(text.text, separator, start);
    if (at < 0) break;
    found.push(sliceText(text, start, at));
    start = at + separator.length;
  }
  if (separator !== '' || start < text.text.length) found.push(sliceText(text, start));
  return found;
}

/** An empty separator cuts behind every character but the last. */
function nextCut(text: string, separator: string, start: number): number {
  if (separator !== '') return text.indexOf(separator, start);
  const next = start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
  return next < text.length ? next : -1;
}

function numbered(texts: readonly TextValue[]): Value {
  return mapOf(
    texts.map((text, index) => [`_${index}`, text] as const),
    'map[string]string',
  );
}
