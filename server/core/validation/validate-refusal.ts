import type { Finding, FindingCategory, Fix, RelatedPlace, Severity } from '../finding.ts';
import type { Message } from '../messages/message.ts';
import type { Span } from '../text/span.ts';

/** One thing the API server or the kubelet says about one field. */
export interface Refusal {
  readonly ruleId: string;
  readonly path: string;
  /** The smallest text that has to change. */
  readonly span: Span;
  /** In the server's own words. */
  readonly words: string;
  readonly message: Message;
  readonly category?: FindingCategory;
  readonly severity?: Severity;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly Fix[];
  readonly tags?: Finding['tags'];
}

/** Validators yield what they refuse, in the server's order. */
export type Refusals = Iterable<Refusal>;

/**
 * Refusals as findings. What the server says twice about one place becomes one finding with all its words; the last
 * message stands, for the server goes from the general to the particular.
 */
export function findingsOf(refusals: Refusals, item: number | null): readonly Finding[] {
  const byPlace = new Map<string, Finding>();
  for (const refusal of refusals) {
    const finding = findingOf(refusal, item);
    const place = `${finding.category} ${refusal.span.start} ${refusal.span.end} ${refusal.path}`;
    const earlier = byPlace.get(place);
    byPlace.set(place, earlier ? merged(earlier, finding) : finding);
  }
  return [...byPlace.values()];
}

function findingOf(refusal: Refusal, item: number | null): Finding {
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
    fixes: refusal.fixes ?? [],
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
