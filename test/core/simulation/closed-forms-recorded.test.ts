import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readTraces } from '../../../scripts/oracle/traces.ts';
import type { SecondsRange } from '../../../server/core/simulation/closed-forms.ts';
import { firstCheck, lastChance, neverUpDecision } from '../../../server/core/simulation/closed-forms.ts';
import type { EffectiveProbe, ProbeKind } from '../../../server/core/simulation/scenario.ts';
import { probeKinds } from '../../../server/core/simulation/scenario.ts';
import { momentOf } from './simulated-times.ts';

/*
 * Recorded Pods with one container whose first run can be compared: a probe that nothing holds back, on a kubelet that
 * has been running for long. Starts count from the moment the kubelet knows of them.
 */

const fixtures = join(dirname(fileURLToPath(import.meta.url)), '../../oracle/fixtures/kubelet.jsonl.gz');
const toleranceMs = 50;
const longMs = 3_600_000;

/** All that a probe did in the container's first run, in milliseconds since its start; null for what it did not. */
interface FirstRun {
  readonly id: string;
  readonly kind: ProbeKind;
  readonly probe: EffectiveProbe;
  readonly checkMs: number | null;
  readonly failureMs: number | null;
  /** It never answered before it was found failing. */
  readonly wasNeverUp: boolean;
}

function firstRuns(): readonly FirstRun[] {
  return readTraces(fixtures).flatMap(({ id, scenario, trace }) => {
    const [container, ...others] = scenario.containers;
    const { startedAgoMs = longMs } = scenario.kubelet;
    if (container === undefined || others.length > 0 || scenario.initContainers || startedAgoMs < longMs)
      return [];
    const startMs = momentOf(trace, ({ event }) => event === 'status-running');
    if (startMs === null) return [];
    return probeKinds.flatMap((kind) => {
      const probe = container.effective?.[kind];
      if (probe === undefined || (container.effective?.startup !== undefined && kind !== 'startup'))
        return [];
      const mine = trace.filter((event) => 'probe' in event && event.probe === kind && event.restarts === 0);
      const sinceStart = (atMs: number | null): number | null => (atMs === null ? null : atMs - startMs);
      const failureMs = momentOf(
        mine,
        (event) => event.event === 'result-set' && event.result === 'failure' && event.atMs > startMs,
      );
      const exitMs = momentOf(trace, ({ event }) => event === 'container-exited') ?? Number.POSITIVE_INFINITY;
      // A container that ends by itself fails its probes for another reason.
      const isVerdict = failureMs !== null && failureMs < exitMs;
      const hasAnswered = mine.some(
        (event) => event.event === 'attempt-end' && (event.result === 'success' || event.result === 'error'),
      );
      const checkMs = momentOf(mine, ({ event }) => event === 'attempt-start');
      return [
        {
          id,
          kind,
          probe,
          checkMs: sinceStart(checkMs),
          failureMs: sinceStart(failureMs),
          wasNeverUp: isVerdict && !hasAnswered,
        },
      ];
    });
  });
}

function inside(ms: number, range: SecondsRange | null, about: string): void {
  assert.ok(range !== null);
  // Up to 1.35 the kubelet may know of a start a second late, and then counts the delay from before.
  assert.ok(
    ms >= (range.minSeconds - 1) * 1000 - toleranceMs,
    `${about}: ${ms} ms is before ${range.minSeconds} s`,
  );
  assert.ok(ms <= range.maxSeconds * 1000 + toleranceMs, `${about}: ${ms} ms is after ${range.maxSeconds} s`);
}

const timed = (probe: EffectiveProbe) => ({ ...probe, initialDelaySeconds: probe.initialDelaySeconds ?? 0 });

test('the first check of every comparable recording', () => {
  const runs = firstRuns().filter(({ checkMs }) => checkMs !== null);
  assert.ok(runs.length >= 80, `${runs.length} recordings`);
  for (const { id, kind, probe, checkMs } of runs)
    inside(checkMs ?? 0, firstCheck(timed(probe)), `${id} ${kind}`);
});

test('the verdict on every recorded container that never answered', () => {
  const runs = firstRuns().filter(
    ({ kind, failureMs, wasNeverUp }) => kind !== 'readiness' && failureMs !== null && wasNeverUp,
  );
  assert.ok(runs.length >= 5, `${runs.length} recordings`);
  for (const { id, kind, probe, failureMs } of runs) {
    inside(failureMs ?? 0, neverUpDecision(timed(probe)), `${id} ${kind}`);
    assert.ok((failureMs ?? 0) >= ((lastChance(timed(probe))?.minSeconds ?? 0) - 1) * 1000);
  }
});
