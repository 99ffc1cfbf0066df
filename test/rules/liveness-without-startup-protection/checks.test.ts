import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith, podWith } from '../../support/manifests.ts';
import { fixturesOf } from '../../support/rule-fixtures.ts';

/* Which check the added startupProbe makes: the liveness check, unless a rule would object to it a second time. */

const { fixes, fixTitles } = fixturesOf('liveness-without-startup-protection');

const same = 'Add startupProbe allowing 300 s (uses the liveness check)';
const delay = 'Add initialDelaySeconds: 30';
const connects = (port: number | string) => `Add startupProbe allowing 300 s (connects to port ${port})`;

const web = (liveness: string, startup = ''): string =>
  deploymentWith(`image: team/web\nports: [{ name: http, containerPort: 8080 }]\n${startup}${liveness}`);

test('a command gets a timeout, a request of its own becomes the kubelet’s', () => {
  const check = 'livenessProbe:\n  exec:\n    command: [/check]\n';
  fixes(
    web(check),
    same,
    web(
      check,
      'startupProbe:\n  exec:\n    command: [/check]\n  periodSeconds: 10\n  timeoutSeconds: 5\n  failureThreshold: 30\n',
    ),
  );
  const curl =
    'livenessProbe:\n  exec:\n    command: [curl, -f, http://localhost:8080/livez]\n  timeoutSeconds: 2\n';
  fixes(
    web(curl),
    same,
    web(
      curl,
      'startupProbe:\n  httpGet:\n    path: /livez\n    port: http\n  periodSeconds: 10\n  timeoutSeconds: 2\n  failureThreshold: 30\n',
    ),
  );
  const grpc =
    'livenessProbe:\n  exec:\n    command: [grpc_health_probe, "-addr=:8080"]\n  timeoutSeconds: 2\n';
  fixes(
    web(grpc),
    same,
    web(
      grpc,
      'startupProbe:\n  grpc:\n    port: 8080\n  periodSeconds: 10\n  timeoutSeconds: 2\n  failureThreshold: 30\n',
    ),
  );
});

test('the group that Quarkus has for the start', () => {
  const health = 'livenessProbe:\n  httpGet:\n    path: /q/health\n    port: 8080\n';
  fixes(
    web(health),
    same,
    web(
      health,
      'startupProbe:\n  httpGet:\n    path: /q/health/started\n    port: 8080\n  periodSeconds: 10\n  timeoutSeconds: 3\n  failureThreshold: 30\n',
    ),
  );
});

test('a connection to the port where the check itself is objected to', () => {
  const startup =
    'startupProbe:\n  tcpSocket:\n    port: 8080\n  periodSeconds: 10\n  timeoutSeconds: 3\n  failureThreshold: 30\n';
  for (const path of ['/login', '/readyz', '/deep']) {
    const liveness = `livenessProbe:\n  httpGet:\n    path: ${path}\n    port: 8080\n`;
    fixes(web(liveness), connects(8080), web(liveness, startup));
  }
  const swallowed = 'livenessProbe:\n  exec:\n    command: [sh, -c, "/check || true"]\n  timeoutSeconds: 2\n';
  fixes(web(swallowed), connects('http'), web(swallowed, startup.replace('8080', 'http')));
});

test('a port whose name no probe may ask by is asked by its number', () => {
  const swallowed = 'livenessProbe: { exec: { command: [sh, -c, "/check || true"] }, timeoutSeconds: 2 }';
  const port = (name: string) => `image: a\nports: [{ name: ${name}, containerPort: 8080 }]\n${swallowed}`;
  assert.equal(fixTitles(podWith(port('http')))[0], connects('http'));
  assert.equal(fixTitles(podWith(port('HTTP')))[0], connects(8080));
});

test('no startupProbe where nothing of it could be right: then the delay is preferred', () => {
  const swallowed =
    'image: a\nlivenessProbe: { exec: { command: [sh, -c, "/check || true"] }, timeoutSeconds: 2 }';
  assert.deepEqual(fixTitles(podWith(swallowed)), [delay]);
});

test('no longer than the rollout waits', () => {
  const liveness = 'livenessProbe:\n  tcpSocket: { port: 80 }\n';
  const within = (deadline: string, probe: string) =>
    deploymentWith(`image: team/web\n${probe}`).replace('spec:\n', `spec:\n${deadline}`);
  const deadline = '  minReadySeconds: 15\n  progressDeadlineSeconds: 200\n';
  fixes(
    within(deadline, liveness),
    'Add startupProbe allowing 180 s (uses the liveness check)',
    within(
      deadline,
      `startupProbe:\n  tcpSocket: { port: 80 }\n  periodSeconds: 10\n  timeoutSeconds: 3\n  failureThreshold: 18\n${liveness}`,
    ),
  );
  assert.deepEqual(fixTitles(within('  progressDeadlineSeconds: 30\n', liveness)), []);
});

test('a slow answer and a short end are kept', () => {
  const liveness =
    'livenessProbe:\n  tcpSocket: { port: 80 }\n  periodSeconds: 20\n  timeoutSeconds: 15\n  terminationGracePeriodSeconds: 10\n';
  fixes(
    podWith(`image: team/web\n${liveness}`, 'terminationGracePeriodSeconds: 600'),
    same,
    podWith(
      `image: team/web\nstartupProbe:\n  tcpSocket: { port: 80 }\n  periodSeconds: 15\n  timeoutSeconds: 15\n  failureThreshold: 20\n  terminationGracePeriodSeconds: 10\n${liveness}`,
      'terminationGracePeriodSeconds: 600',
    ),
  );
});
