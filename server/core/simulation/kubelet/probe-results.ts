import type { ProbeKind } from '../scenario.ts';
import type { ProbeResult } from '../trace.ts';
import type { Run } from './runtime.ts';
import { soon } from './scheduler.ts';
import type { Simulation } from './simulation.ts';

/*
 * The verdicts of the probes by run (`prober/results/results_manager.go`), and what the kubelet's sync loop does
 * when one changes (`syncLoopIteration` in `kubelet.go`).
 */

export type ProbeResults = { readonly [kind in ProbeKind]: Map<Run, ProbeResult> };

export function createProbeResults(): ProbeResults {
  return { startup: new Map(), readiness: new Map(), liveness: new Map() };
}

/**
 * Publishes changes only. Of verdicts of the same instant the kubelet may take any first; here that is liveness.
 */
export function setResult(
  simulation: Simulation,
  verdict: { readonly probe: ProbeKind; readonly run: Run; readonly result: ProbeResult },
  onChange: () => void,
): void {
  const { probe, run, result } = verdict;
  const results = simulation.results[probe];
  if (results.get(run) === result) return;
  results.set(run, result);
  const { name: container } = run.container;
  simulation.record({ event: 'result-set', container, probe, result, restarts: run.restarts });
  if (probe === 'liveness') onChange();
  else soon(simulation.scheduler, onChange);
}
