import { withoutStrayBytes } from '../../text/utf8.ts';

/*
 * Upper and lower case as Go has them: a character becomes one character, so `ß` stays what it is. A byte that is part of
 * no character becomes U+FFFD.
 */

/** White space of Unicode (Go's `unicode.IsSpace`). */
export function isSpace(character: string): boolean {
  return /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/u.test(character);
}

function upper(character: string): string {
  const changed = character.toUpperCase();
  return [...changed].length === 1 ? changed : character;
}

function lower(character: string): string {
  if (character === 'İ') return 'i';
  const changed = character.toLowerCase();
  return [...changed].length === 1 ? changed : character;
}

/** Letters that are two in one have a form of their own at the start of a word. */
const titles: ReadonlyMap<string, string> = new Map(
  ['Ǆǅǆ', 'Ǉǈǉ', 'Ǌǋǌ', 'Ǳǲǳ'].flatMap((forms) => {
    const [large = '', title = '', small = ''] = forms;
    return [large, title, small].map((form): [string, string] => [form, title]);
  }),
);

function title(character: string): string {
  return titles.get(character) ?? upper(character);
}

function isUpper(character: string): boolean {
  return /^\p{Lu}$/u.test(character);
}

export function upperCase(text: string): string {
  return Array.from(withoutStrayBytes(text), upper).join('');
}

export function lowerCase(text: string): string {
  return Array.from(withoutStrayBytes(text), lower).join('');
}

/** The first letter of every word large (`strings.Title`); digits and underscores are parts of words. */
export function titleCase(text: string): string {
  let previous = ' ';
  return Array.from(withoutStrayBytes(text), (character) => {
    const isFirst = isSeparator(previous);
    previous = character;
    return isFirst ? title(character) : character;
  }).join('');
}

function isSeparator(character: string): boolean {
  if (/^[0-9A-Za-z_]$/.test(character)) return false;
  if ((character.codePointAt(0) ?? 0) <= 0x7f) return true;
  return !/^[\p{L}\p{Nd}]$/u.test(character) && isSpace(character);
}

/** The first letter of every word small. */
export function uncapitalized(text: string): string {
  let isNext = true;
  return Array.from(withoutStrayBytes(text), (character) => {
    if (isSpace(character)) {
      isNext = true;
      return character;
    }
    const changed = isNext ? lower(character) : character;
    isNext = false;
    return changed;
  }).join('');
}

/** Large for small; a small letter at the start of a word becomes a title. */
export function swappedCase(text: string): string {
  let isFirst = true;
  return Array.from(withoutStrayBytes(text), (character) => {
    const wasFirst = isFirst;
    isFirst = isSpace(character);
    if (isUpper(character) || /^\p{Lt}$/u.test(character)) return lower(character);
    if (/^\p{Ll}$/u.test(character)) return wasFirst ? title(character) : upper(character);
    return character;
  }).join('');
}

function isConnector(character: string | undefined): boolean {
  return character !== undefined && (character === '-' || character === '_' || isSpace(character));
}

/** `some_words` as `SomeWords` (github.com/huandu/xstrings 1.5.0, `ToPascalCase`). */
export function camelCase(text: string): string {
  const characters = [...withoutStrayBytes(text)];
  const start = characters.findIndex((character) => !isConnector(character));
  // Nothing but connectors: the library writes the last one twice.
  if (start < 0) return text + (characters.at(-1) ?? '');
  let result = characters.slice(0, start).join('');
  let isAfterUpper = isUpper(characters[start] ?? '');
  let current = upper(characters[start] ?? '');
  for (const character of characters.slice(start + 1)) {
    const previous = current;
    current = character;
    if (isConnector(current) && isConnector(previous)) result += previous;
    else if (isConnector(previous)) {
      isAfterUpper = isUpper(current);
      current = upper(current);
    } else {
      if (isAfterUpper && isUpper(current)) current = lower(current);
      else isAfterUpper = false;
      result += previous;
    }
  }
  return result + current;
}

type WordKind = 'none' | 'number' | 'upper' | 'letters' | 'connector' | 'punctuation' | 'other';

interface Word {
  readonly kind: WordKind;
  readonly text: string;
}

const none: Word = { kind: 'none', text: '' };

/** `HTTPServer` as `http_server` (github.com/huandu/xstrings 1.5.0, `ToSnakeCase`, `ToKebabCase`). */
export function hyphenated(text: string, connector: string): string {
  const words = wordsOf(text);
  let result = '';
  let at = 0;
  let word = words[0] ?? none;
  const next = (): Word => {
    at += 1;
    word = words[at] ?? none;
    return word;
  };
  const separate = ({ kind }: Word): void => {
    if (kind !== 'connector' && kind !== 'punctuation') result += connector;
  };
  const isLast = (): boolean => at >= words.length - 1;
  const write = ({ kind, text: written }: Word): void => {
    result += kind === 'upper' || kind === 'connector' ? lowered(written, connector) : written;
  };
  const writeRun = (): void => {
    while (word.kind === 'letters' || word.kind === 'number') {
      write(word);
      next();
    }
    if (startsWord(word)) result += connector;
  };
  while (!isLast()) {
    const previous = word;
    if (previous.kind !== 'connector') write(previous);
    next();
    if (previous.kind === 'connector') write(previous);
    else if (previous.kind === 'number') writeRun();
    else if (previous.kind === 'punctuation') continue;
    else if (word.kind !== 'number') separate(word);
    else if (!isLast()) {
      const digits = word;
      if (next().kind === 'letters') {
        result += connector;
        write(digits);
        writeRun();
      } else {
        write(digits);
        separate(word);
      }
    }
  }
  write(word);
  return result;
}

function startsWord({ kind }: Word): boolean {
  return kind !== 'none' && kind !== 'punctuation' && kind !== 'connector';
}

function lowered(text: string, connector: string): string {
  return Array.from(withoutStrayBytes(text), (character) =>
    isConnector(character) ? connector : lower(character),
  ).join('');
}

const space = String.raw`\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000`;
/** Chinese characters are letters without words. */
const small = String.raw`(?:(?![\p{Lu}\p{Script=Han}])\p{L})`;
const stray = String.raw`[\ufffd\udc80-\udcff]`;
const other = String.raw`(?:[^-_${space}\p{L}\p{N}\p{P}]|\p{Script=Han})`;
let wordForms: readonly (readonly [WordKind, RegExp])[] | null = null;

/** Made when first asked for: reading the classes of Unicode takes longer than all other functions together. */
function newWordForms(): readonly (readonly [WordKind, RegExp])[] {
  return [
    ['none', new RegExp(`${stray}+$`, 'uy')],
    ['connector', wordForm(`[-_${space}]`, `[-_${space}]`)],
    ['punctuation', wordForm(String.raw`(?![-_])\p{P}`, String.raw`\p{P}`)],
    ['upper', new RegExp(String.raw`${stray}*\p{Lu}+(?=\p{Lu}${small})`, 'uy')],
    ['upper', new RegExp(String.raw`${stray}*\p{Lu}{2,}(?:${stray}+$)?`, 'uy')],
    ['upper', wordForm(String.raw`\p{Lu}`, small)],
    ['letters', wordForm(small, small)],
    ['number', wordForm(String.raw`\p{N}`, String.raw`\p{N}`)],
    ['other', wordForm(other, other)],
  ];
}

/** Bytes of no character belong to what comes behind them in the word, and at its end to what is before. */
function wordForm(first: string, next: string): RegExp {
  return new RegExp(`${stray}*${first}(?:${stray}*${next})*(?:${stray}+$)?`, 'uy');
}

function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  let position = 0;
  while (position < text.length) {
    const word = wordAt(text, position);
    if (word === none) break;
    words.push(word);
    position += word.text.length;
  }
  return words;
}

function wordAt(text: string, position: number): Word {
  wordForms ??= newWordForms();
  for (const [kind, form] of wordForms) {
    form.lastIndex = position;
    const [found] = form.exec(text) ?? [];
    if (found) return { kind, text: found };
  }
  return none;
}
