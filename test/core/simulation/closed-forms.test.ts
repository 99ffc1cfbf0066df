import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CheckTiming, SecondsRange } from '../../../server/core/simulation/closed-forms.ts';
import {
  backInService,
  failureDetection,
  firstCheck,
  hangDetection,
  hangToKill,
  lastChance,
  neverUpDecision,
  readyAfterStart,
  runsPerMinute,
  startupBudgetSeconds,
  termToKillSeconds,
} from '../../../server/core/simulation/closed-forms.ts';
import observations from './fixtures/kubelet-observations.json';

const defaults: CheckTiming = {
  initialDelaySeconds: 0,
  periodSeconds: 10,
  timeoutSeconds: 1,
  successThreshold: 1,
  failureThreshold: 3,
};

function range(minSeconds: number, maxSeconds: number): SecondsRange {
  return { minSeconds, maxSeconds };
}

test('the first check comes within one period after the delay', () => {
  assert.deepEqual(firstCheck(defaults), range(0, 10));
  // A start at 0.9 s counts as one at 0 s: after four seconds the fifth begins.
  assert.deepEqual(firstCheck({ ...defaults, initialDelaySeconds: 5 }), range(4, 15));
});

test('a hang is noticed when three checks in a row have run into the timeout', () => {
  assert.deepEqual(hangDetection(defaults), range(21, 31));
  assert.deepEqual(hangDetection({ ...defaults, failureThreshold: 1 }), range(1, 11));
});

test('a timeout longer than the period sets the pace, because checks never overlap', () => {
  const slow = { ...defaults, timeoutSeconds: 12 };
  assert.deepEqual(hangDetection(slow), range(36, 48));
  assert.deepEqual(failureDetection(slow), range(20, 48));
});

test('a check that fails at once is noticed earlier than a hang', () => {
  assert.deepEqual(failureDetection(defaults), range(20, 31));
});

test('what a startupProbe allows counts its initial delay', () => {
  const startup = { ...defaults, initialDelaySeconds: 15, periodSeconds: 5, failureThreshold: 12 };
  assert.equal(startupBudgetSeconds(startup), 75);
  assert.deepEqual(lastChance(startup), range(69, 75));
  assert.deepEqual(neverUpDecision(startup), range(69, 76));
});

test('a liveness probe alone kills an application that never answers', () => {
  assert.deepEqual(neverUpDecision(defaults), range(20, 31));
});

test('several successes can come faster than the period, but never slower', () => {
  assert.deepEqual(backInService(defaults), range(0, 10));
  assert.deepEqual(backInService({ ...defaults, periodSeconds: 5, successThreshold: 2 }), range(0, 10));
});

test('with a startupProbe, readiness begins when it has succeeded', () => {
  assert.deepEqual(readyAfterStart(defaults, null), range(0, 10));
  assert.deepEqual(readyAfterStart(defaults, { initialDelaySeconds: 20, periodSeconds: 5 }), range(19, 26));
  assert.deepEqual(readyAfterStart({ ...defaults, successThreshold: 3 }, null), range(0, 30));
});

test('a container always gets two seconds between TERM and KILL', () => {
  assert.equal(termToKillSeconds(30), 30);
  assert.equal(termToKillSeconds(0), 2);
  assert.equal(termToKillSeconds(30, 29), 2);
  assert.equal(termToKillSeconds(30, 10), 20);
});

test('from a hang to KILL: detection, a sync and the grace period', () => {
  assert.deepEqual(hangToKill(defaults, 30), range(51, 62));
  assert.equal(hangToKill(defaults, null), null);
});

test('how often a check runs', () => {
  assert.equal(runsPerMinute(10), 6);
  assert.equal(runsPerMinute(120), 0.5);
  assert.equal(runsPerMinute(null), null);
});

test('no number rests on a value that nobody knows', () => {
  const forms: Record<string, { needs: (keyof CheckTiming)[]; compute: (timing: CheckTiming) => unknown }> = {
    firstCheck: { needs: ['initialDelaySeconds', 'periodSeconds'], compute: firstCheck },
    hangDetection: { needs: ['periodSeconds', 'timeoutSeconds', 'failureThreshold'], compute: hangDetection },
    failureDetection: {
      needs: ['periodSeconds', 'timeoutSeconds', 'failureThreshold'],
      compute: failureDetection,
    },
    startupBudgetSeconds: {
      needs: ['initialDelaySeconds', 'periodSeconds', 'failureThreshold'],
      compute: startupBudgetSeconds,
    },
    lastChance: { needs: ['initialDelaySeconds', 'periodSeconds', 'failureThreshold'], compute: lastChance },
    neverUpDecision: {
      needs: ['initialDelaySeconds', 'periodSeconds', 'timeoutSeconds', 'failureThreshold'],
      compute: neverUpDecision,
    },
    backInService: { needs: ['periodSeconds', 'timeoutSeconds', 'successThreshold'], compute: backInService },
    readyAfterStart: {
      needs: ['initialDelaySeconds', 'periodSeconds', 'successThreshold'],
      compute: (timing) => readyAfterStart(timing, null),
    },
    readyAfterStartup: {
      needs: ['initialDelaySeconds', 'periodSeconds'],
      compute: (timing) => readyAfterStart(defaults, timing),
    },
  };
  for (const [name, { needs, compute }] of Object.entries(forms)) {
    for (const field of Object.keys(defaults) as (keyof CheckTiming)[]) {
      const isKnown = compute({ ...defaults, [field]: null }) !== null;
      assert.equal(isKnown, !needs.includes(field), `${name} without ${field}`);
    }
  }
});

interface Observation {
  readonly form: string;
  readonly trace: string;
  readonly observedMs: number;
  readonly timing: CheckTiming;
  readonly startup?: CheckTiming;
  readonly graceSeconds?: number;
}

function predict(observation: Observation): SecondsRange {
  const { form, timing, startup, graceSeconds } = observation;
  const simple = { firstCheck, hangDetection, failureDetection, neverUpDecision, backInService };
  const computed =
    form === 'readyAfterStart'
      ? readyAfterStart(timing, startup ?? null)
      : form === 'hangToKill'
        ? hangToKill(timing, graceSeconds ?? null)
        : simple[form as keyof typeof simple](timing);
  assert.ok(computed, form);
  return computed;
}

/*
 * Times measured in the kubelet's own code (1.31 and 1.36) under a fake clock. From a start they count from the moment
 * the kubelet takes the container for running; to a success, up to the beginning of the check that succeeded.
 */
for (const observation of observations satisfies Observation[]) {
  const { form, trace, observedMs } = observation;
  test(`${form} holds for what the kubelet did in ${trace}: ${observedMs} ms`, () => {
    const { minSeconds, maxSeconds } = predict(observation);
    assert.ok(minSeconds * 1000 <= observedMs, `${observedMs} ms is before ${minSeconds} s`);
    assert.ok(observedMs <= maxSeconds * 1000, `${observedMs} ms is after ${maxSeconds} s`);
  });
}

test('the ranges are no wider than what the kubelet does', () => {
  const forms = ['firstCheck', 'hangDetection', 'failureDetection', 'neverUpDecision', 'backInService'];
  for (const form of forms) {
    const seen = observations.filter((observation) => observation.form === form);
    const fromLeast = seen.map((each) => each.observedMs - predict(each).minSeconds * 1000);
    const fromMost = seen.map((each) => predict(each).maxSeconds * 1000 - each.observedMs);
    assert.ok(Math.min(...fromLeast) < 100, `${form} is too low`);
    assert.ok(Math.min(...fromMost) < 100, `${form} is too high`);
  }
});
