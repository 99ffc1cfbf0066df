const shortEscapes: Readonly<Record<string, string>> = {
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '"': '\\"',
  '\\': '\\\\',
};

/** A text as Go's `strconv.Quote` writes it, without the quotes around: how the server prints the path of an unknown field. */
export function goEscaped(text: string): string {
  return text.replace(/["\\]|[^\P{C}]|[^\P{Z} ]/gu, (character) => {
    const short = Object.hasOwn(shortEscapes, character) ? shortEscapes[character] : undefined;
    if (short !== undefined) return short;
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) return `\\x${code.toString(16).padStart(2, '0')}`;
    return code < 0x10000
      ? `\\u${code.toString(16).padStart(4, '0')}`
      : `\\U${code.toString(16).padStart(8, '0')}`;
  });
}
