import { roleByName } from '../core/index.ts';
import type { CircumstancesFinder } from './circumstances.ts';
import { OpenDocument } from './open-document.ts';
import { pathOfUri } from './workspace.ts';

/** Files that commands for the whole workspace look at. */
export const mostFiles = 20_000;

/** Files that are read at a time. */
const batchSize = 16;

export function isManifest(uri: string): boolean {
  return /\.ya?ml$/i.test(pathOfUri(uri));
}

export function* batchesOf<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += batchSize) yield items.slice(start, start + batchSize);
}

/** One spelling for URIs that clients and the disk write differently. */
export function fileKey(uri: string): string {
  try {
    return decodeURIComponent(pathOfUri(uri));
  } catch {
    return pathOfUri(uri);
  }
}

/** A stored file, to be judged as an open one is. */
export function closedDocument(uri: string, text: string, finder: CircumstancesFinder): OpenDocument {
  const languageId = 'yaml';
  const guess = roleByName({ path: pathOfUri(uri), languageId }).role;
  const document = new OpenDocument({ uri, languageId, version: 0, text }, guess);
  void document.settle(finder.find(document));
  return document;
}
