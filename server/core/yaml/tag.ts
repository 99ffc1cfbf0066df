/*
 * Tags: what a written `!!int` stands for.
 */

const coreTag = 'tag:yaml.org,2002:';

/**
 * The full tag of a written one; `!` and local tags stay as they stand. Other handles would need a `%TAG` line, which
 * kubectl cuts off from its document.
 */
export function resolveTag(written: string): string {
  if (written.startsWith('!<')) return unescapeTag(written.slice(2).replace(/>$/, ''));
  return written.startsWith('!!') ? coreTag + unescapeTag(written.slice(2)) : unescapeTag(written);
}

function unescapeTag(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
