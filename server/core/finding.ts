import type { Message } from './messages/message.ts';
import type { RuleId } from './rules/rule-ids.ts';
import type { TextEdit } from './text/edit.ts';
import type { Span } from './text/span.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export type FindingCategory =
  | 'decode'
  | 'validation'
  | 'admission'
  | 'api-warning'
  | 'runtime'
  | 'risk'
  | 'helm'
  | 'suppression'
  | 'settings';

/** A defect of the text, in ids and arguments. All spans count from the start of the document's text. */
export interface Finding {
  /** An id of the rule catalogue, or one of the product's own per kind of defect. Stable forever. */
  readonly ruleId: RuleId;
  readonly category: FindingCategory;
  readonly severity: Severity;
  /** The smallest text that has to change. */
  readonly span: Span;
  /** What, with the numbers; why; what to do. */
  readonly message: Message;
  /** The API server's path of the field in its object (`spec.containers[0].livenessProbe.httpGet.port`); empty for the document as a whole. */
  readonly objectPath: string;
  /** The API server's (or kubelet's) own words, `detail` with the type in front (`Invalid value: 0: must be between 1 and 65535, inclusive`). */
  readonly apiMessage?: string;
  /** Index in the `items` of a list object, null outside lists. */
  readonly item: number | null;
  readonly related: readonly RelatedPlace[];
  /** Preferred first. */
  readonly fixes: readonly Fix[];
  /** `deprecated` and `unnecessary` as editors draw them. */
  readonly tags?: readonly ('unnecessary' | 'deprecated')[];
}

export interface RelatedPlace {
  readonly span: Span;
  readonly message: Message;
}

export interface Fix {
  readonly title: Message;
  /** `safe` keeps what the cluster does or turns a refused manifest into the obvious one; the rest changes behaviour. */
  readonly safety: 'safe' | 'changes-behaviour';
  readonly isPreferred: boolean;
  readonly edits: readonly TextEdit[];
}

/** A change worth offering where nothing is wrong. */
export interface Refactoring {
  readonly title: Message;
  readonly edits: readonly TextEdit[];
}
