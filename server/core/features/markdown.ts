const usualLength = 80;

/** What would reorder, hide or break a line of text: control and format characters, line separators. */
const unsafe = /[\p{Cc}\p{Cf}\u2028\u2029]+/gu;

/** A text of the user as a Markdown code span: one line, cut when long, whatever characters are in it. */
export function code(text: string | number, longest = usualLength): string {
  const line = String(text).replace(unsafe, ' ');
  const shown = Array.from(line.slice(0, (longest + 1) * 2));
  const cut = shown.length > longest ? `${shown.slice(0, longest - 1).join('')}…` : shown.join('');
  const runs = Array.from(cut.matchAll(/`+/g), ([run]) => run.length);
  const fence = '`'.repeat(Math.max(0, ...runs) + 1);
  const needsRoom = cut === '' || /^[`\s]|[`\s]$/.test(cut);
  return needsRoom ? `${fence} ${cut} ${fence}` : `${fence}${cut}${fence}`;
}
