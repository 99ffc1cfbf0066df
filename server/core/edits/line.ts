/** Offset of the first character of the line that holds `offset`. */
export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset of the line ending (`\n` or `\r\n`) of the line that holds `offset`, or the text's end. */
export function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  if (newline < 0) return text.length;
  return newline > offset && text[newline - 1] === '\r' ? newline - 1 : newline;
}

/** Offset of the first character of the next line, or the text's end. */
export function nextLineStart(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline < 0 ? text.length : newline + 1;
}

/** What stands before `offset` on its line. */
export function linePrefix(text: string, offset: number): string {
  return text.slice(lineStart(text, offset), offset);
}

/** The column of `offset` as YAML counts it: a byte order mark takes no room. */
export function columnOf(text: string, offset: number): number {
  const prefix = linePrefix(text, offset);
  return prefix.startsWith('\uFEFF') ? prefix.length - 1 : prefix.length;
}

/** The line ending of the line that holds `offset`; of the text's first line ending when that line has none. */
export function lineEndingAt(text: string, offset: number): '\n' | '\r\n' {
  const own = text.indexOf('\n', offset);
  const newline = own >= 0 ? own : text.indexOf('\n');
  return newline > 0 && text[newline - 1] === '\r' ? '\r\n' : '\n';
}

const indentedLine = /^([ \t]+)(?![ \t\r\n#-]|\{\{)/m;

/** One level of indentation as the text has it: what its first indented line begins with. */
export function indentStep(text: string): string {
  const step = indentedLine.exec(text)?.[1];
  if (step === undefined) return '  ';
  return step.includes('\t') ? '\t' : step.slice(0, 8);
}

const keyAboveList = /^( *(?:- +)*)[^\s#-][^\n]*:[ \t]*(?:#[^\n]*)?\r?\n( *)- /m;

/** Whether the dashes of the text's lists stand further to the right than the key of the list; so where it has no list. */
export function hasIndentedLists(text: string): boolean {
  const [, key = '', dash] = keyAboveList.exec(text) ?? [];
  return dash === undefined || dash.length > key.length;
}

/** Where the comment lines directly above `offset` begin that stand at its very column; `offset` when there are none. */
export function leadingCommentsStart(text: string, offset: number): number {
  const prefix = linePrefix(text, offset);
  if (!/^[ \t]*$/.test(prefix)) return offset;
  let first = offset;
  for (;;) {
    const start = lineStart(text, first);
    if (start === 0) return first;
    const above = lineStart(text, start - 1);
    if (!text.startsWith(`${prefix}#`, above)) return first;
    first = above + prefix.length;
  }
}
