import { readFilePattern } from './glob.ts';

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
    if (!readFilePattern(written)) return { rules: null, problem: 'syntax error in pattern' };
    const isNegated = written.startsWith('!');
    const positive = isNegated ? written.slice(1) : written;
    const isForFolders = positive.endsWith('/');
    const bare = isForFolders ? positive.slice(0, -1) : positive;
    const pattern = readFilePattern(bare.replace(/^\/+/, ''));
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
