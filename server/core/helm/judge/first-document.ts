import { cutFile } from '../../cut-file.ts';
import { keepLast } from '../../keep-last.ts';
import { readDocument } from '../../read-document.ts';
import type { YamlDocument } from '../../yaml/node.ts';

/** The first document of a file, the only one of a values file that Helm 3 reads. Its spans count from its start. */
export interface FirstDocument {
  readonly start: number;
  readonly document: YamlDocument;
}

interface Known {
  readonly text: string;
  readonly first: FirstDocument | null;
}

/** More files than the findings of one chart are about. */
const mostKnown = 8;

/** As each file stood when it was asked about last, those asked about last at the end. */
const known = new Map<string, Known>();

/** Read once for all who ask about the same text of a file; null where there is none in it. */
export function firstDocumentOf(file: string, text: string): FirstDocument | null {
  const before = known.get(file);
  const now = before?.text === text ? before : { text, first: readFirst(text) };
  keepLast(known, file, now, mostKnown);
  return now.first;
}

function readFirst(text: string): FirstDocument | null {
  const [first] = cutFile(text, 'manifest');
  return first ? { start: first.start, document: readDocument(first.source) } : null;
}
