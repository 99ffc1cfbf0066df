import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { certainRanges, rangedQuestion } from '../../../server/core/timeline/certain-ranges.ts';
import type { FigureName, WhatIfQuestion } from '../../../server/core/timeline/figure-range.ts';
import { figureNames } from '../../../server/core/timeline/figure-range.ts';
import { playFigures } from '../../../server/core/timeline/play-figures.ts';
import type { KubeletPhase, SimulatedContainer, WhatIfName } from '../../../server/core/timeline/what-if.ts';
import { usualWhatIf, whatIfNames } from '../../../server/core/timeline/what-if.ts';
import { runWhatIf } from '../../../server/core/timeline/what-if-run.ts';

/*
 * Random containers in every what-if, played in random phases of the ticker and of the relist: what is said to be
 * certain is. Replies and syncs take a few milliseconds, which count as nothing.
 */

const toleranceMs = 60;
const seconds = (...values: readonly number[]) => fc.constantFrom(...values);

function anyProbe(failureThreshold: fc.Arbitrary<number>, successThreshold = seconds(1)) {
  return fc.record({
    initialDelaySeconds: seconds(0, 0, 5, 10, 30),
    periodSeconds: seconds(1, 2, 3, 5, 10, 10, 15, 30),
    timeoutSeconds: seconds(1, 1, 2, 5, 25),
    failureThreshold,
    successThreshold,
  });
}

const anyContainer: fc.Arbitrary<SimulatedContainer> = fc
  .record({
    startup: fc.option(anyProbe(seconds(6, 12, 30)), { nil: undefined }),
    liveness: fc.option(anyProbe(seconds(1, 2, 3, 5)), { nil: undefined, freq: 3 }),
    readiness: fc.option(anyProbe(seconds(1, 2, 3, 5), seconds(1, 2, 3)), { nil: undefined, freq: 3 }),
    ownGraceSeconds: fc.option(seconds(1, 5, 60), { nil: undefined }),
    graceSeconds: seconds(10, 30, 60),
    restartPolicy: fc.constantFrom('Always', 'Always', 'OnFailure', 'Never'),
    isSidecar: fc.boolean(),
    sharesCheck: fc.boolean(),
    preStopSeconds: seconds(0, 0, 3, 15, 40),
  })
  .map(({ startup, liveness, readiness, ownGraceSeconds, ...rest }) => ({
    ...rest,
    restartPolicy: rest.isSidecar ? ('Always' as const) : rest.restartPolicy,
    effective: {
      ...(startup && { startup }),
      ...(liveness && {
        liveness:
          ownGraceSeconds === undefined
            ? liveness
            : { ...liveness, terminationGracePeriodSeconds: ownGraceSeconds },
      }),
      ...(readiness && { readiness }),
    },
  }));

function anyQuestion(name: WhatIfName): fc.Arbitrary<WhatIfQuestion> {
  return fc
    .record({
      container: anyContainer,
      kubernetesVersion: fc.constantFrom('1.36', '1.36', '1.35', '1.31'),
      bootSeconds: fc.option(seconds(0, 1, 2.5, 7, 40, 95, 400), { nil: undefined }),
      everySeconds: seconds(5, 20, 60),
      shutdownSeconds: fc.constantFrom(null, 0, 2, 8),
      lastsSeconds: seconds(3, 20, 45, 90),
      replySeconds: seconds(0.5, 1, 2, 30),
    })
    .map(({ container, kubernetesVersion, bootSeconds, ...numbers }) => {
      const usual = usualWhatIf(name, container);
      const whatIf = { ...usual, ...numbers, bootSeconds: bootSeconds ?? usual.bootSeconds };
      return { container, kubernetesVersion, whatIf };
    });
}

const anyPhase: fc.Arbitrary<KubeletPhase> = fc.record({
  startMs: fc.integer({ min: 1000, max: 61_000 }),
  relistPhaseMs: fc.integer({ min: 0, max: 999 }),
});

const seed = 20_261_121;

for (const name of whatIfNames) {
  test(`certain of ${name}`, () => {
    const seen = new Set<FigureName>();
    fc.assert(
      fc.property(
        anyQuestion(name),
        fc.array(anyPhase, { minLength: 3, maxLength: 3 }),
        (question, phases) => {
          const certain = certainRanges(question);
          for (const phase of phases) {
            const figures = playFigures(rangedQuestion(question), phase);
            if (figures === null) continue;
            for (const figure of figureNames) {
              const range = certain[figure];
              if (range === undefined) continue;
              const value: number | null = figures[figure] ?? null;
              assert.equal(value === null, range === null, `${figure}: ${value} in ${JSON.stringify(range)}`);
              if (value === null || range === null) continue;
              const text = `${figure}: ${value} in ${range.minMs}–${range.maxMs}`;
              assert.ok(value >= range.minMs - toleranceMs && value <= range.maxMs + toleranceMs, text);
              seen.add(figure);
            }
          }
        },
      ),
      { numRuns: 60, seed },
    );
    assert.ok(seen.size > 0 && (name === 'flapping' || seen.has('readyAfterMs')), [...seen].join());
  });
}

test('figures played for themselves are those of the timeline', () => {
  const anyCase = fc.constantFrom(...whatIfNames).chain(anyQuestion);
  fc.assert(
    fc.property(anyCase, anyPhase, (given, phase) => {
      // Near enough to the start that nothing is left out before it.
      const question = { ...given, whatIf: { ...given.whatIf, atSeconds: 5 } };
      const run = runWhatIf(question, phase);
      if (run === null) return;
      const quick = playFigures(question, phase);
      assert.ok(quick);
      // The first kill counts from the start, of which a little may be left out all the same.
      const { restarts: _, firstKillMs: __, ...figures } = run.timeline.figures;
      const { firstKillMs: ___, ...others } = quick;
      assert.deepEqual(others, figures);
    }),
    { numRuns: 60, seed },
  );
});

test('a figure played alone is the one that is played with all others', () => {
  const anyCase = fc.constantFrom(...whatIfNames).chain(anyQuestion);
  const anyAtSeconds = fc.option(seconds(0, 5, 30), { nil: undefined });
  fc.assert(
    fc.property(anyCase, anyAtSeconds, anyPhase, (given, atSeconds, phase) => {
      const question = {
        ...given,
        whatIf: { ...given.whatIf, ...(atSeconds !== undefined && { atSeconds }) },
      };
      const all = playFigures(question, phase);
      if (all === null) return;
      for (const name of figureNames) {
        assert.deepEqual(playFigures(question, phase, [name]), { [name]: all[name] });
      }
    }),
    { numRuns: 100, seed },
  );
});
