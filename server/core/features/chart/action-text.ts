/*
 * The text of an action up to the cursor: what is being typed there is rarely a whole template.
 */

/** What is being typed. Offsets count in the file; all reach to the cursor. */
export type Typed =
  | {
      readonly kind: 'path';
      readonly variable: string | null;
      readonly names: readonly string[];
      readonly start: number;
    }
  | { readonly kind: 'include'; readonly start: number }
  | { readonly kind: 'word'; readonly start: number };

const keywordsBefore = /(?:^|[(|,=]|\b(?:if|with|range|else))\s*$/;

/** Null outside actions, in comments, and in texts that are not the name of a template. */
export function typedAt(text: string, offset: number): Typed | null {
  const opening = text.lastIndexOf('{{', offset - 1);
  if (opening < 0 || opening + 2 > offset) return null;
  const start = opening + 2;
  const action = text.slice(start, offset);
  if (action.includes('}}') || /^-?\s*\/\*/.test(action)) return null;
  const quote = openQuoteIn(action);
  if (quote !== null) {
    const isName = /(?:^|[\s(|-])(?:include|template)\s+$/.test(action.slice(0, quote));
    return isName && action[quote] !== "'" ? { kind: 'include', start: start + quote + 1 } : null;
  }
  const chain = /(\$\w*)?((?:\.\w*)+)$/.exec(action);
  if (chain) return typedPath(action, chain, start);
  const word = /[A-Za-z_]\w*$/.exec(action);
  const at = action.length - (word?.[0].length ?? 0);
  const before = action.slice(0, at);
  if (/[\w$."`']$/.test(before)) return null;
  // Behind an operand comes an argument; a function has no place there without parentheses.
  if (!word && !keywordsBefore.test(before.replace(/^-/, ''))) return null;
  return { kind: 'word', start: start + at };
}

function typedPath(action: string, chain: RegExpExecArray, start: number): Typed | null {
  const [whole, variable, dotted = ''] = chain;
  const before = action.slice(0, action.length - whole.length);
  // A field of a result, or digits behind a decimal point.
  if (/[\w)"`'$]$/.test(before)) return null;
  const names = dotted.split('.').slice(1);
  const last = names.pop() ?? '';
  return { kind: 'path', variable: variable ?? null, names, start: start + action.length - last.length };
}

/** Where a text begins that has not ended; null where none is open. */
function openQuoteIn(action: string): number | null {
  let at = 0;
  while (at < action.length) {
    const quote = action[at];
    if (quote === '"' || quote === '`' || quote === "'") {
      const end = endOfText(action, at, quote);
      if (end === null) return at;
      at = end;
    }
    at++;
  }
  return null;
}

function endOfText(action: string, start: number, quote: string): number | null {
  for (let at = start + 1; at < action.length; at++) {
    if (action[at] === '\\' && quote !== '`') at++;
    else if (action[at] === quote) return at;
  }
  return null;
}
