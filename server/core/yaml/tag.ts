/*
 * Tags: what a written `!!int` stands for.
 */

const coreTag = 'tag:yaml.org,2002:';

/** The full tag of a written one, `!` and local tags as they stand; null for a handle that nothing declares. */
export function resolveTag(written: string, prefixes: ReadonlyMap<string, string>): string | null {
  if (written.startsWith('!<')) return unescapeTag(written.slice(2).replace(/>$/, ''));
  const [, handle = '!', suffix = ''] = /^(!(?:[\w-]*!)?)(.*)$/.exec(written) ?? [];
  const prefix = prefixes.get(handle) ?? defaultPrefixes.get(handle);
  return prefix === undefined ? null : prefix + unescapeTag(suffix);
}

const defaultPrefixes: ReadonlyMap<string, string> = new Map([
  ['!', '!'],
  ['!!', coreTag],
]);

function unescapeTag(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
