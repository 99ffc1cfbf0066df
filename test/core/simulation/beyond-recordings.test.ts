import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  ContainerScript,
  EffectiveProbe,
  InitContainerScript,
  Scenario,
} from '../../../server/core/simulation/scenario.ts';
import { simulate } from '../../../server/core/simulation/simulate.ts';

/*
 * What the recordings do not cover, after the kubelet's code: hooks, readiness gates, plain init containers, restart
 * policies of single containers, endpoints. One line an event: milliseconds, event, what it is about.
 */

const probe: EffectiveProbe = {
  timeoutSeconds: 1,
  periodSeconds: 10,
  successThreshold: 1,
  failureThreshold: 3,
};

function podOf(containers: readonly ContainerScript[], more: Partial<Scenario> = {}): Scenario {
  return {
    kubelet: { relistPhaseMs: 300, relistAfterSync: true, syncMs: 2, syncTickPhaseMs: 50, resyncMs: 70_000 },
    terminationGracePeriodSeconds: 30,
    containers,
    endMs: 60_000,
    ...more,
  };
}

const quiet = new Set(['sync', 'result-set', 'attempt-start', 'attempt-end', 'worker-stopped', 'pod-phase']);

function drawn(scenario: Scenario, kubernetesVersion = '1.36'): string {
  return simulate(scenario, kubernetesVersion)
    .filter(({ event }) => !quiet.has(event))
    .map(({ atMs, event, ...about }) => `${atMs} ${event} ${Object.values(about).join(' ')}`.trimEnd())
    .join('\n');
}

const app: ContainerScript = { name: 'app', startMs: [1000], shutdownMs: [1500] };

test('preStop runs before TERM and uses up the grace period', () => {
  const scenario = podOf([{ ...app, preStop: { durationMs: 12_400 }, shutdownMs: [100_000] }], {
    deletion: { atMs: 20_000, graceSeconds: 30 },
  });
  assert.equal(
    drawn(scenario),
    `1000 container-running app 0
1002 status-running app 0
1002 started app
1002 ready app
1002 pod-ready
20000 pod-deleted
20000 hook-start pre-stop app 0
32400 hook-end pre-stop app 0
32400 kill-requested app pod 18000 0
50400 container-exited app killed 0 137
50400 status-terminated app 0
50400 not-started app
50400 not-ready app
50400 pod-not-ready
50400 pod-terminated`,
  );
});

test('a preStop hook that is longer than the grace period leaves two seconds', () => {
  const scenario = podOf([{ ...app, preStop: { durationMs: 60_000 }, shutdownMs: [100_000] }], {
    deletion: { atMs: 10_000, graceSeconds: 5 },
  });
  assert.match(
    drawn(scenario),
    /15000 hook-end .*\n15000 kill-requested app pod 2000 0\n17000 container-exited/,
  );
});

test('preStop runs before a kill by a probe, too, within the grace period of that probe', () => {
  const liveness = { ...probe, failureThreshold: 1, terminationGracePeriodSeconds: 6 };
  const scenario = podOf([
    {
      ...app,
      effective: { liveness },
      replies: [{ fromMs: 5000, answer: 'failure' }],
      preStop: { durationMs: 4000 },
      shutdownMs: [100_000],
    },
  ]);
  assert.match(
    drawn(scenario),
    /10000 hook-start pre-stop app 0\n14000 hook-end pre-stop app 0\n14000 kill-requested app liveness 2000 0/,
  );
});

test('postStart holds back what comes after the start: status, probes and the next container', () => {
  const scenario = podOf([
    { ...app, postStart: { durationMs: 5000 } },
    { name: 'next', startMs: [500] },
  ]);
  assert.match(
    drawn(scenario),
    /^1000 container-running app 0\n1000 hook-start post-start app 0\n6000 hook-end post-start app 0\n6500 container-running next 0\n6502 status-running app 0/,
  );
});

test('a postStart hook that fails ends the container, which is started again by its policy', () => {
  const scenario = podOf([{ ...app, postStart: { durationMs: 500, fails: true } }], { endMs: 25_000 });
  const lines = drawn(scenario).split('\n');
  assert.deepEqual(lines.slice(0, 4), [
    '1000 container-running app 0',
    '1000 hook-start post-start app 0',
    '1500 hook-end post-start app 0',
    '1500 kill-requested app post-start 30000 0',
  ]);
  assert.equal(lines[4], '3000 container-exited app terminated 0 0');
  assert.ok(lines.some((line) => line.endsWith('container-running app 1')));
});

test('a Pod is Ready when its readiness gates are true as well, and no longer when one is not', () => {
  const changes = [
    { atMs: 15_000, isTrue: true },
    { atMs: 40_000, isTrue: false },
  ];
  const scenario = podOf([{ ...app, effective: { readiness: probe } }], {
    readinessGates: [{ conditionType: 'example.com/attached', changes }],
    service: {},
  });
  assert.equal(
    drawn(scenario).split('\n').slice(2).join('\n'),
    `1002 started app
1002 ready app
15000 pod-ready
15000 endpoint-added
40000 pod-not-ready
40000 endpoint-removed`,
  );
});

const sidecar: InitContainerScript = { name: 'proxy', startMs: [200] };

test('plain init containers run one after the other to their end, sidecars beside what follows', () => {
  const initContainers: readonly InitContainerScript[] = [
    { name: 'migrate', role: 'init', startMs: [100], crashes: [{ instance: 0, atMs: 3000, exitCode: 0 }] },
    sidecar,
    { name: 'warm', role: 'init', startMs: [100], crashes: [{ instance: 0, atMs: 2000, exitCode: 0 }] },
  ];
  assert.equal(
    drawn(podOf([app], { initContainers, endMs: 12_000 })),
    `100 container-running migrate 0
102 status-running migrate 0
102 started migrate
3100 container-exited migrate itself 0 0
3300 status-terminated migrate 0
3300 not-started migrate
3300 ready migrate
3500 container-running proxy 0
3502 status-running proxy 0
3502 started proxy
3502 ready proxy
3602 container-running warm 0
3604 status-running warm 0
3604 started warm
5602 container-exited warm itself 0 0
6300 status-terminated warm 0
6300 not-started warm
6300 ready warm
7300 container-running app 0
7302 status-running app 0
7302 started app
7302 ready app
7302 pod-ready`,
  );
});

test('an init container that fails for good ends the Pod', () => {
  const initContainers: readonly InitContainerScript[] = [
    { name: 'migrate', role: 'init', startMs: [100], crashes: [{ instance: 0, atMs: 1000, exitCode: 3 }] },
  ];
  const trace = simulate(podOf([app], { initContainers, restartPolicy: 'Never' }), '1.36');
  assert.deepEqual(
    trace
      .filter(({ event }) => event === 'pod-phase')
      .map((event) => ('result' in event ? event.result : '')),
    ['Pending', 'Failed'],
  );
  assert.ok(!trace.some((event) => 'container' in event && event.container === 'app'));
});

test('a container’s own restart policy stands before the Pod’s from 1.35 on', () => {
  const once: ContainerScript = {
    ...app,
    restartPolicy: 'Never',
    crashes: [{ instance: 0, atMs: 2000, exitCode: 1 }],
  };
  const scenario = podOf([once, { name: 'other', startMs: [100] }]);
  const restarts = (version: string): number =>
    simulate(scenario, version).filter((event) => event.event === 'container-running' && event.restarts > 0)
      .length;
  assert.deepEqual([restarts('1.36'), restarts('1.34')], [0, 1]);
});

test('publishNotReadyAddresses: traffic from the first container on, also while the Pod is being deleted', () => {
  const readiness = { ...probe, initialDelaySeconds: 20 };
  const scenario = (publishNotReadyAddresses: boolean): Scenario =>
    podOf([{ ...app, effective: { readiness }, shutdownMs: [5000] }], {
      service: { publishNotReadyAddresses },
      deletion: { atMs: 40_000, graceSeconds: 30 },
    });
  const endpoints = (isPublished: boolean): readonly string[] =>
    drawn(scenario(isPublished))
      .split('\n')
      .filter((line) => line.includes('endpoint'));
  // The worker’s period began anew with the sync at 1300.
  assert.deepEqual(endpoints(false), ['21300 endpoint-added', '40000 endpoint-removed']);
  assert.deepEqual(endpoints(true), ['1002 endpoint-added', '45000 endpoint-removed']);
});

test('without a Service nothing is said of endpoints', () => {
  assert.ok(!drawn(podOf([app])).includes('endpoint'));
});

test('a body that stalls is tried three times and counts for nothing', () => {
  const scenario = podOf([
    {
      ...app,
      effective: { liveness: { ...probe, failureThreshold: 1 } },
      replies: [{ fromMs: 0, answer: 'stall' }],
    },
  ]);
  const trace = simulate(scenario, '1.36');
  const [attempt] = trace.filter((event) => event.event === 'attempt-end');
  assert.deepEqual(attempt, {
    atMs: 13_000,
    event: 'attempt-end',
    container: 'app',
    probe: 'liveness',
    restarts: 0,
    result: 'error',
    durationMs: 3000,
    tries: 3,
  });
  assert.ok(!trace.some(({ event }) => event === 'kill-requested'));
});
