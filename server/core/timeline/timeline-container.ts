import type { CardText } from '../features/card-text.ts';
import type { Severity } from '../finding.ts';
import type { ContainerList, ProbeHandlerName, ProbeName, TimingFieldName } from '../kubernetes/probe.ts';
import type { RestartPolicy } from '../simulation/scenario.ts';

/*
 * What the timeline's preview is told about a container: numbers with where they come from, ready to be simulated and
 * edited. Plain data that crosses processes; `Place` is a span in the core and a range at its border.
 */

export interface TimelineContainer<Place> {
  /** Names it in its file for as long as the file keeps its structure. */
  readonly key: string;
  readonly name: string;
  /** `Deployment/web`; empty for a fragment. */
  readonly object: string;
  readonly list: ContainerList | null;
  /** What decides which probes the kubelet runs for it. */
  readonly role: 'regular' | 'sidecar' | 'init' | 'ephemeral';
  /** Pods of a Job get no traffic from a Service. */
  readonly isServed: boolean;
  readonly restartPolicy: RestartPolicy;
  /** Null for an init container without `restartPolicy: Always`, whose probes the API server refuses. */
  readonly probes: Readonly<Record<ProbeName, TimelineProbe<Place> | MissingProbe<Place>>>;
  /** The Pod's grace period. */
  readonly grace: NumberBox<Place>;
  /** How long the preStop hook takes where it only sleeps; null for none, or one that nobody can time. */
  readonly preStopSeconds: number | null;
  readonly place: Place;
  readonly suggestions: readonly Suggestion[];
}

export interface TimelineProbe<Place> {
  readonly kind: 'probe';
  readonly handler: HandlerLabel | null;
  readonly numbers: Readonly<Partial<Record<TimingFieldName, NumberBox<Place>>>>;
  /** The key. */
  readonly place: Place;
  readonly problems: readonly BoxProblem[];
}

/** What is asked, in the user's words: `GET :8080/livez`. */
export interface HandlerLabel {
  readonly kind: ProbeHandlerName;
  readonly text: string;
}

/** `unknown`: a template may add it. */
export interface MissingProbe<Place> {
  readonly kind: 'absent' | 'unknown';
  /** A key without a value. */
  readonly place: Place | null;
  /** The title of what would add it; null where nothing can. */
  readonly addition: string | null;
}

/** One number, as it stands or as it applies. */
export interface NumberBox<Place> {
  readonly field: TimingFieldName;
  /** What the timeline works with. */
  readonly value: number;
  /**
   * `written`: in the text; `default`: left out; `pod`: the Pod's value applies; `assumed`: the text does not tell, and
   * the default stands in.
   */
  readonly origin: 'written' | 'default' | 'pod' | 'assumed';
  /** Why it can't be changed here; null where it can. */
  readonly lock: LockReason | null;
  readonly minimum: number;
  readonly maximum: number;
  /** Where it is written; else null. */
  readonly place: Place | null;
  /** Of a number that a chart renders: the file and line that it comes from, `values.yaml:31`. */
  readonly from?: string;
  readonly problems: readonly BoxProblem[];
  /** What a hover on it says in the editor, in the file's language; null where nobody asked for cards. */
  readonly card: CardText | null;
}

/**
 * `template`: decided when rendered. `shared`: an anchor repeats it elsewhere. `fixed`: only one value is allowed. In a
 * chart `computed`: made of several values, or otherwise than by copying one; `built-in`: Helm gives it; `foreign`: written
 * in a chart from elsewhere.
 */
export type LockReason = 'template' | 'shared' | 'fixed' | 'computed' | 'built-in' | 'foreign';

/** A finding about a number or a probe, in the file's language. */
export interface BoxProblem {
  readonly severity: Severity;
  readonly text: string;
}

/** A finding that a quick fix answers, in the file's language. */
export interface Suggestion {
  /** The rule's id and the number of its finding and fix: names the fix for as long as the file does not change. */
  readonly id: string;
  readonly ruleId: string;
  readonly severity: Severity;
  readonly text: string;
  /** The fix's title. */
  readonly action: string;
}
