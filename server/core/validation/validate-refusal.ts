import type { Finding, FindingCategory, RelatedPlace, Severity } from '../finding.ts';
import type { Message } from '../messages/message.ts';
import type { RuleId } from '../rules/rule-ids.ts';
import type { Span } from '../text/span.ts';
import type { Editing } from './decode-fixes.ts';
import type { Repair } from './validate-repair.ts';
import { fixesOf } from './validate-repair.ts';

/** One thing the API server or the kubelet says about one field. */
export interface Refusal {
  readonly ruleId: RuleId;
  readonly path: string;
  /** The smallest text that has to change. */
  readonly span: Span;
  /** In the server's own words. */
  readonly words: string;
  readonly message: Message;
  readonly category?: FindingCategory;
  readonly severity?: Severity;
  readonly related?: readonly RelatedPlace[];
  /** Preferred first. */
  readonly repairs?: readonly Repair[];
  readonly tags?: Finding['tags'];
}

/** Validators yield what they refuse, in the server's order. */
export type Refusals = Iterable<Refusal>;

/** What findings need besides the refusals. */
export interface FindingContext {
  readonly item: number | null;
  readonly editing: Editing | undefined;
}

/**
 * Refusals as findings. What the server says twice about one place becomes one finding with all its words; the last
 * message stands, for the server goes from the general to the particular.
 */
export function findingsOf(refusals: Refusals, about: FindingContext): readonly Finding[] {
  const byPlace = new Map<string, Finding>();
  for (const refusal of refusals) {
    const finding = findingOf(refusal, about);
    const place = `${finding.category} ${refusal.span.start} ${refusal.span.end} ${refusal.path}`;
    const earlier = byPlace.get(place);
    byPlace.set(place, earlier ? merged(earlier, finding) : finding);
  }
  return [...byPlace.values()];
}

function findingOf(refusal: Refusal, { item, editing }: FindingContext): Finding {
  return {
    ruleId: refusal.ruleId,
    category: refusal.category ?? 'validation',
    severity: refusal.severity ?? 'error',
    span: refusal.span,
    message: refusal.message,
    objectPath: refusal.path,
    ...(refusal.words === '' ? {} : { apiMessage: refusal.words }),
    item,
    related: refusal.related ?? [],
    fixes: fixesOf(refusal.repairs ?? [], editing),
    ...(refusal.tags ? { tags: refusal.tags } : {}),
  };
}

function merged(earlier: Finding, later: Finding): Finding {
  const words = [earlier.apiMessage, later.apiMessage].filter((text) => text !== undefined);
  return {
    ...later,
    apiMessage: [...new Set(words)].join('; '),
    related: [...earlier.related, ...later.related],
    fixes: later.fixes.length > 0 ? later.fixes : earlier.fixes,
  };
}
