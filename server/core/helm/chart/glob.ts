/*
 * Patterns of file names as Go's `filepath.Match` understands them on Unix.
 */

/** The pattern as an expression; null where Go calls it malformed. */
export function readFilePattern(pattern: string): RegExp | null {
  let source = '';
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern.charAt(at);
    switch (character) {
      case '*':
        source += '[^/]*';
        break;
      case '?':
        source += '[^/]';
        break;
      case '\\':
        at += 1;
        if (at >= pattern.length) return null;
        source += literal(pattern.charAt(at));
        break;
      case '[': {
        const set = readSet(pattern, at + 1);
        if (!set) return null;
        source += set.source;
        at = set.end - 1;
        break;
      }
      default:
        source += literal(character);
    }
  }
  return new RegExp(`^${source}$`, 's');
}

function literal(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** What stands behind `[`, up to and including `]`. */
function readSet(pattern: string, start: number): { readonly source: string; readonly end: number } | null {
  let at = start;
  const isNegated = pattern.charAt(at) === '^';
  if (isNegated) at += 1;
  let ranges = '';
  for (let count = 0; ; count++) {
    if (pattern.charAt(at) === ']' && count > 0)
      return { source: `[${isNegated ? '^' : ''}${ranges}]`, end: at + 1 };
    const low = readMember(pattern, at);
    if (!low) return null;
    at = low.end;
    let high = low;
    if (pattern.charAt(at) === '-') {
      const upper = readMember(pattern, at + 1);
      if (!upper) return null;
      high = upper;
      at = upper.end;
    }
    if (low.character <= high.character) ranges += `${literal(low.character)}-${literal(high.character)}`;
  }
}

function readMember(
  pattern: string,
  start: number,
): { readonly character: string; readonly end: number } | null {
  const first = pattern.charAt(start);
  if (first === '' || first === '-' || first === ']') return null;
  if (first !== '\\') return start + 1 < pattern.length ? { character: first, end: start + 1 } : null;
  const escaped = pattern.charAt(start + 1);
  return start + 2 < pattern.length ? { character: escaped, end: start + 2 } : null;
}
