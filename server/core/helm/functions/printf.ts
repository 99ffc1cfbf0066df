import { decodeUtf8, encodeUtf8 } from '../../text/utf8.ts';
import { declaredFields, formatValue } from '../values/format.ts';
import { formatFloatWith } from '../values/format-float.ts';
import { goQuote, goQuoteRune, isPrintable } from '../values/quote.ts';
import { append, appendString, finishText, startText, type TextBuilder } from '../values/text.ts';
import {
  integerOf,
  kindName,
  originOf,
  type StructValue,
  sortedEntries,
  type TextValue,
  textOf,
  typeName,
  type Value,
} from '../values/value.ts';

/*
 * Printing as Go's fmt does it (fmt/print.go, fmt/format.go). What an argument prints keeps the argument's origin.
 */

/** `print`: a space between two arguments that are no texts. */
export function sprint(args: readonly Value[]): TextValue {
  const builder = startText();
  args.forEach((arg, index) => {
    const before = args[index - 1];
    if (before && before.kind !== 'text' && arg.kind !== 'text') appendString(builder, ' ', null);
    appendValue(builder, arg);
  });
  return finishText(builder);
}

/** `println`: a space between all arguments, and a line feed. */
export function sprintln(args: readonly Value[]): TextValue {
  const builder = startText();
  args.forEach((arg, index) => {
    if (index > 0) appendString(builder, ' ', null);
    appendValue(builder, arg);
  });
  appendString(builder, '\n', null);
  return finishText(builder);
}

function appendValue(builder: TextBuilder, value: Value): void {
  if (value.kind === 'text') append(builder, value);
  else appendString(builder, formatValue(value), originOf(value));
}

/** The flags, width and precision of one verb. */
export interface Directive {
  verb: string;
  sharp: boolean;
  zero: boolean;
  plus: boolean;
  minus: boolean;
  space: boolean;
  width: number | null;
  precision: number | null;
  /** `%#v` and `%+v`, where the flags mean something else. */
  isGoSyntax: boolean;
  showsNames: boolean;
}

interface Printing {
  readonly format: TextValue;
  readonly args: readonly Value[];
  readonly builder: TextBuilder;
  at: number;
  argument: number;
  isReordered: boolean;
  isArgumentNumberGood: boolean;
}

export function printf(format: TextValue, args: readonly Value[]): TextValue {
  const printing: Printing = {
    format,
    args,
    builder: startText(),
    at: 0,
    argument: 0,
    isReordered: false,
    isArgumentNumberGood: true,
  };
  const { text } = format;
  while (printing.at < text.length) {
    const percent = text.indexOf('%', printing.at);
    const end = percent < 0 ? text.length : percent;
    if (end > printing.at) append(printing.builder, sliceOf(format, printing.at, end));
    printing.at = end + 1;
    if (percent >= 0) printDirective(printing);
  }
  if (!printing.isReordered && printing.argument < args.length) printExtra(printing);
  return finishText(printing.builder);
}

function sliceOf(text: TextValue, start: number, end: number): TextValue {
  const marks = text.marks
    .filter((mark) => mark.start < end && mark.end > start)
    .map((mark) => ({
      start: Math.max(mark.start, start) - start,
      end: Math.min(mark.end, end) - start,
      origin: mark.origin,
    }));
  return { kind: 'text', text: text.text.slice(start, end), marks };
}

const flags: Readonly<Record<string, 'sharp' | 'zero' | 'plus' | 'minus' | 'space'>> = {
  '#': 'sharp',
  '0': 'zero',
  '+': 'plus',
  '-': 'minus',
  ' ': 'space',
};

function printDirective(printing: Printing): void {
  const { format, builder } = printing;
  const { text } = format;
  const directive: Directive = {
    verb: '',
    sharp: false,
    zero: false,
    plus: false,
    minus: false,
    space: false,
    width: null,
    precision: null,
    isGoSyntax: false,
    showsNames: false,
  };
  printing.isArgumentNumberGood = true;
  for (let flag = flags[text.charAt(printing.at)]; flag; flag = flags[text.charAt(printing.at)]) {
    directive[flag] = true;
    printing.at += 1;
  }
  readSizes(printing, directive);
  if (printing.at >= text.length) {
    appendString(builder, '%!(NOVERB)', null);
    return;
  }
  directive.verb = String.fromCodePoint(text.codePointAt(printing.at) ?? 0);
  printing.at += directive.verb.length;
  if (directive.verb === 'v') {
    const { sharp, plus } = directive;
    Object.assign(directive, { isGoSyntax: sharp, showsNames: plus, sharp: false, plus: false });
  }
  printVerb(printing, directive);
}

function printVerb(printing: Printing, directive: Directive): void {
  const { builder } = printing;
  const { verb } = directive;
  const arg = printing.args[printing.argument];
  if (verb === '%') appendString(builder, '%', null);
  else if (!printing.isArgumentNumberGood) appendString(builder, `%!${verb}(BADINDEX)`, null);
  else if (!arg) appendString(builder, `%!${verb}(MISSING)`, null);
  else {
    printing.argument += 1;
    const { width, precision, isGoSyntax } = directive;
    const isWhole = width === null && precision === null && !isGoSyntax;
    if (arg.kind === 'text' && isWhole && (verb === 's' || verb === 'v')) append(builder, arg);
    else appendString(builder, formatted(arg, directive), originOf(arg));
  }
}

/** Width and precision, with their argument indexes. */
function readSizes(printing: Printing, directive: Directive): void {
  const { text } = printing.format;
  let isAfterIndex = readIndex(printing);
  if (text.charAt(printing.at) === '*') {
    printing.at += 1;
    const width = integerArgument(printing);
    if (width === null) appendString(printing.builder, '%!(BADWIDTH)', null);
    else {
      directive.width = Math.abs(width);
      if (width < 0) Object.assign(directive, { minus: true, zero: false });
    }
    isAfterIndex = false;
  } else {
    directive.width = readNumber(printing);
    if (isAfterIndex && directive.width !== null) printing.isArgumentNumberGood = false;
  }
  if (text.charAt(printing.at) === '.' && printing.at + 1 < text.length) {
    printing.at += 1;
    if (isAfterIndex) printing.isArgumentNumberGood = false;
    isAfterIndex = readIndex(printing);
    if (text.charAt(printing.at) === '*') {
      printing.at += 1;
      const precision = integerArgument(printing);
      directive.precision = precision !== null && precision >= 0 ? precision : null;
      if (directive.precision === null) appendString(printing.builder, '%!(BADPREC)', null);
      isAfterIndex = false;
    } else directive.precision = readNumber(printing) ?? 0;
  }
  if (!isAfterIndex) readIndex(printing);
}

const largestNumber = 1_000_000;

function readNumber(printing: Printing): number | null {
  const digits = /^[0-9]*/.exec(printing.format.text.slice(printing.at, printing.at + 20))?.[0] ?? '';
  if (digits === '' || Number(digits) > largestNumber) return null;
  printing.at += digits.length;
  return Number(digits);
}

function integerArgument(printing: Printing): number | null {
  const arg = printing.args[printing.argument];
  if (!arg) return null;
  printing.argument += 1;
  if (arg.kind !== 'integer') return null;
  const value = Number(arg.value);
  return Math.abs(value) > largestNumber ? null : value;
}

/** `[2]`: whether one stands here. */
function readIndex(printing: Printing): boolean {
  const { text } = printing.format;
  if (text.charAt(printing.at) !== '[') return false;
  printing.isReordered = true;
  const close = text.indexOf(']', printing.at);
  if (close < 0 || text.length - printing.at < 3) {
    printing.at += 1;
    printing.isArgumentNumberGood = false;
    return false;
  }
  const written = text.slice(printing.at + 1, close);
  printing.at = close + 1;
  const index = Number(written) - 1;
  const isNumber = /^[0-9]+$/.test(written);
  if (!isNumber || index < 0 || index >= printing.args.length) printing.isArgumentNumberGood = false;
  else printing.argument = index;
  return isNumber;
}

function printExtra({ args, argument, builder }: Printing): void {
  const extra = args
    .slice(argument)
    .map((arg) => (arg.kind === 'nil' ? '<nil>' : `${typeName(arg)}=${formatValue(arg)}`));
  appendString(builder, `%!(EXTRA ${extra.join(', ')})`, null);
}

/** A value as one directive prints it. */
export function formatted(value: Value, directive: Directive): string {
  const { verb } = directive;
  if (value.kind === 'nil')
    return verb === 'T' || verb === 'v' ? padded('<nil>', directive) : `%!${verb}(<nil>)`;
  if (verb === 'T') return padded(cut(typeName(value), directive), directive);
  // Only an error has it, and only in `fmt.Errorf`; a container is refused as a whole.
  if (verb === 'w') return badVerb(value, directive);
  if (verb === 'p') return `%!p(${typeName(value)}=${formatValue(value)})`;
  return formattedAt(value, directive, 0);
}

function formattedAt(value: Value, directive: Directive, depth: number): string {
  const { isGoSyntax } = directive;
  switch (value.kind) {
    case 'nil':
      return isGoSyntax ? 'interface {}(nil)' : '<nil>';
    case 'boolean':
      if (directive.verb !== 't' && directive.verb !== 'v') return badVerb(value, directive);
      return padded(String(value.value), directive);
    case 'float':
      return formattedFloat(value, value.value, directive);
    case 'integer':
      if (kindName(value) !== value.type && 'vsxXq'.includes(directive.verb))
        return formattedString(value, formatValue(value), directive);
      return formattedInteger(value, value.value, directive);
    case 'text':
      return formattedString(value, value.text, directive);
    case 'bytes':
      return formattedBytes(value, value.bytes, directive);
    case 'list': {
      const items = value.items.map((item) => formattedAt(item, directive, depth + 1));
      return isGoSyntax ? `${value.type}{${items.join(', ')}}` : `[${items.join(' ')}]`;
    }
    case 'map': {
      const entries = sortedEntries(value).map(
        ([key, item]) =>
          `${formattedAt(textOf(key), directive, depth + 1)}:${formattedAt(item, directive, depth + 1)}`,
      );
      return isGoSyntax ? `${value.type}{${entries.join(', ')}}` : `map[${entries.join(' ')}]`;
    }
    case 'struct':
      if (value.printed !== null) return formattedString(value, value.printed, directive);
      return formattedStruct(value, directive, depth);
  }
}

function formattedStruct(value: StructValue, directive: Directive, depth: number): string {
  const { isGoSyntax, showsNames } = directive;
  const fields = declaredFields(value).map(([name, field]) => {
    const text = formattedAt(field, directive, depth + 1);
    return isGoSyntax || showsNames ? `${name}:${text}` : text;
  });
  const pointer = depth === 0 && value.type.startsWith('*') ? '&' : '';
  if (isGoSyntax) return `${pointer}${value.type.replace(/^\*/, '')}{${fields.join(', ')}}`;
  return `${pointer}{${fields.join(' ')}}`;
}

/** The value as `%v` prints it with the same flags. */
function badVerb(value: Value, directive: Directive): string {
  const plain = formattedAt(value, { ...directive, verb: 'v' }, 0);
  return `%!${directive.verb}(${typeName(value)}=${plain})`;
}

function padded(text: string, { width, minus, zero }: Directive): string {
  if (width === null) return text;
  const missing = Math.max(0, width - [...text].length);
  if (minus) return text + ' '.repeat(missing);
  return (zero ? '0' : ' ').repeat(missing) + text;
}

/** Padded with spaces: numbers fill up with zeros themselves. */
function paddedNumber(text: string, directive: Directive): string {
  return padded(text, { ...directive, zero: false });
}

function cut(text: string, { precision }: Directive): string {
  return precision === null ? text : [...text].slice(0, precision).join('');
}

function formattedString(value: Value, text: string, directive: Directive): string {
  switch (directive.verb) {
    case 'v':
      if (directive.isGoSyntax) return quoted(text, directive);
      return padded(cut(text, directive), directive);
    case 's':
      return padded(cut(text, directive), directive);
    case 'q':
      return quoted(cut(text, directive), directive);
    case 'x':
    case 'X':
      return hexadecimal(encodeUtf8(text), directive);
    default:
      return badVerb(value, directive);
  }
}

function quoted(text: string, directive: Directive): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they cannot stand between back quotes.
  if (directive.sharp && !/[\x00-\x08\x0a-\x1f\x7f`\ufeff\udc80-\udcff]/u.test(text))
    return padded(`\`${text}\``, directive);
  const result = goQuote(text);
  return padded(directive.plus ? toAscii(result) : result, directive);
}

function toAscii(text: string): string {
  let result = '';
  for (const point of text) {
    const code = point.codePointAt(0) ?? 0;
    if (code < 0x7f) result += point;
    else result += code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
  }
  return result;
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}

function formattedBytes(value: Value, bytes: Uint8Array, directive: Directive): string {
  switch (directive.verb) {
    case 'v':
      if (directive.isGoSyntax) return `[]byte{${[...bytes].map((byte) => `0x${hex(byte, 1)}`).join(', ')}}`;
      return byteList(bytes, directive);
    case 's':
    case 'q':
      return formattedString(value, decodeUtf8(bytes), directive);
    case 'x':
    case 'X':
      return hexadecimal(bytes, directive);
    default:
      return byteList(bytes, directive);
  }
}

function byteList(bytes: Uint8Array, directive: Directive): string {
  const items = [...bytes].map((byte) => formattedAt(integerOf(byte, 'uint8'), directive, 1));
  return `[${items.join(' ')}]`;
}

function hexadecimal(bytes: Uint8Array, directive: Directive): string {
  const { verb, sharp, space, precision } = directive;
  const used = [...(precision === null ? bytes : bytes.slice(0, precision))];
  if (used.length === 0) return padded('', { ...directive, width: directive.width });
  const prefix = sharp ? '0x' : '';
  const digits = used.map((byte) => hex(byte, 2));
  const text = space ? digits.map((pair) => prefix + pair).join(' ') : prefix + digits.join('');
  return padded(verb === 'X' ? text.toUpperCase() : text, directive);
}

const bases: Readonly<Record<string, number>> = { v: 10, d: 10, b: 2, o: 8, O: 8, x: 16, X: 16 };

function formattedInteger(value: Value, integer: bigint, directive: Directive): string {
  const { verb } = directive;
  const base = bases[verb];
  if (base !== undefined) return integerText(integer, base, directive);
  const point = integer > 0x10ffffn || integer < 0n ? 0xfffd : Number(integer);
  if (verb === 'c') return padded(characterOf(point), directive);
  if (verb === 'q') {
    const result = goQuoteRune(point);
    return padded(directive.plus ? toAscii(result) : result, directive);
  }
  if (verb === 'U') return paddedNumber(codePointText(integer, directive), directive);
  return badVerb(value, directive);
}

/** Half of a pair is no character. */
function characterOf(point: number): string {
  return point >= 0xd800 && point < 0xe000 ? '\ufffd' : String.fromCodePoint(point);
}

function codePointText(integer: bigint, { sharp, precision }: Directive): string {
  const digits = BigInt.asUintN(64, integer).toString(16).toUpperCase();
  const text = `U+${digits.padStart(Math.max(4, precision ?? 0), '0')}`;
  if (!sharp || integer > 0x10ffffn || integer < 0n) return text;
  const point = String.fromCodePoint(Number(integer));
  return isPrintable(point) ? `${text} '${point}'` : text;
}

function integerText(integer: bigint, base: number, directive: Directive): string {
  const { verb, precision, width, sharp, plus, space } = directive;
  if (precision === 0 && integer === 0n) return ' '.repeat(width ?? 0);
  const isNegative = integer < 0n;
  const sign = isNegative ? '-' : plus ? '+' : space ? ' ' : '';
  let least = precision ?? 0;
  if (precision === null && directive.zero && !directive.minus && width !== null) least = width - sign.length;
  let digits = (isNegative ? -integer : integer).toString(base).padStart(least, '0');
  if (sharp) {
    if (base === 2) digits = `0b${digits}`;
    if (base === 8 && !digits.startsWith('0')) digits = `0${digits}`;
    if (base === 16) digits = `0x${digits}`;
  }
  if (verb === 'O') digits = `0o${digits}`;
  return paddedNumber(sign + (verb === 'X' ? digits.toUpperCase() : digits), directive);
}

const floatVerbs: Readonly<Record<string, { readonly form: 'e' | 'f' | 'g'; readonly precision: number }>> = {
  v: { form: 'g', precision: -1 },
  g: { form: 'g', precision: -1 },
  G: { form: 'g', precision: -1 },
  e: { form: 'e', precision: 6 },
  E: { form: 'e', precision: 6 },
  f: { form: 'f', precision: 6 },
  F: { form: 'f', precision: 6 },
};

function formattedFloat(value: Value, float: number, directive: Directive): string {
  if (directive.verb === 'x' || directive.verb === 'X') return hexadecimalFloat(float, directive);
  const style = floatVerbs[directive.verb];
  if (!style) return badVerb(value, directive);
  const { width, plus, space, zero, minus, verb } = directive;
  const precision = directive.precision ?? style.precision;
  const text = formatFloatWith(float, style.form, precision);
  const isNegative = text.startsWith('-');
  let digits = text.replace(/^[-+]/, '');
  if (verb === 'E' || verb === 'G') digits = digits.replace('e', 'E');
  const sign = isNegative ? '-' : plus ? '+' : space ? ' ' : '';
  if (!Number.isFinite(float)) {
    const plusOfInfinity = sign === '' && float > 0 ? '+' : sign;
    return paddedNumber(plusOfInfinity + digits, directive);
  }
  if (directive.sharp) digits = withPoint(digits, style.form === 'g', precision);
  if (zero && !minus && width !== null) return sign + digits.padStart(width - sign.length, '0');
  return paddedNumber(sign + digits, directive);
}

/** `0x1.8p+00` */
function hexadecimalFloat(float: number, directive: Directive): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, float);
  const bits = view.getBigUint64(0);
  let exponent = Number((bits >> 52n) & 0x7ffn) - 1023;
  let fraction = bits & 0xfffffffffffffn;
  let whole = 1;
  if (exponent === -1023) {
    whole = fraction === 0n ? 0 : 1;
    exponent = fraction === 0n ? 0 : -1022;
    while (fraction !== 0n && fraction < 2n ** 52n) {
      fraction *= 2n;
      exponent -= 1;
    }
    fraction &= 0xfffffffffffffn;
  }
  const digits = fraction.toString(16).padStart(13, '0').replace(/0+$/, '');
  const sign = exponent < 0 ? '-' : '+';
  const size = String(Math.abs(exponent)).padStart(2, '0');
  const text = `${bits >> 63n ? '-' : directive.plus ? '+' : ''}0x${whole}${digits && `.${digits}`}p${sign}${size}`;
  return padded(directive.verb === 'X' ? text.toUpperCase() : text, directive);
}

/** `%#g` keeps zeros and the point. */
function withPoint(text: string, isGeneral: boolean, precision: number): string {
  const [mantissa = '', exponent] = text.split(/(?=[eE])/);
  let result = mantissa.includes('.') ? mantissa : `${mantissa}.`;
  if (isGeneral) {
    const wanted = precision < 0 ? 6 : precision;
    const significant = result.replace('.', '').replace(/^0+/, '').length;
    result += '0'.repeat(Math.max(0, wanted - Math.max(significant, /^0*\.0*$/.test(result) ? 1 : 0)));
  }
  return result + (exponent ?? '');
}
