/*
 * What Helm reads of a document that is written plainly: keys, items, scalars on one line, block scalars. Nearly all
 * are; for them nobody needs the tokens that a reader of all of YAML builds.
 */

/** What Helm reads of a document to put it in its place. */
export interface Head {
  readonly kind: string;
  /** The events of a hook as they are written; null for what is no hook. */
  readonly hook: string | null;
}

/** Line breaks of other kinds, control characters, and halves of pairs, which may stand for bytes of no character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const unusual = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]/;

const key = String.raw`[A-Za-z_][\w./-]{0,200}|"[^"\\\n<]{1,200}"|'[^'\n<]{1,200}'`;
const plainRest = String.raw`[^\n\t#:]*(?:(?::(?=[^ \n\t])|(?<=[^ ])#)[^\n\t#:]*)*`;
/** Up to the end of the line. It begins with nothing that could be an indicator, or a number without a JSON form. */
const plain = String.raw`(?:[A-Za-z0-9_/\\($^~]|-(?=[A-Za-z0-9-])|:(?=[A-Za-z_])|\.(?![iInN]))${plainRest}(?:(?<= )#[^\n]*)?(?=\n|$)`;
/** It may go on in further lines, none of which could end the document. */
const quoted = String.raw`"[^"\\\n\t]*(?:(?:\\[0abtnvfre "\\]|\n(?=[ \n]))[^"\\\n\t]*)*"|'[^'\n\t]*(?:(?:''|\n(?=[ \n]))[^'\n\t]*)*'`;
const word = String.raw`(?:"[^"\\\n]*"|'[^'\n]*'|[A-Za-z0-9][\w./-]*)`;
const flow = String.raw`\{ *\}|\[ *(?:${word}(?: *, *${word})*)? *\]`;
const blank = String.raw`(?:(?:^|(?<=[ \n]))#[^\n]*)?(?:\n|$)`;
const value = String.raw`${plain}|(?:${quoted}|${flow}|[|>][-+]?)(?=[ \n]|$)|(?=[ \n]|$)`;

/** Indentation, the dash of an item, a key, and the value behind it. */
const line = new RegExp(
  String.raw`( *)(?:${blank}|(- +|-(?=\n|$))?(?:(${key}):(?=[ \n]|$) *)?(${value}) *${blank})`,
  'y',
);

/** A line that a plain text goes on in. */
const furtherLine = new RegExp(String.raw`( *)[^\n\t#: ]${plainRest}(?:\n|$)`, 'y');

/** More open collections than in any manifest. */
const mostOpen = 100;

/** Where reading stands. */
interface Reading {
  readonly text: string;
  /** The start of the next line. */
  at: number;
  /** The open collections, innermost last: twice the column, and one more for a list. */
  readonly open: number[];
  /** A key or an item is open whose value may stand in the next line. */
  isPending: boolean;
  /** From this column on, a line goes on with the plain text of the line before; 0 where there is none. */
  foldsFrom: number;
  /** The key whose mapping is being read: of the root, or of `metadata`. */
  section: 'metadata' | 'annotations' | null;
  kind: string | null;
  hook: string | null;
  hasApiVersion: boolean;
  hasMetadata: boolean;
  hasAnnotations: boolean;
}

/** Null where the document has to be read as a whole: it may be in order all the same. */
export function plainHead(text: string): Head | null {
  if (unusual.test(text)) return null;
  const reading: Reading = {
    text,
    at: 0,
    open: [],
    isPending: false,
    foldsFrom: 0,
    section: null,
    kind: null,
    hook: null,
    hasApiVersion: false,
    hasMetadata: false,
    hasAnnotations: false,
  };
  while (reading.at < text.length) if (!readLine(reading) && !readFurtherLine(reading)) return null;
  return reading.open.length === 0 ? null : { kind: reading.kind ?? '', hook: reading.hook };
}

/** False for a line that is not plain, or has no place where it stands. */
function readLine(reading: Reading): boolean {
  line.lastIndex = reading.at;
  const found = line.exec(reading.text);
  if (!found) return false;
  const dash = found[2];
  const name = found[3];
  const written = found[4];
  // A blank line, or a comment.
  if (written === undefined) {
    reading.at = line.lastIndex;
    reading.foldsFrom = 0;
    return true;
  }
  let column = found[1]?.length ?? 0;
  if (dash !== undefined) {
    if (!openItem(reading, column)) return false;
    if (name !== undefined) {
      column += dash.length;
      reading.open.push(2 * column);
    }
  } else if (name === undefined ? !mayStandAlone(reading, column, written) : !openKey(reading, column))
    return false;
  reading.at = line.lastIndex;
  reading.isPending = written === '';
  reading.foldsFrom = 0;
  if (name !== undefined && !readKey(reading, name, written)) return false;
  if (written.startsWith('|') || written.startsWith('>')) return skipBlock(reading, column);
  if (mayGoOn(reading, written)) reading.foldsFrom = innermostColumn(reading) + 1;
  return true;
}

/** What Helm reads stands in one line. */
function mayGoOn({ open, section }: Reading, written: string): boolean {
  return open.length > (section === 'annotations' ? 3 : 1) && !/^["'[{]|^$| #/.test(written);
}

function readFurtherLine(reading: Reading): boolean {
  if (reading.foldsFrom === 0) return false;
  furtherLine.lastIndex = reading.at;
  const found = furtherLine.exec(reading.text);
  if (!found || (found[1]?.length ?? 0) < reading.foldsFrom) return false;
  reading.at = furtherLine.lastIndex;
  return true;
}

function innermostColumn({ open }: Reading): number {
  return (open.at(-1) ?? 0) >> 1;
}

function closeBehind(reading: Reading, last: number): number {
  const { open } = reading;
  let innermost = open.at(-1) ?? -1;
  while (innermost > last) {
    open.pop();
    innermost = open.at(-1) ?? -1;
    reading.isPending = false;
  }
  return innermost;
}

/** An item may stand at the column of the key that it belongs to. */
function openItem(reading: Reading, column: number): boolean {
  const own = 2 * column + 1;
  const innermost = closeBehind(reading, own);
  if (innermost === own) return true;
  if (!reading.isPending || reading.open.length >= mostOpen) return false;
  // What Helm reads is in mappings.
  if (reading.section !== null && reading.open.length <= 2) return false;
  reading.open.push(own);
  return true;
}

function openKey(reading: Reading, column: number): boolean {
  const own = 2 * column;
  const innermost = closeBehind(reading, own);
  if (innermost === own) return true;
  const isRoot = innermost < 0 && column === 0;
  if ((!isRoot && !reading.isPending) || reading.open.length >= mostOpen) return false;
  reading.open.push(own);
  return true;
}

/** Whether a value may stand in a line of its own. */
function mayStandAlone({ open, isPending, section }: Reading, column: number, written: string): boolean {
  if (!isPending || (open.at(-1) ?? 0) >= 2 * column || /^[|>]/.test(written)) return false;
  const isRead = section !== null && open.length === (section === 'metadata' ? 1 : 2);
  return !isRead || written === '{}';
}

/** Steps over the lines of a block scalar, which stand further right than the collection it is in. */
function skipBlock(reading: Reading, column: number): boolean {
  const { text } = reading;
  firstOfBlock.lastIndex = reading.at;
  const start = firstOfBlock.exec(text);
  const indent = start?.[1]?.length;
  // Nothing else follows, or blank lines decide how far the others stand.
  if (indent === undefined) return reading.at >= text.length;
  if (indent <= column) return true;
  const end = endOfBlock(indent);
  end.lastIndex = firstOfBlock.lastIndex;
  reading.at = end.test(text) ? end.lastIndex : text.length;
  return true;
}

/** Up to the text of its first line. */
const firstOfBlock = /\n*( *)(?=[^ \t\n])/y;

const ends: RegExp[] = [];

/** The line break before a line that stands further left. */
function endOfBlock(indent: number): RegExp {
  const known = ends[indent];
  if (known) return known;
  const end = new RegExp(`\\n(?! {${indent}}| *(?:\\n|$))`, 'g');
  ends[indent] = end;
  return end;
}

const kindName = /^(?!(?:true|false|null|yes|off) *$)[a-z][a-z0-9]{2,} *$/i;
const hookNames = /^(?:test|[a-z]+-[a-z-]+(?:, ?[a-z]+-?[a-z-]*)*) *$/;
const quotedHookNames = /^(["'])([a-z, -]*)\1$/;

/** Reads what Helm reads; false where that is not plain. */
function readKey(reading: Reading, name: string, written: string): boolean {
  // A key that is no text.
  if (name.length === 4 && name.toLowerCase() === 'null') return false;
  switch (reading.open.length) {
    case 1:
      return readRootKey(reading, unquoted(name), written);
    case 2:
      return reading.section === null || readMetadata(reading, unquoted(name), written);
    case 3:
      return reading.section !== 'annotations' || readAnnotation(reading, unquoted(name), written);
    default:
      return true;
  }
}

function unquoted(name: string): string {
  return name.startsWith('"') || name.startsWith("'") ? name.slice(1, -1) : name;
}

function readRootKey(reading: Reading, name: string, written: string): boolean {
  reading.section = null;
  switch (name) {
    case 'apiVersion': {
      const isFirst = !reading.hasApiVersion;
      reading.hasApiVersion = true;
      return isFirst && isScalar(written);
    }
    case 'kind':
      if (reading.kind !== null || !kindName.test(written)) return false;
      reading.kind = written.trimEnd();
      return true;
    case 'metadata':
      if (reading.hasMetadata || written !== '') return false;
      reading.hasMetadata = true;
      reading.section = 'metadata';
      return true;
    default:
      return true;
  }
}

function readMetadata(reading: Reading, name: string, written: string): boolean {
  reading.section = 'metadata';
  if (name !== 'annotations') return true;
  if (reading.hasAnnotations || (written !== '' && written !== '{}')) return false;
  reading.hasAnnotations = true;
  if (written === '') reading.section = 'annotations';
  return true;
}

function readAnnotation(reading: Reading, name: string, written: string): boolean {
  if (name !== 'helm.sh/hook') return isScalar(written);
  const quotedNames = quotedHookNames.exec(written)?.[2];
  if (reading.hook !== null || (quotedNames === undefined && !hookNames.test(written))) return false;
  reading.hook = quotedNames ?? written.trimEnd();
  return true;
}

function isScalar(written: string): boolean {
  return written !== '' && !written.startsWith('{') && !written.startsWith('[');
}
