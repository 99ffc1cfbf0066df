import type { SecondsRange } from './closed-forms.ts';
import type { RangeQuestion } from './range-question.ts';
import { budgetRange, firstKillRange, readyRange } from './start-ranges.ts';
import type { Told } from './trouble-ranges.ts';
import { troubleRanges } from './trouble-ranges.ts';

/*
 * What a container's probes come to, whatever the phases of the kubelet's clocks: closed forms, so that they are there
 * at once for every keystroke. They are held against the simulation in all phases and against recordings.
 */

export type { RangeQuestion, Trouble } from './range-question.ts';

/** Rounded outward to whole seconds; `typicalSeconds` is the middle of the phases. */
export interface TimeRange extends SecondsRange {
  readonly typicalSeconds: number;
}

/** What is left out has no closed form. */
export interface ContainerRanges {
  /** From the container's start; null where it may be killed before. */
  readonly ready: TimeRange | null;
  /** How long starting may take before the container is killed for it; null for ever. */
  readonly startupBudget: TimeRange | null;
  /** From the container's start to the first order to kill it, where it is never up in time; else null. */
  readonly firstKill: TimeRange | null;
  /** From the trouble to the verdict of the livenessProbe; null where it never fails. */
  readonly killDecision?: TimeRange | null;
  /** From the trouble to the end of the container, when its next start begins; null when it does not end. */
  readonly restart?: TimeRange | null;
  /** From the trouble until the Pod's endpoint gets no more traffic; null where it goes on getting it. */
  readonly outOfService?: TimeRange | null;
  /** How long clients meet errors after the trouble: until no traffic comes, or the next run answers; null for ever. */
  readonly errorWindow?: TimeRange | null;
  /** How long the Pod gets no traffic then; null where it stays in its Service, or never comes back. */
  readonly awayFromService?: TimeRange | null;
}

/** Of the times after the trouble holds: the Pod was Ready, and every probe under way, when it began. */
export function rangesOf(question: RangeQuestion): ContainerRanges {
  const { killDecision, end, removal, errors, away } = troubleRanges(question);
  return {
    ready: rounded(readyRange(question)),
    startupBudget: rounded(budgetRange(question)),
    firstKill: rounded(firstKillRange(question)),
    ...told('killDecision', killDecision),
    ...told('restart', end),
    ...told('outOfService', removal),
    ...told('errorWindow', errors),
    ...told('awayFromService', away),
  };
}

function told<Name extends keyof ContainerRanges>(
  name: Name,
  range: Told,
): { readonly [name in Name]?: TimeRange | null } {
  return range === undefined ? {} : ({ [name]: rounded(range) } as Record<Name, TimeRange | null>);
}

function rounded(range: SecondsRange | null): TimeRange | null {
  if (range === null) return null;
  const { minSeconds, maxSeconds } = range;
  return {
    minSeconds: Math.floor(minSeconds),
    typicalSeconds: Math.round((minSeconds + maxSeconds) / 2),
    maxSeconds: Math.ceil(maxSeconds),
  };
}
