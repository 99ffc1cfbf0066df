import assert from 'node:assert/strict';
import { test } from 'node:test';
import { offersAt, refactored } from '../../support/fixtures.ts';
import { podWith } from '../../support/manifests.ts';

const write = 'Write defaults explicitly';
const remove = 'Remove values equal to the default';

test('absent timing fields are written at their places with their defaults', () => {
  assert.equal(
    refactored(podWith('readinessP<|>robe:\n  tcpSocket: { port: 80 } # web\n  periodSeconds: 5\n'), write),
    podWith(
      'readinessProbe:\n  tcpSocket: { port: 80 } # web\n  initialDelaySeconds: 0\n  periodSeconds: 5\n  timeoutSeconds: 1\n  successThreshold: 1\n  failureThreshold: 3\n',
    ),
  );
});

test('in flow style too', () => {
  assert.equal(
    refactored(podWith('livenessProbe: { tcpSocket: { po<|>rt: 80 }, failureThreshold: 5 }'), write),
    podWith(
      'livenessProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: 0, periodSeconds: 10, timeoutSeconds: 1, successThreshold: 1, failureThreshold: 5 }',
    ),
  );
});

test('values that repeat the default go, others and comments stay', () => {
  assert.equal(
    refactored(
      podWith(
        'readinessProbe:\n  tcpSocket: { port: 80 }\n  periodSeconds: 10\n  timeoutSeconds: 2 # slow\n  failure<|>Threshold: 3\n',
      ),
      remove,
    ),
    podWith('readinessProbe:\n  tcpSocket: { port: 80 }\n  timeoutSeconds: 2 # slow\n'),
  );
});

test('nothing is offered where nothing would change, or where other places would change too', () => {
  const titles = (container: string): readonly string[] =>
    offersAt(podWith(container)).refactorings.filter((title) => title === write || title === remove);
  const all =
    'initialDelaySeconds: 1\n  periodSeconds: 5\n  timeoutSeconds: 2\n  successThreshold: 2\n  failureThreshold: 4';
  assert.deepEqual(titles(`readiness<|>Probe:\n  tcpSocket: { port: 80 }\n  ${all}\n`), []);
  assert.deepEqual(
    titles('livenessProbe: &check { tcpSocket: { port: 80 } }\nreadiness<|>Probe: *check\n'),
    [],
  );
  assert.deepEqual(
    titles('liveness<|>Probe: &check { tcpSocket: { port: 80 } }\nreadinessProbe: *check\n'),
    [],
  );
  assert.deepEqual(titles('liveness<|>Probe: {}\n'), []);
});
