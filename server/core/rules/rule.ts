import type { AnalysisContext, DocumentSource, Profile } from '../analysis.ts';
import type { FindingCategory, Fix, RelatedPlace, Severity } from '../finding.ts';
import type { Probe, ProbedContainer, ProbeName } from '../kubernetes/probe.ts';
import type { VisibleService } from '../kubernetes/visible-service.ts';
import type { Message, MessageId } from '../messages/message.ts';
import type { Span } from '../text/span.ts';
import type { RuleId } from './rule-ids.ts';

/** A risk the product looks for: what it is about, how it is explained, how it is found. One file each. */
export type Rule = ContainerRule | ProbeRule;

interface RuleBase {
  /** Kebab-case noun phrase that names the defect. Invariant: never changes. */
  readonly id: RuleId;
  readonly category: FindingCategory;
  /** What suffers. */
  readonly concern: Concern;
  /** Where a report does not say otherwise. */
  readonly severity: Severity;
  /** The least profile in which it is asked; a severity of its own in the settings asks it in any. */
  readonly profile: Profile;
  /** The most any of its fixes does; `none` when it has no fix. */
  readonly fix: Fix['safety'] | 'none';
  readonly quietFor: readonly Guard[];
  /** Asked when documents are joined, for its answer depends on other documents and files. */
  readonly looksAround?: true;
  readonly docs: RuleDocs;
}

/** What suffers: what certainly goes wrong some day; availability; the node's resources; good practice; the reader. */
export type Concern = 'risk' | 'reliability' | 'performance' | 'best-practice' | 'style';

export interface ContainerRule extends RuleBase {
  readonly appliesTo: 'container';
  readonly check: (subject: Subject) => readonly Report[];
}

export interface ProbeRule extends RuleBase {
  readonly appliesTo: readonly ProbeName[];
  readonly check: (subject: Subject & { readonly probe: Probe }) => readonly Report[];
}

/** Containers a rule is not asked about: parts of one (patches, fragments, templated images), or ones that end by design. */
export type Guard = 'partly-shown' | 'run-to-completion';

export interface RuleDocs {
  readonly title: MessageId;
  readonly what: MessageId;
  readonly why: MessageId;
  readonly instead: MessageId;
}

/** What a rule looks at. */
export interface Subject {
  readonly container: ProbedContainer;
  /** The containers of its pod, itself included, in the order of the text; for what is said once of a pod. */
  readonly podContainers: readonly ProbedContainer[];
  readonly source: DocumentSource;
  /** Text that aliases repeat elsewhere; fixes keep out of it. */
  readonly shared: readonly Span[];
  readonly context: AnalysisContext;
  /** Nothing is known here for rules that do not look around. */
  readonly around: Around;
}

/** What is known of other documents and files when a rule looks around. */
export interface Around {
  /** Those that pick the pod. */
  readonly services: readonly VisibleService[];
  /** Where the file stands, or null. */
  readonly path: string | null;
  /** No other Service can pick the pod, as far as files tell. */
  readonly isComplete: boolean;
}

export const nothingAround: Around = { services: [], path: null, isComplete: false };

/** One defect found by a rule. */
export interface Report {
  readonly span: Span;
  readonly objectPath: string;
  readonly message: Message;
  /** The rule's own when absent. */
  readonly severity?: Severity;
  readonly related?: readonly RelatedPlace[];
  /** Preferred first. */
  readonly fixes?: readonly OfferedFix[];
}

export interface OfferedFix extends Fix {
  /** The probe after the fix: one that a rule would say something new of is not offered. */
  readonly leaves?: Probe;
  /** The probe that the fix takes away. */
  readonly removes?: ProbeName;
}

export function defineRule<R extends Rule>(rule: R): R {
  return rule;
}
