import type { Span } from '../text/span.ts';
import type { EditResult } from './result.ts';
import { edits } from './result.ts';
import { quoteAt, scalarText } from './scalar-text.ts';

/** Gives a key another name; its quotes stay. `key` is the key's own span, without anchor and tag. */
export function renameKey(text: string, key: Span, name: string): EditResult {
  return edits({ span: key, newText: scalarText(name, quoteAt(text, key.start)) });
}
