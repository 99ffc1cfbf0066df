import { access, readFile } from 'node:fs/promises';
import type { Workspace } from '../core/index.ts';
import { decodeBytes } from './decode-bytes.ts';

/** Answers from the disk, and each question only once: nothing around the files changes while they are checked. */
export function newDisk(): Workspace {
  const exists = new Map<string, Promise<boolean>>();
  const texts = new Map<string, Promise<string | null>>();
  return {
    fileExists: (path) => once(exists, path, isThere),
    readText: (path) => once(texts, path, read),
  };
}

function once<Answer>(
  known: Map<string, Promise<Answer>>,
  path: string,
  ask: (path: string) => Promise<Answer>,
): Promise<Answer> {
  const before = known.get(path);
  if (before) return before;
  const answer = ask(path);
  known.set(path, answer);
  return answer;
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function read(path: string): Promise<string | null> {
  return readFile(path).then(decodeBytes, () => null);
}
