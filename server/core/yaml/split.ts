import type { Span } from '../text/span.ts';
import type { YamlProblem } from './node.ts';

/**
 * One piece of a file as kubectl's reader cuts it: from behind a separator line to the next one.
 * The pieces with their separator lines tile the file, so that an edit can be answered by cutting its piece again.
 */
export interface DocumentPiece {
  /** Separator line included, counted from the start of the file. */
  readonly span: Span;
  /** Where the document's own text starts: behind the separator line (and a byte order mark). */
  readonly contentStart: number;
  /** JSON documents follow each other without a separator. */
  readonly format: 'yaml' | 'json';
  /** Nothing but blanks, comments or `null`: skipped, and not counted. */
  readonly isEmpty: boolean;
  /** About the separator, counted from `span.start`. */
  readonly problems: readonly YamlProblem[];
}
