import type { EffectiveProbe, ProbeKind, RestartPolicy } from './scenario.ts';

/*
 * What is asked about a container, with everything filled in that the forms work with.
 */

export interface RangeQuestion {
  readonly probes: { readonly [kind in ProbeKind]?: EffectiveProbe };
  /** The Pod's. */
  readonly graceSeconds: number;
  /** From the container's start until the application answers; before that connections are refused. */
  readonly bootSeconds: number;
  /** From TERM to the end of a process that hangs; null when it ignores TERM. */
  readonly shutdownSeconds: number | null;
  /** How long the preStop hook runs, within the grace period; none where absent. */
  readonly preStopSeconds?: number;
  /** `Always` where absent. */
  readonly restartPolicy?: RestartPolicy;
  /** A sidecar gates the other containers, and they the Pod. */
  readonly isSidecar?: boolean;
  /** The newest where absent. */
  readonly kubernetesVersion?: string;
  /** What goes wrong while the Pod is Ready; a hang where absent. */
  readonly trouble?: Trouble;
}

export type Trouble =
  /** No check is answered any more. */
  | { readonly kind: 'hang' }
  /** Every check is answered well, but late. */
  | { readonly kind: 'slow'; readonly replySeconds: number }
  /** Checks fail at once, for a while: those of the readinessProbe, or of both. */
  | { readonly kind: 'outage'; readonly lastsSeconds: number; readonly fails: 'readiness' | 'both' }
  /** The process ends by itself, with an exit code that is none of success. */
  | { readonly kind: 'crash' };

export function restartsAgain({ restartPolicy = 'Always' }: RangeQuestion): boolean {
  return restartPolicy !== 'Never';
}

/** An `initialDelaySeconds` that is left out. */
export function timed(probe: EffectiveProbe): EffectiveProbe & { readonly initialDelaySeconds: number } {
  return { ...probe, initialDelaySeconds: probe.initialDelaySeconds ?? 0 };
}
