import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inSteps } from '../../server/src/steps.ts';

/** Work of ten steps of 5 ms each, by a clock that only the work moves. */
function tenSteps() {
  const log = { steps: 0, turns: 0, starts: 0 };
  let clockMs = 0;
  function* work(): Generator<void, string> {
    log.starts++;
    for (let step = 0; step < 10; step++) {
      log.steps++;
      clockMs += 5;
      yield;
    }
    return 'done';
  }
  const foreground = {
    whenIdle: async () => {
      log.turns++;
    },
  };
  return { log, foreground, steps: inSteps(work, () => clockMs) };
}

test('work is done once, however often its result is asked for', () => {
  const { log, steps } = tenSteps();
  assert.equal(steps.result(), 'done');
  assert.equal(steps.result(), 'done');
  assert.deepEqual(log, { steps: 10, turns: 0, starts: 1 });
  assert.equal(steps.tookMs(), 50);
});

test('requests get their turn behind every 8 ms of work', async () => {
  const { log, foreground, steps } = tenSteps();
  assert.equal(await steps.ahead(() => true, foreground), true);
  assert.deepEqual(log, { steps: 10, turns: 5, starts: 1 });
});

test('what nobody waits for any more is left, and goes on from there for who asks again', async () => {
  const { log, foreground, steps } = tenSteps();
  const isWanted = () => log.turns < 2;
  assert.equal(await steps.ahead(isWanted, foreground), false);
  assert.equal(log.steps, 4);
  assert.equal(steps.result(), 'done');
  assert.deepEqual(log, { steps: 10, turns: 2, starts: 1 });
});

test('a defect meets everyone who asks', () => {
  const steps = inSteps(
    function* (): Generator<void, string> {
      yield;
      throw new Error('defect');
    },
    () => 0,
  );
  assert.throws(() => steps.result(), /defect/);
  assert.throws(() => steps.result(), /defect/);
});
