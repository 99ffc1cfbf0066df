import type { Span } from '../../text/span.ts';

/** Something to offer at the cursor, ready to be shown in one language. */
export interface CompletionItem {
  readonly label: string;
  readonly kind: 'field' | 'snippet' | 'value' | 'port';
  /** One line beside the label. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** In the snippet syntax of editors; further lines carry their whole indentation. */
  readonly insert: string;
  /** Compares the items in the order they should stand. */
  readonly sortText: string;
  /** What is compared with the typed word where that is not the label. */
  readonly filterText?: string;
}

export interface CompletionList {
  /** What an item replaces; on one line, the cursor inside. */
  readonly span: Span;
  readonly items: readonly CompletionItem[];
}
