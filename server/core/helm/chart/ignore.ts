/*
 * `.helmignore` (pkg/ignore/rules.go). It looks like `.gitignore` and is not: without a slash a pattern is held against the
 * last name of a path, with one against all of it, and a `!` ignores whatever the pattern does not match.
 */

export interface IgnoreRule {
  readonly isNegated: boolean;
  readonly isForFolders: boolean;
  readonly isForPaths: boolean;
  readonly pattern: RegExp;
}

export type IgnoreReading =
  | { readonly rules: readonly IgnoreRule[]; readonly problem: null }
  | { readonly rules: null; readonly problem: string };

/** Hidden files among the templates are never loaded. */
const defaultRules = 'templates/.?*';

/** Reads a `.helmignore`; an empty text gives what holds without one. */
export function readIgnoreRules(text: string): IgnoreReading {
  const rules: IgnoreRule[] = [];
  for (const line of [...text.split('\n'), defaultRules]) {
    const written = line.trim();
    if (written === '' || written.startsWith('#')) continue;
    if (written.includes('**')) return { rules: null, problem: 'double-star (**) syntax is not supported' };
    if (!compileMatch(written)) return { rules: null, problem: 'syntax error in pattern' };
    const isNegated = written.startsWith('!');
    const positive = isNegated ? written.slice(1) : written;
    const isForFolders = positive.endsWith('/');
    const bare = isForFolders ? positive.slice(0, -1) : positive;
    const pattern = compileMatch(bare.replace(/^\/+/, ''));
    if (pattern) rules.push({ isNegated, isForFolders, isForPaths: bare.includes('/'), pattern });
  }
  return { rules, problem: null };
}

/** Whether a file or folder is left out. A file below a folder that is left out has to be asked for by its folder. */
export function isIgnored(rules: readonly IgnoreRule[], path: string, isFolder: boolean): boolean {
  const base = path.slice(path.lastIndexOf('/') + 1);
  for (const { isNegated, isForFolders, isForPaths, pattern } of rules) {
    const fits = (!isForFolders || isFolder) && pattern.test(isForPaths ? path : base);
    if (fits !== isNegated) return true;
  }
  return false;
}

/** A pattern of Go's `filepath.Match`; null where it is none. */
function compileMatch(pattern: string): RegExp | null {
  let source = '';
  let position = 0;
  while (position < pattern.length) {
    const [written = ''] =
      /^(?:\\.|\[\^?(?:[^\]\\-]|\\.)(?:[^\]\\]|\\.)*\]|[^\\[])/su.exec(pattern.slice(position)) ?? [];
    if (written === '') return null;
    const part = partSource(written);
    if (part === null) return null;
    source += part;
    position += written.length;
  }
  return new RegExp(`^${source}$`, 's');
}

function partSource(written: string): string | null {
  if (written === '*') return '[^/]*';
  if (written === '?') return '[^/]';
  if (written.startsWith('[')) return classSource(written.slice(1, -1));
  return escaped(written.startsWith('\\') ? written.slice(1) : written);
}

function escaped(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&');
}

/** Characters and ranges; a `-` has to stand between two ends. */
function classSource(inside: string): string | null {
  const isNegated = inside.startsWith('^');
  let rest = isNegated ? inside.slice(1) : inside;
  let source = '';
  while (rest !== '') {
    const match = /^(\\.|[^\\-])(?:-(\\.|[^\\-]))?/su.exec(rest);
    if (!match) return null;
    const [all, low = '', high] = match;
    source += rangeSource(unescaped(low), high === undefined ? null : unescaped(high));
    rest = rest.slice(all.length);
  }
  return isNegated ? `[^${source}]` : source === '' ? '(?!)' : `[${source}]`;
}

function unescaped(written: string): string {
  return written.startsWith('\\') ? written.slice(1) : written;
}

/** A range whose ends are swapped holds nothing. */
function rangeSource(low: string, high: string | null): string {
  if (high === null) return escaped(low);
  const isOrdered = (low.codePointAt(0) ?? 0) <= (high.codePointAt(0) ?? 0);
  return isOrdered ? `${escaped(low)}-${escaped(high)}` : '';
}
