import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RangeQuestion, TimeRange } from '../../../server/core/simulation/ranges.ts';
import { rangesOf } from '../../../server/core/simulation/ranges.ts';
import type { EffectiveProbe } from '../../../server/core/simulation/scenario.ts';
import type { Trace, TraceEvent } from '../../../server/core/simulation/trace.ts';
import { anyChances, anyProbe, momentOf, traceOf } from './simulated-times.ts';

const usual: EffectiveProbe = {
  timeoutSeconds: 1,
  periodSeconds: 10,
  successThreshold: 1,
  failureThreshold: 3,
};
const web: RangeQuestion = {
  probes: {
    startup: { ...usual, periodSeconds: 5, failureThreshold: 12 },
    liveness: usual,
    readiness: { ...usual, periodSeconds: 5 },
  },
  graceSeconds: 30,
  bootSeconds: 20,
  shutdownSeconds: null,
};

function shown(range: TimeRange | null): string {
  return range === null ? 'never' : `${range.minSeconds}–${range.maxSeconds}, ~${range.typicalSeconds}`;
}

test('an ordinary container', () => {
  const shownRanges = Object.entries(rangesOf(web)).map(([name, range]) => `${name} ${shown(range)}`);
  assert.deepEqual(shownRanges, [
    'ready 20–26, ~23',
    'startupBudget 55–60, ~58',
    'killDecision 21–31, ~26',
    'restart 51–62, ~57',
    'outOfService 11–16, ~14',
    'errorWindow 11–16, ~14',
  ]);
});

test('what is missing never happens', () => {
  const { killDecision, restart, outOfService, errorWindow, startupBudget, ready } = rangesOf({
    ...web,
    probes: {},
  });
  assert.deepEqual([killDecision, restart, outOfService, errorWindow, startupBudget].map(shown), [
    'never',
    'never',
    'never',
    'never',
    'never',
  ]);
  assert.equal(shown(ready), '0–0, ~0');
});

test('without a readinessProbe clients meet errors until the next run answers', () => {
  const { errorWindow, outOfService } = rangesOf({ ...web, probes: { liveness: usual }, bootSeconds: 2.5 });
  assert.deepEqual([errorWindow, outOfService].map(shown), ['53–65, ~59', 'never']);
});

test('preStop comes before TERM and uses up the grace period', () => {
  const restart = (preStopSeconds: number, shutdownSeconds: number | null): string =>
    shown(rangesOf({ ...web, preStopSeconds, shutdownSeconds }).restart);
  assert.deepEqual(
    [restart(10, null), restart(10, 3), restart(40, null)],
    ['51–62, ~57', '34–45, ~40', '53–64, ~59'],
  );
});

test('a boot that outlasts the budget promises nothing', () => {
  assert.equal(rangesOf({ ...web, bootSeconds: 56 }).ready, null);
});

/*
 * Random probes, boots and phases, played on the kubelet of 1.36: what happens lies inside. Replies and syncs take a few
 * milliseconds, which count as nothing.
 */

const toleranceMs = 50;
const anyQuestion = fc
  .record({
    startup: fc.option(anyProbe),
    readiness: fc.option(
      fc
        .tuple(anyProbe, fc.integer({ min: 1, max: 3 }))
        .map(([probe, successThreshold]) => ({ ...probe, successThreshold })),
    ),
    liveness: fc.option(anyProbe),
    graceSeconds: fc.integer({ min: 0, max: 40 }),
    bootSeconds: fc.integer({ min: 0, max: 60 }),
    shutdownSeconds: fc.option(fc.integer({ min: 0, max: 20 })),
    preStopSeconds: fc.double({ min: 0, max: 45, noNaN: true }),
  })
  .map(
    ({ startup, readiness, liveness, ...rest }): RangeQuestion => ({
      ...rest,
      probes: {
        ...(startup === null ? {} : { startup }),
        ...(readiness === null ? {} : { readiness }),
        ...(liveness === null ? {} : { liveness }),
      },
    }),
  );
const anyPhases = anyChances.map((chances) => ({ ...chances, kubernetesVersion: '1.36' }));

interface Played {
  readonly trace: Trace;
  readonly startMs: number;
  readonly hangMs: number;
}

function play(
  question: RangeQuestion,
  chances: typeof anyPhases extends fc.Arbitrary<infer C> ? C : never,
  hang: number,
): Played {
  const { probes, graceSeconds, bootSeconds, shutdownSeconds, preStopSeconds = 0 } = question;
  const settledMs = chances.startMs + 400_000;
  const hangMs = settledMs + Math.round(hang * 60_000);
  const trace = traceOf({
    probes,
    replies: [
      { fromMs: 0, untilMs: bootSeconds * 1000, answer: 'failure', durationMs: 1 },
      { clock: 'pod', fromMs: hangMs, answer: 'hang' },
    ],
    chances,
    endMs: hangMs + 400_000,
    graceSeconds,
    preStopMs: Math.round(preStopSeconds * 1000),
    shutdownMs: shutdownSeconds === null ? 1e9 : shutdownSeconds * 1000,
  });
  return { trace, hangMs, startMs: momentOf(trace, ({ event }) => event === 'container-running') ?? 0 };
}

function inside(ms: number | null, range: TimeRange | null): void {
  if (range === null || ms === null) return;
  assert.ok(ms >= range.minSeconds * 1000 - toleranceMs, `${ms} ms is before ${range.minSeconds} s`);
  assert.ok(ms <= range.maxSeconds * 1000 + toleranceMs, `${ms} ms is after ${range.maxSeconds} s`);
}

test('ranges hold in every phase', () => {
  const part = fc.double({ min: 0, max: 1, noNaN: true });
  let checked = 0;
  fc.assert(
    fc.property(anyQuestion, anyPhases, part, (question, chances, hang) => {
      const ranges = rangesOf(question);
      const { trace, startMs, hangMs } = play(question, chances, hang);
      const since = (fromMs: number, fits: (event: TraceEvent) => boolean): number | null => {
        const atMs = momentOf(trace, (event) => event.atMs > fromMs && fits(event));
        return atMs === null ? null : atMs - fromMs;
      };
      if (ranges.ready === null) return;
      const ready = since(startMs, ({ event }) => event === 'pod-ready');
      assert.ok(ready !== null);
      inside(ready, ranges.ready);
      inside(since(hangMs, isLivenessFailure), ranges.killDecision);
      inside(
        since(hangMs, ({ event }) => event === 'container-exited'),
        ranges.restart,
      );
      inside(
        since(hangMs, ({ event }) => event === 'pod-not-ready'),
        ranges.outOfService,
      );
      assert.equal(since(hangMs, isLivenessFailure) === null, ranges.killDecision === null);
      checked++;
    }),
    { numRuns: 300 },
  );
  assert.ok(checked > 50, `${checked} questions were compared`);
});

function isLivenessFailure(event: TraceEvent): boolean {
  return event.event === 'result-set' && event.probe === 'liveness' && event.result === 'failure';
}
