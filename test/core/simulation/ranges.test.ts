import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RangeQuestion, TimeRange, Trouble } from '../../../server/core/simulation/ranges.ts';
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

function shown(range: TimeRange | null | undefined): string {
  if (range === undefined) return 'nobody can tell';
  return range === null ? 'never' : `${range.minSeconds}–${range.maxSeconds}, ~${range.typicalSeconds}`;
}

test('an ordinary container', () => {
  const shownRanges = Object.entries(rangesOf(web)).map(([name, range]) => `${name} ${shown(range)}`);
  assert.deepEqual(shownRanges, [
    'ready 20–26, ~23',
    'startupBudget 55–60, ~58',
    'firstKill never',
    'killDecision 21–31, ~26',
    'restart 51–62, ~57',
    'outOfService 11–16, ~14',
    'errorWindow 11–16, ~14',
    'awayFromService 55–77, ~66',
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
  assert.equal(shown(ready), '0–1, ~1', 'the status tells of the start');
});

test('without a readinessProbe clients meet errors until the next run answers', () => {
  const { errorWindow, outOfService } = rangesOf({ ...web, probes: { liveness: usual }, bootSeconds: 2.5 });
  assert.deepEqual([errorWindow, outOfService].map(shown), ['53–65, ~59', 'never']);
});

test('with a startupProbe and no readinessProbe the next run inherits being started for a period', () => {
  const { startup, liveness } = web.probes;
  const ofVersion = (kubernetesVersion: string): string =>
    shown(
      rangesOf({
        ...web,
        probes: { ...(startup && { startup }), ...(liveness && { liveness }) },
        kubernetesVersion,
      }).errorWindow,
    );
  assert.deepEqual([ofVersion('1.36'), ofVersion('1.31')], ['51–68, ~60', '51–63, ~57']);
});

test('where nothing is started again the errors end with the container, and it is not Ready any more', () => {
  const { restart, errorWindow, outOfService, awayFromService } = rangesOf({
    ...web,
    probes: { liveness: { ...usual, terminationGracePeriodSeconds: 5 } },
    bootSeconds: 5,
    restartPolicy: 'Never',
  });
  assert.deepEqual([restart, errorWindow, outOfService, awayFromService].map(shown), [
    '26–62, ~44',
    '26–64, ~45',
    '26–64, ~45',
    'never',
  ]);
});

test('what other troubles come to', () => {
  const of = (trouble: Trouble, probes = web.probes): readonly string[] => {
    const { killDecision, restart, outOfService, errorWindow, awayFromService } = rangesOf({
      ...web,
      probes,
      shutdownSeconds: 2,
      trouble,
    });
    return [killDecision, restart, outOfService, errorWindow, awayFromService].map(shown);
  };
  const late = of({ kind: 'slow', replySeconds: 1.5 });
  assert.deepEqual(late, ['21–31, ~26', '23–34, ~29', '11–16, ~14', '0–0, ~0', '27–49, ~38']);
  const inTime = of({ kind: 'slow', replySeconds: 0.9 });
  assert.deepEqual(inTime, ['never', 'never', 'never', '0–0, ~0', 'never']);
  const outage = of({ kind: 'outage', lastsSeconds: 45, fails: 'readiness' });
  assert.deepEqual(outage, ['never', 'never', '10–15, ~13', '10–15, ~13', '30–40, ~35']);
  const blip = of({ kind: 'outage', lastsSeconds: 4, fails: 'both' });
  assert.deepEqual(blip, ['never', 'never', 'never', '4–4, ~4', 'never']);
  const perhaps = of({ kind: 'outage', lastsSeconds: 12, fails: 'readiness' });
  assert.deepEqual(perhaps.slice(2), ['nobody can tell', '10–12, ~11', 'nobody can tell']);
  const crash = of({ kind: 'crash' });
  assert.deepEqual(crash, ['never', '0–0, ~0', '0–2, ~1', '0–2, ~1', '20–26, ~23']);
});

test('an outage takes a Pod out of its Service for whole periods, from the check that fails to the one that succeeds', () => {
  const away = (lastsSeconds: number, successThreshold: number): string =>
    shown(
      rangesOf({
        ...web,
        probes: { readiness: { ...usual, successThreshold } },
        trouble: { kind: 'outage', lastsSeconds, fails: 'readiness' },
      }).awayFromService,
    );
  assert.deepEqual([away(45, 1), away(45, 2), away(31, 1)], ['20–30, ~25', '30–40, ~35', '10–20, ~15']);
  assert.equal(away(300, 1), '270–290, ~280', 'but a sync in between may ask for a check at once');
});

test('one that is never up is killed when its budget is used', () => {
  assert.equal(shown(rangesOf({ ...web, bootSeconds: 75 }).firstKill), '55–61, ~58');
});

test('before 1.36 a start is known of up to a second late', () => {
  const of = (kubernetesVersion: string): string =>
    shown(rangesOf({ ...web, bootSeconds: 0, kubernetesVersion }).ready);
  assert.deepEqual([of('1.36'), of('1.35')], ['0–6, ~3', '0–7, ~4']);
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

function inside(ms: number | null, range: TimeRange | null | undefined): void {
  if (!range || ms === null) return;
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
