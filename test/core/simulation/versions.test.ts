import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ContainerScript, EffectiveProbe, Scenario } from '../../../server/core/simulation/scenario.ts';
import { simulate } from '../../../server/core/simulation/simulate.ts';
import type { TraceEvent } from '../../../server/core/simulation/trace.ts';

/*
 * Where releases differ, each difference at the release that made it.
 */

const probe: EffectiveProbe = {
  timeoutSeconds: 1,
  periodSeconds: 10,
  successThreshold: 1,
  failureThreshold: 3,
};

function podOf(container: Omit<ContainerScript, 'name'>, endMs = 120_000): Scenario {
  return {
    kubelet: { relistPhaseMs: 700, relistAfterSync: true, syncMs: 2, syncTickPhaseMs: 50, resyncMs: 70_000 },
    terminationGracePeriodSeconds: 5,
    containers: [{ name: 'app', startMs: [1000, 500], shutdownMs: [1000], ...container }],
    endMs,
  };
}

function momentsOf(
  scenario: Scenario,
  version: string,
  fits: (event: TraceEvent) => boolean,
): readonly number[] {
  return simulate(scenario, version)
    .filter(fits)
    .map(({ atMs }) => atMs);
}

test('1.36 looks at the runtime right after a start; before, the next look shows it', () => {
  const shown = (version: string) => momentsOf(podOf({}), version, ({ event }) => event === 'status-running');
  assert.deepEqual([shown('1.36'), shown('1.35')], [[1002], [1700]]);
});

test('1.35 tries a start again when its back-off ends; before, every ten seconds', () => {
  const crashes = [0, 1, 2, 3].map((instance) => ({ instance, atMs: 7_300, exitCode: 1 }));
  const scenario = { ...podOf({ crashes }), kubelet: { ...podOf({}).kubelet, requeueJitter: 0.1 } };
  const starts = (version: string) =>
    momentsOf(scenario, version, ({ event }) => event === 'container-running');
  // The third run ends at 35.85 s, and its back-off at 55.85 s. Waits are a tenth longer, and looked after once a second.
  assert.deepEqual([starts('1.35').at(3), starts('1.34').at(3)], [58_550, 60_550]);
});

test('from 1.35 on a container that replaces a killed one counts as started until its own check says no', () => {
  const scenario = podOf({
    effective: { startup: { ...probe, periodSeconds: 5 }, liveness: { ...probe, failureThreshold: 1 } },
    replies: [{ instance: 0, probe: 'liveness', fromMs: 15_000, answer: 'failure' }],
  });
  const noLonger = (version: string) => momentsOf(scenario, version, ({ event }) => event === 'not-started');
  assert.deepEqual([noLonger('1.35'), noLonger('1.34')], [[25_000], [21_700]]);
});

test('from 1.32 on a check out of turn starts the period anew', () => {
  const scenario = podOf({ effective: { readiness: probe } }, 40_000);
  const checks = (version: string) => momentsOf(scenario, version, ({ event }) => event === 'attempt-start');
  assert.deepEqual(
    [checks('1.32'), checks('1.31')],
    [
      [1700, 11_700, 21_700, 31_700],
      [1700, 10_000, 20_000, 30_000],
    ],
  );
});
