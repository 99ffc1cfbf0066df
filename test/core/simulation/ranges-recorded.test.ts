import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { TraceRecord } from '../../../scripts/oracle/traces.ts';
import { readTraces } from '../../../scripts/oracle/traces.ts';
import type { RangeQuestion, TimeRange } from '../../../server/core/simulation/ranges.ts';
import { rangesOf } from '../../../server/core/simulation/ranges.ts';
import type { ContainerScript, ReplyScript } from '../../../server/core/simulation/scenario.ts';
import type { TraceEvent } from '../../../server/core/simulation/trace.ts';
import { settledSeconds } from '../../../server/core/timeline/what-if.ts';
import { momentOf } from './simulated-times.ts';

/*
 * Recorded Pods with one container that is either always well, or hangs for good once its Pod has long been Ready: what
 * the kubelet did lies in the ranges. Recordings of another place are read from the folder in KUBELET_TRACES.
 */

const fixtures = join(dirname(fileURLToPath(import.meta.url)), '../../oracle/fixtures/kubelet.jsonl.gz');
const toleranceMs = 60;
const longMs = 3_600_000;

interface Recorded {
  readonly record: TraceRecord;
  readonly question: RangeQuestion;
  readonly container: ContainerScript;
  readonly startMs: number;
}

function recorded(): readonly Recorded[] {
  return readTraces(process.env.KUBELET_TRACES ?? fixtures).flatMap((record) => {
    const { scenario, trace, kubernetesVersion } = record;
    const [container, ...others] = scenario.containers;
    const startMs = momentOf(trace, ({ event }) => event === 'container-running');
    const { startedAgoMs = longMs } = scenario.kubelet;
    if (container === undefined || others.length > 0 || startMs === null || startedAgoMs < longMs) return [];
    if (scenario.initContainers || scenario.deletion || (container.crashes ?? []).length > 0) return [];
    if (Object.values(container.defaultMs ?? {}).some((ms) => ms > toleranceMs / 2)) return [];
    const question: RangeQuestion = {
      probes: container.effective ?? {},
      graceSeconds: scenario.terminationGracePeriodSeconds ?? 0,
      bootSeconds: Math.max(0, ...(container.replies ?? []).filter(isBoot).map(untilSeconds)),
      shutdownSeconds: (container.shutdownMs?.[0] ?? 0) / 1000,
      restartPolicy: scenario.restartPolicy ?? 'Always',
      kubernetesVersion,
    };
    return [{ record, question, container, startMs }];
  });
}

/** Refuses all checks until it is up. */
function isBoot({ probe, instance, clock, fromMs, untilMs, answer, durationMs = 0 }: ReplyScript): boolean {
  const isOfEveryRun = probe === undefined && instance === undefined && clock !== 'pod';
  return isOfEveryRun && fromMs === 0 && untilMs !== undefined && answer === 'failure' && durationMs < 30;
}

function untilSeconds({ untilMs = 0 }: ReplyScript): number {
  return untilMs / 1000;
}

function inside(ms: number | null, range: TimeRange | null | undefined, about: string): number {
  if (ms === null || !range) return 0;
  const { minSeconds, maxSeconds } = range;
  const isInside = ms >= minSeconds * 1000 - toleranceMs && ms <= maxSeconds * 1000 + toleranceMs;
  assert.ok(isInside, `${about}: ${ms} ms in ${minSeconds}–${maxSeconds} s`);
  return 1;
}

test('Pods that are well once they are up are Ready in time', () => {
  let compared = 0;
  for (const { record, question, container, startMs } of recorded()) {
    if (!(container.replies ?? []).every(isBoot)) continue;
    const readyMs = momentOf(record.trace, ({ event }) => event === 'pod-ready');
    compared += inside(readyMs && readyMs - startMs, rangesOf(question).ready, record.id);
  }
  assert.ok(compared >= 5, `${compared} recordings`);
});

/** When it hangs, from long after its Pod was Ready on; null where it does not. */
function hangOf({ question, container, startMs }: Recorded): { fromMs: number; untilMs: number } | null {
  const hangs = (container.replies ?? []).filter((reply) => !isBoot(reply));
  const [hang] = hangs;
  if (hang === undefined || hangs.length > 1 || hang.answer !== 'hang' || hang.probe !== undefined)
    return null;
  const originMs = hang.clock === 'pod' ? 0 : startMs;
  const fromMs = originMs + hang.fromMs;
  const settled = settledSeconds(question.probes, question.bootSeconds) + 2 * longestPeriod(question);
  if (fromMs < startMs + settled * 1000) return null;
  return { fromMs, untilMs: originMs + (hang.untilMs ?? longMs) };
}

test('a hang of one that has been Ready: verdict, end and removal', () => {
  let compared = 0;
  for (const each of recorded()) {
    const { record, question } = each;
    const hang = hangOf(each);
    const ranges = rangesOf(question);
    if (hang === null || ranges.ready === null) continue;
    const since = (fits: (event: TraceEvent) => boolean): number | null => {
      const atMs = momentOf(record.trace, (event) => event.atMs > hang.fromMs && fits(event));
      return atMs === null ? null : atMs - hang.fromMs;
    };
    const verdictMs = since(isLivenessFailure);
    const outMs = since(({ event }) => event === 'pod-not-ready');
    const lastsMs = hang.untilMs - hang.fromMs;
    if (outMs !== null && outMs < lastsMs) compared += inside(outMs, ranges.outOfService, record.id);
    if (verdictMs === null || verdictMs >= lastsMs) continue;
    compared += inside(verdictMs, ranges.killDecision, record.id);
    const endMs = since(({ event }) => event === 'container-exited');
    compared += inside(endMs, ranges.restart, record.id);
  }
  assert.ok(compared >= 5, `${compared} moments`);
});

function longestPeriod({ probes }: RangeQuestion): number {
  return Math.max(0, ...Object.values(probes).map(({ periodSeconds }) => periodSeconds));
}

function isLivenessFailure(event: TraceEvent): boolean {
  return event.event === 'result-set' && event.probe === 'liveness' && event.result === 'failure';
}
