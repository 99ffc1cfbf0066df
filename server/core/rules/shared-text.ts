import type { DocumentSource } from '../analysis.ts';
import { sharedSpans } from '../edits/index.ts';
import { readDocument } from '../read-document.ts';
import type { Span } from '../text/span.ts';

const mayHoldAlias = /(?:^|[\s,[{:-])\*[^\s,[\]{}*]/m;

/** What aliases repeat in a document. Reads the text again, which only documents with an alias in them need. */
export function sharedTextOf(source: DocumentSource): readonly Span[] {
  const yaml = source.template?.yaml ?? source.text;
  if (!yaml.includes('&') || !mayHoldAlias.test(yaml)) return [];
  return sharedSpans(readDocument(source).root);
}
