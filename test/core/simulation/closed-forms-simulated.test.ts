import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SecondsRange } from '../../../server/core/simulation/closed-forms.ts';
import {
  backInService,
  failureDetection,
  firstCheck,
  hangDetection,
  hangToKill,
  lastChance,
  neverUpDecision,
  readyAfterStart,
  syncDelaySeconds,
} from '../../../server/core/simulation/closed-forms.ts';
import type { EffectiveProbe, ProbeKind } from '../../../server/core/simulation/scenario.ts';
import type { Trace } from '../../../server/core/simulation/trace.ts';
import type { Chances } from './simulated-times.ts';
import { anyChances, anyProbe, momentOf, traceOf } from './simulated-times.ts';

/*
 * Whatever the probe's numbers are and wherever the kubelet's clocks stand: what the simulation does lies in the
 * closed form's range. A few milliseconds of replies and syncs count as nothing.
 */

const toleranceMs = 50;
const longMs = 400_000;

function inside(atMs: number | null, range: SecondsRange | null, noticedMs = 0): void {
  assert.ok(range !== null && atMs !== null);
  assert.ok(atMs >= range.minSeconds * 1000 - toleranceMs, `${atMs} ms is before ${range.minSeconds} s`);
  assert.ok(
    atMs <= range.maxSeconds * 1000 + toleranceMs + noticedMs,
    `${atMs} ms is after ${range.maxSeconds} s`,
  );
}

const startMsOf = (trace: Trace): number =>
  momentOf(trace, ({ event }) => event === 'container-running') ?? 0;

/** Before 1.36 the kubelet notices a start up to a second later. */
function noticeMs({ kubernetesVersion }: Chances): number {
  return kubernetesVersion === '1.36' ? 0 : syncDelaySeconds * 1000;
}

const anyKind = fc.constantFrom<ProbeKind>('startup', 'readiness', 'liveness');
const part = fc.double({ min: 0, max: 1, noNaN: true });

/** A moment when the container has long been checked, anywhere between two checks. */
function quietMs(probe: EffectiveProbe, chances: Chances, where: number): number {
  const settled = (probe.initialDelaySeconds ?? 0) + 3 * probe.periodSeconds * probe.successThreshold;
  return chances.startMs + Math.round((settled + where * 3 * probe.periodSeconds) * 1000);
}

test('firstCheck', () => {
  fc.assert(
    fc.property(anyProbe, anyKind, anyChances, (probe, kind, chances) => {
      const endMs = chances.startMs + longMs;
      const trace = traceOf({ probes: { [kind]: probe }, replies: [], chances, endMs });
      const first = momentOf(trace, ({ event }) => event === 'attempt-start');
      inside((first ?? Number.NaN) - startMsOf(trace), firstCheck(probe), noticeMs(chances));
    }),
  );
});

for (const [name, form, answer] of [
  ['hangDetection', hangDetection, 'hang'],
  ['failureDetection', failureDetection, 'failure'],
] as const) {
  test(name, () => {
    const anyUse = fc.constantFrom('readiness', 'liveness');
    fc.assert(
      fc.property(anyProbe, anyUse, anyChances, part, (probe, kind, chances, where) => {
        const fromMs = quietMs(probe, chances, where);
        const replies = [{ clock: 'pod', fromMs, answer } as const];
        const trace = traceOf({ probes: { [kind]: probe }, replies, chances, endMs: fromMs + longMs });
        const verdict = momentOf(
          trace,
          (event) => event.event === 'result-set' && event.result === 'failure' && event.atMs > fromMs,
        );
        inside((verdict ?? Number.NaN) - fromMs, form(probe));
      }),
    );
  });
}

test('neverUpDecision', () => {
  const anyKiller = fc.constantFrom('startup', 'liveness');
  const anyAnswer = fc.constantFrom('hang', 'failure');
  fc.assert(
    fc.property(anyProbe, anyKiller, anyAnswer, anyChances, (probe, kind, answer, chances) => {
      const endMs = chances.startMs + longMs;
      const trace = traceOf({ probes: { [kind]: probe }, replies: [{ fromMs: 0, answer }], chances, endMs });
      const verdict = momentOf(trace, (event) => event.event === 'result-set' && event.result === 'failure');
      inside((verdict ?? Number.NaN) - startMsOf(trace), neverUpDecision(probe), noticeMs(chances));
    }),
  );
});

test('lastChance', () => {
  fc.assert(
    fc.property(anyProbe, anyChances, part, (probe, chances, where) => {
      const range = lastChance(probe);
      assert.ok(range !== null);
      const untilMs = Math.round(where * 1.3 * range.maxSeconds * 1000);
      const replies = [{ fromMs: 0, untilMs, answer: 'failure' } as const];
      const endMs = chances.startMs + longMs;
      const trace = traceOf({ probes: { startup: probe }, replies, chances, endMs });
      const isKilled = trace.some(({ event }) => event === 'kill-requested');
      if (isKilled) assert.ok(untilMs >= range.minSeconds * 1000 - toleranceMs);
      else assert.ok(untilMs <= range.maxSeconds * 1000 + toleranceMs + noticeMs(chances));
    }),
  );
});

const anyReadiness = fc
  .tuple(anyProbe, fc.integer({ min: 1, max: 4 }))
  .map(([probe, successThreshold]) => ({ ...probe, successThreshold }));

test('backInService', () => {
  const anyAnswer = fc.constantFrom('hang', 'failure');
  fc.assert(
    fc.property(anyReadiness, anyAnswer, anyChances, part, (probe, answer, chances, where) => {
      const fromMs = quietMs(probe, chances, 0);
      const untilMs = fromMs + 300_000 + Math.round(where * 30_000);
      const replies = [{ clock: 'pod', fromMs, untilMs, answer } as const];
      const trace = traceOf({ probes: { readiness: probe }, replies, chances, endMs: untilMs + longMs });
      const back = momentOf(trace, ({ event, atMs }) => event === 'pod-ready' && atMs > untilMs);
      inside((back ?? Number.NaN) - untilMs, backInService(probe));
    }),
  );
});

test('readyAfterStart', () => {
  const anyStartup = fc.option(anyProbe.map((probe) => ({ ...probe, failureThreshold: 9 })));
  fc.assert(
    fc.property(anyReadiness, anyStartup, anyChances, (readiness, startup, chances) => {
      const probes = startup === null ? { readiness } : { readiness, startup };
      const trace = traceOf({ probes, replies: [], chances, endMs: chances.startMs + longMs });
      const ready = momentOf(trace, ({ event }) => event === 'pod-ready');
      inside(
        (ready ?? Number.NaN) - startMsOf(trace),
        readyAfterStart(readiness, startup),
        noticeMs(chances),
      );
    }),
  );
});

test('hangToKill', () => {
  const anyGrace = fc.integer({ min: 0, max: 40 });
  fc.assert(
    fc.property(anyProbe, anyGrace, anyChances, part, (liveness, graceSeconds, chances, where) => {
      const fromMs = quietMs(liveness, chances, where);
      const trace = traceOf({
        probes: { liveness },
        replies: [{ clock: 'pod', fromMs, answer: 'hang' }],
        chances,
        endMs: fromMs + longMs,
        graceSeconds,
        shutdownMs: longMs,
      });
      const killed = momentOf(trace, ({ event }) => event === 'container-exited');
      inside((killed ?? Number.NaN) - fromMs, hangToKill(liveness, graceSeconds));
    }),
  );
});
