/*
 * Patterns of `.Files.Glob` (github.com/gobwas/glob with `/` as separator).
 */

/** Whether names match the pattern; a malformed one matches all, as Helm has it. */
export function readGlob(pattern: string): (name: string) => boolean {
  const source = sourceOf(pattern);
  if (source === null) return () => true;
  const expression = new RegExp(`^(?:${source})$`, 'su');
  return (name) => expression.test(name);
}

function literal(point: string): string {
  return point.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function sourceOf(pattern: string): string | null {
  let result = '';
  let depth = 0;
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern.charAt(at);
    if (character === '*') {
      const isSuper = pattern.charAt(at + 1) === '*';
      while (pattern.charAt(at + 1) === '*') at += 1;
      result += isSuper ? '.*' : '[^/]*';
    } else if (character === '?') result += '[^/]';
    else if (character === '{') {
      depth += 1;
      result += '(?:';
    } else if (character === '}' && depth > 0) {
      depth -= 1;
      result += ')';
    } else if (character === ',' && depth > 0) result += '|';
    else if (character === '\\') {
      at += 1;
      result += literal(pattern.charAt(at));
    } else if (character === '[') {
      const set = /^\[(!?)([^\]]+)\]/.exec(pattern.slice(at));
      const members = set && setSource(set[1] === '!', set[2] ?? '');
      if (!set || members === null) return null;
      result += members;
      at += set[0].length - 1;
    } else result += literal(character);
  }
  return result + ')'.repeat(depth);
}

/** A range `a-c`, or a list of characters; null for what is neither. */
function setSource(isNegated: boolean, inner: string): string | null {
  const range = /^(.)-(.)$/su.exec(inner);
  if (inner === '!' || /^.-$/su.test(inner)) return null;
  if (range && (range[2]?.codePointAt(0) ?? 0) < (range[1]?.codePointAt(0) ?? 0)) return null;
  const members = range
    ? `${classLiteral(range[1] ?? '')}-${classLiteral(range[2] ?? '')}`
    : [...inner].map(classLiteral).join('');
  return `[${isNegated ? '^' : ''}${members}]`;
}

function classLiteral(point: string): string {
  return point.replace(/[\\^\]-]/g, '\\$&');
}
