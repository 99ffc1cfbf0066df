import { companionWords } from './lists.ts';

/** An image reference without registry, tag and digest. */
export interface ImageName {
  /** What stands between the registry and the name: `bitnami`; empty for `postgres:16`. */
  readonly organisations: readonly string[];
  /** `postgres` of `docker.io/library/postgres:16@sha256:…`. */
  readonly name: string;
}

/**
 * Takes an image reference apart as the container runtimes do: the first part is a registry when it has a dot or a
 * colon or is `localhost` (`distribution/reference/normalize.go`).
 */
export function imageNameOf(reference: string): ImageName {
  const [path = ''] = reference.trim().toLowerCase().split('@');
  const parts = path.split('/');
  const first = parts[0] ?? '';
  const hasRegistry = parts.length > 1 && (/[.:]/.test(first) || first === 'localhost');
  const segments = hasRegistry ? parts.slice(1) : parts;
  const name = (segments.at(-1) ?? '').replace(/:.*$/, '');
  return { organisations: segments.slice(0, -1), name };
}

/**
 * The entry of a list that names the image's program, or null. Entries match whole words of the name, also with a
 * `db` or a version behind (`mongo` in `mongodb`, `mysql` in `mysql8`); helpers such as `redis-exporter` match nothing.
 */
export function programIn(image: ImageName, list: readonly string[]): string | null {
  const words = image.name.split(/[-_.]/);
  if (words.some((word) => companionWords.includes(word))) return null;
  return list.find((entry) => namesProgram(words, entry.split('-'))) ?? null;
}

function namesProgram(words: readonly string[], entry: readonly string[]): boolean {
  return words.some((_, start) => entry.every((part, index) => isWord(words[start + index], part)));
}

function isWord(word: string | undefined, part: string): boolean {
  return word?.startsWith(part) === true && /^(?:db)?\d*$/.test(word.slice(part.length));
}
