import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type {
  ContainerScript,
  InitContainerScript,
  ReplyScript,
  Scenario,
} from '../../../server/core/simulation/scenario.ts';
import { probeKinds } from '../../../server/core/simulation/scenario.ts';
import { simulate } from '../../../server/core/simulation/simulate.ts';
import type { Trace, TraceEvent } from '../../../server/core/simulation/trace.ts';
import { anyProbe } from './simulated-times.ts';

/*
 * What holds of every trace, whatever the script.
 */

const anyReply: fc.Arbitrary<ReplyScript> = fc.record(
  {
    probe: fc.constantFrom(...probeKinds),
    instance: fc.integer({ min: 0, max: 2 }),
    clock: fc.constantFrom('pod', 'run'),
    fromMs: fc.integer({ min: 0, max: 60_000 }),
    untilMs: fc.integer({ min: 0, max: 90_000 }),
    answer: fc.constantFrom('success', 'failure', 'hang', 'error', 'stall'),
    durationMs: fc.integer({ min: 0, max: 5000 }),
  },
  { requiredKeys: ['fromMs', 'answer'] },
);

const anyDurations = fc.array(fc.integer({ min: 0, max: 8000 }), { minLength: 1, maxLength: 3 });

const script = {
  effective: fc.record({ startup: anyProbe, readiness: anyProbe, liveness: anyProbe }, { requiredKeys: [] }),
  startMs: anyDurations,
  replies: fc.array(anyReply, { maxLength: 4 }),
  whenDown: fc.record({
    answer: fc.constantFrom('failure', 'error'),
    durationMs: fc.integer({ min: 0, max: 20 }),
  }),
  crashes: fc.array(
    fc.record({
      instance: fc.integer({ min: 0, max: 3 }),
      atMs: fc.integer({ min: 0, max: 40_000 }),
      exitCode: fc.integer({ min: 0, max: 2 }),
    }),
    { maxLength: 3 },
  ),
  shutdownMs: anyDurations,
  preStop: fc.record({ durationMs: fc.integer({ min: 0, max: 10_000 }) }),
  postStart: fc.record({ durationMs: fc.integer({ min: 0, max: 5000 }), fails: fc.boolean() }),
};
const optional: { requiredKeys: ['name'] } = { requiredKeys: ['name'] };

function named(prefix: string, index: number): string {
  return `${prefix}${index}`;
}

const anyScenario: fc.Arbitrary<Scenario> = fc
  .record({
    kubelet: fc.record({
      wallMs: fc.integer({ min: 0, max: 999 }),
      relistPhaseMs: fc.integer({ min: 0, max: 1000 }),
      relistPeriodMs: fc.integer({ min: 1000, max: 1011 }),
      relistAfterSync: fc.boolean(),
      triggerSeesOldStatus: fc.boolean(),
      extraSync: fc.boolean(),
      syncMs: fc.integer({ min: 0, max: 5 }),
      syncTickPhaseMs: fc.integer({ min: 0, max: 999 }),
      resyncMs: fc.integer({ min: 60_000, max: 90_000 }),
      requeueJitter: fc.double({ min: 0, max: 0.5, noNaN: true }),
    }),
    restartPolicy: fc.constantFrom('Always', 'OnFailure', 'Never'),
    terminationGracePeriodSeconds: fc.integer({ min: 0, max: 30 }),
    containers: fc.array(fc.record({ name: fc.constant(''), ...script }, optional), {
      minLength: 1,
      maxLength: 3,
    }),
    initContainers: fc.array(
      fc.record({ name: fc.constant(''), role: fc.constantFrom('sidecar', 'init'), ...script }, optional),
      { maxLength: 2 },
    ),
    deletion: fc.option(
      fc.record({ atMs: fc.integer({ min: 0, max: 90_000 }), graceSeconds: fc.integer({ min: 0, max: 30 }) }),
      { nil: undefined },
    ),
    publishNotReadyAddresses: fc.boolean(),
    endMs: fc.integer({ min: 0, max: 120_000 }),
  })
  .map(({ publishNotReadyAddresses, deletion, ...rest }) => ({
    ...rest,
    ...(deletion === undefined ? {} : { deletion }),
    containers: rest.containers.map(
      (container, index) => ({ ...container, name: named('app', index) }) as ContainerScript,
    ),
    initContainers: rest.initContainers.map(
      (container, index) => ({ ...container, name: named('init', index) }) as InitContainerScript,
    ),
    service: { publishNotReadyAddresses },
  }));

const anyVersion = fc.constantFrom('1.36', '1.35', '1.34', '1.31');

function holds(name: string, check: (trace: Trace, scenario: Scenario, version: string) => void): void {
  test(name, () => {
    fc.assert(
      fc.property(anyScenario, anyVersion, (scenario, version) => {
        check(simulate(scenario, version), scenario, version);
      }),
    );
  });
}

holds('the same scenario gives the same trace', (trace, scenario, version) => {
  assert.deepEqual(simulate(structuredClone(scenario), version), trace);
});

holds('events are ordered, in whole milliseconds, before the end', (trace, { endMs }) => {
  let before = 0;
  for (const { atMs } of trace) {
    assert.ok(Number.isInteger(atMs) && atMs >= before && atMs < endMs);
    before = atMs;
  }
});

holds('a shorter simulation is the beginning of a longer one', (trace, scenario, version) => {
  const endMs = Math.floor(scenario.endMs / 2);
  const shorter = simulate({ ...scenario, endMs }, version);
  assert.deepEqual(
    shorter,
    trace.filter(({ atMs }) => atMs < endMs),
  );
});

/** The events of one probe of one container, by container and probe. */
function byProbe(trace: Trace): ReadonlyMap<string, readonly TraceEvent[]> {
  const groups = new Map<string, TraceEvent[]>();
  for (const event of trace) {
    if (!('probe' in event)) continue;
    const key = `${event.container} ${event.probe}`;
    groups.set(key, [...(groups.get(key) ?? []), event]);
  }
  return groups;
}

holds('a probe has one attempt at a time, each with its duration', (trace) => {
  for (const events of byProbe(trace).values()) {
    let startMs: number | null = null;
    for (const event of events) {
      if (event.event === 'attempt-start') {
        assert.equal(startMs, null);
        startMs = event.atMs;
      }
      if (event.event === 'attempt-end') {
        assert.ok(startMs !== null && event.durationMs === event.atMs - startMs);
        startMs = null;
      }
    }
  }
});

holds('attempts last no longer than their tries may', (trace, { containers, initContainers = [] }) => {
  const scripts = new Map([...containers, ...initContainers].map((container) => [container.name, container]));
  for (const event of trace) {
    if (event.event !== 'attempt-end') continue;
    const timeoutSeconds = scripts.get(event.container)?.effective?.[event.probe]?.timeoutSeconds ?? 0;
    assert.ok(event.durationMs <= (event.tries ?? 1) * timeoutSeconds * 1000);
    assert.ok((event.tries ?? 1) <= 3);
  }
});

holds('a verdict is published when it changes, and only then', (trace) => {
  for (const events of byProbe(trace).values()) {
    let last = '';
    for (const event of events) {
      if (event.event === 'worker-stopped') last = '';
      if (event.event !== 'result-set') continue;
      const verdict = `${event.restarts} ${event.result}`;
      assert.notEqual(verdict, last);
      last = verdict;
    }
  }
});

holds(
  'a container runs once at a time, run after run, and ends within its grace period',
  (trace, scenario) => {
    for (const { name } of [...scenario.containers, ...(scenario.initContainers ?? [])]) {
      let next = 0;
      let isRunning = false;
      let latestMs = Number.POSITIVE_INFINITY;
      for (const event of trace) {
        if (!('container' in event) || event.container !== name) continue;
        if (event.event === 'container-running') {
          assert.deepEqual([isRunning, event.restarts], [false, next]);
          isRunning = true;
          next++;
          latestMs = Number.POSITIVE_INFINITY;
        }
        if (event.event === 'kill-requested') {
          assert.ok(event.graceMs >= 2000);
          latestMs = Math.min(latestMs, event.atMs + event.graceMs);
        }
        if (event.event === 'container-exited') {
          assert.ok(isRunning && event.atMs <= latestMs);
          isRunning = false;
        }
      }
      if (isRunning) assert.ok(latestMs >= scenario.endMs);
    }
  },
);

holds('ready, started and traffic come and go in turn', (trace) => {
  const pairs = [
    ['pod-ready', 'pod-not-ready'],
    ['endpoint-added', 'endpoint-removed'],
    ['ready', 'not-ready'],
    ['started', 'not-started'],
  ] as const;
  for (const [on, off] of pairs) {
    const states = new Map<string, boolean>();
    for (const event of trace) {
      if (event.event !== on && event.event !== off) continue;
      const key = 'container' in event ? event.container : '';
      assert.notEqual(states.get(key) ?? false, event.event === on);
      states.set(key, event.event === on);
    }
  }
});

test('a container that crashes at once is not started faster than the kubelet looks', () => {
  const crashes = Array.from({ length: 50 }, (_, instance) => ({ instance, atMs: 0, exitCode: 1 }));
  const kubelet = { relistAfterSync: true, backoffInitialMs: 1, backoffMaxMs: 1 };
  const trace = simulate({ kubelet, containers: [{ name: 'app', crashes }], endMs: 1000 }, '1.36');
  assert.ok(trace.length < 10_000);
});
