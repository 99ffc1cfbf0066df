import fc from 'fast-check';
import type {
  EffectiveProbe,
  ProbeKind,
  ReplyScript,
  Scenario,
} from '../../../server/core/simulation/scenario.ts';
import { simulate } from '../../../server/core/simulation/simulate.ts';
import type { Trace, TraceEvent } from '../../../server/core/simulation/trace.ts';

/*
 * Pods with one container for property tests, and moments of what became of them.
 */

export const anyVersion = fc.constantFrom('1.36', '1.31');

export const anyProbe: fc.Arbitrary<EffectiveProbe & { readonly initialDelaySeconds: number }> = fc.record({
  initialDelaySeconds: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 40 })),
  periodSeconds: fc.integer({ min: 1, max: 20 }),
  timeoutSeconds: fc.integer({ min: 1, max: 25 }),
  successThreshold: fc.constant(1),
  failureThreshold: fc.integer({ min: 1, max: 5 }),
});

/** Everything that no manifest decides. */
export interface Chances {
  readonly kubernetesVersion: string;
  readonly startMs: number;
  readonly wallMs: number;
  readonly relistPhaseMs: number;
  readonly extraSync: boolean;
  readonly triggerSeesOldStatus: boolean;
}

export const anyChances: fc.Arbitrary<Chances> = fc.record({
  kubernetesVersion: anyVersion,
  startMs: fc.integer({ min: 100, max: 45_000 }),
  wallMs: fc.integer({ min: 0, max: 999 }),
  relistPhaseMs: fc.integer({ min: 0, max: 1000 }),
  extraSync: fc.boolean(),
  triggerSeesOldStatus: fc.boolean(),
});

export interface OneContainer {
  readonly probes: { readonly [kind in ProbeKind]?: EffectiveProbe };
  readonly replies: readonly ReplyScript[];
  readonly chances: Chances;
  readonly endMs: number;
  readonly graceSeconds?: number;
  readonly shutdownMs?: number;
  readonly preStopMs?: number;
}

export function scenarioOf(container: OneContainer): Scenario {
  const { probes, replies, chances, endMs, graceSeconds = 30, shutdownMs = 1500, preStopMs } = container;
  const { startMs, kubernetesVersion, ...kubelet } = chances;
  return {
    kubelet: {
      ...kubelet,
      relistPeriodMs: 1003,
      relistAfterSync: kubernetesVersion === '1.36',
      syncMs: 2,
      syncTickPhaseMs: 250,
      resyncMs: 75_000,
      requeueJitter: 0.25,
      startedAgoMs: 86_400_000,
    },
    terminationGracePeriodSeconds: graceSeconds,
    containers: [
      {
        name: 'app',
        effective: probes,
        startMs: [startMs, 300],
        defaultMs: { startup: 3, readiness: 3, liveness: 3 },
        replies,
        whenDown: { answer: 'failure', durationMs: 1 },
        shutdownMs: [shutdownMs],
        ...(preStopMs === undefined ? {} : { preStop: { durationMs: preStopMs } }),
      },
    ],
    endMs,
  };
}

export function traceOf(container: OneContainer): Trace {
  return simulate(scenarioOf(container), container.chances.kubernetesVersion);
}

/** When an event first happens, in milliseconds; null when it never does. */
export function momentOf(trace: Trace, fits: (event: TraceEvent) => boolean): number | null {
  return trace.find(fits)?.atMs ?? null;
}
