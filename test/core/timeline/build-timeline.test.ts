import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ContainerScript } from '../../../server/core/simulation/scenario.ts';
import type { Trace } from '../../../server/core/simulation/trace.ts';
import { timelineOf } from '../../../server/core/timeline/build-timeline.ts';
import { timelineWords } from '../../../server/core/timeline/timeline-text.ts';
import { drawTimeline } from './draw-timeline.ts';

/** A startupProbe and a livenessProbe, both at 3 s + k · 5 s; the application hangs at 11 s and ignores TERM. */
const container: ContainerScript = {
  name: 'app',
  effective: {
    startup: { periodSeconds: 5, timeoutSeconds: 1, successThreshold: 1, failureThreshold: 3 },
    liveness: { periodSeconds: 5, timeoutSeconds: 1, successThreshold: 1, failureThreshold: 2 },
  },
  replies: [
    { fromMs: 0, untilMs: 4000, answer: 'failure' },
    { instance: 0, fromMs: 11_000, answer: 'hang' },
  ],
};
const of = { container: 'app', restarts: 0 } as const;
const startup = { ...of, probe: 'startup' } as const;
const liveness = { ...of, probe: 'liveness' } as const;
const trace: Trace = [
  { atMs: 2000, event: 'container-running', ...of },
  { atMs: 5000, event: 'attempt-start', ...startup },
  { atMs: 5001, event: 'attempt-end', ...startup, result: 'failure', durationMs: 1 },
  { atMs: 10_000, event: 'attempt-start', ...startup },
  { atMs: 10_001, event: 'attempt-end', ...startup, result: 'success', durationMs: 1 },
  { atMs: 10_001, event: 'result-set', ...startup, result: 'success' },
  { atMs: 10_001, event: 'started', container: 'app' },
  { atMs: 10_500, event: 'pod-ready' },
  { atMs: 15_000, event: 'attempt-start', ...liveness },
  { atMs: 16_000, event: 'attempt-end', ...liveness, result: 'timeout', durationMs: 1000 },
  { atMs: 20_000, event: 'attempt-start', ...liveness },
  { atMs: 21_000, event: 'attempt-end', ...liveness, result: 'timeout', durationMs: 1000 },
  { atMs: 21_000, event: 'result-set', ...liveness, result: 'failure' },
  { atMs: 21_000, event: 'kill-requested', ...of, reason: 'liveness', graceMs: 5000 },
  { atMs: 26_000, event: 'container-exited', ...of, reason: 'killed', exitCode: 137 },
  { atMs: 26_100, event: 'pod-not-ready' },
  { atMs: 26_100, event: 'not-started', container: 'app' },
  { atMs: 27_000, event: 'container-running', container: 'app', restarts: 1 },
];

function timeline(from: Trace = trace, endMs = 32_000) {
  const built = timelineOf({ container, trace: from, endMs });
  assert.ok(built);
  return built;
}

const drawn = `
app       bbbbssssssshhhhhhhhhhhhh bbbbs
container ssssssssrrrrrrrrrrrtttttcsssss
service   nnnnnnnnttteeeeeeeeeeeeennnnnn
startup      x    O...............
liveness  sssssssss    t    T----- sssss
moments           12 3       4    56`.slice(1);

test('a hang, from the first failing check to the restart', () => {
  assert.equal(drawTimeline(timeline()), drawn);
});

test('its moments and its story', () => {
  const story = timeline().moments.map(
    ({ title, story: why }) => `${timelineWords(title, 'en')}: ${timelineWords(why, 'en')}`,
  );
  assert.deepEqual(story, [
    'Started: startupProbe passes; liveness and readiness begin',
    'Ready: no readinessProbe: ready as soon as it has started',
    'App hangs: the process is alive but answers nothing',
    'Liveness fails: 2 of 2 failures → SIGTERM, up to 5 s to stop (event: Killing)',
    'Out of Service: the container has stopped → Ready=False, endpoint removed',
    'SIGKILL, restart: grace period over, exit code 137; the container starts again (restart count 1)',
  ]);
});

test('what the run comes to, counted from the hang', () => {
  assert.deepEqual(timeline().figures, {
    readyAfterMs: 8500,
    errorsMs: 13_100,
    killAfterMs: 8000,
    restartAfterMs: 14_000,
    outOfServiceMs: null,
    restarts: 1,
    firstKillMs: 19_000,
  });
  assert.deepEqual(timeline().dimensions, [{ probe: 'liveness', fromMs: 11_000, toMs: 19_000 }]);
});

test('endpoints that the trace tells of count instead of the Pod being Ready', () => {
  const told: Trace = [
    ...trace,
    { atMs: 12_000, event: 'endpoint-added' },
    { atMs: 21_000, event: 'endpoint-removed' },
  ];
  const ordered = [...told].sort((one, other) => one.atMs - other.atMs);
  const [, , service] = drawTimeline(timeline(ordered)).split('\n');
  assert.equal(service, 'service   nnnnnnnnnnteeeeeeeennnnnnnnnnn');
});

test('an attempt off the ticks is one that was asked for at once, and moves the ticks', () => {
  const readiness = { ...of, probe: 'readiness' } as const;
  const at = (...startsMs: readonly number[]): Trace => [
    { atMs: 0, event: 'container-running', ...of },
    ...startsMs.flatMap(
      (atMs): Trace => [
        { atMs, event: 'attempt-start', ...readiness },
        { atMs: atMs + 3, event: 'attempt-end', ...readiness, result: 'success', durationMs: 3 },
      ],
    ),
  ];
  const probe = { periodSeconds: 5, timeoutSeconds: 1, successThreshold: 1, failureThreshold: 3 };
  const built = timelineOf({
    container: { name: 'app', effective: { readiness: probe } },
    trace: at(5000, 7000, 12_000, 17_000, 20_000),
    endMs: 25_000,
  });
  assert.deepEqual(
    built?.probes.readiness?.marks.map(({ isExtra }) => isExtra),
    [false, true, false, false, true],
  );
});

test('a container that is never started has no timeline', () => {
  assert.equal(timelineOf({ container, trace: [{ atMs: 0, event: 'sync' }], endMs: 60_000 }), null);
});
