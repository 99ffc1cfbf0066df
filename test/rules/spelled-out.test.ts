import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixes, fixTitles } from '../support/fixtures.ts';
import { deploymentWith } from '../support/manifests.ts';

/*
 * Where every number of a probe has to be written, what fixes write has them all; where a number has to go, its default
 * stays. Elsewhere nothing is written that says no more than the default.
 */

const web = (probes: string): string => deploymentWith(`image: team/web\n${probes}`);
const spelledOut = (delay: number): string =>
  `  initialDelaySeconds: ${delay}\n  periodSeconds: 10\n  timeoutSeconds: 3\n  failureThreshold: 3\n`;
const tcp = (name: string, rest: string): string => `${name}:\n  tcpSocket:\n    port: 5000\n${rest}`;
const strict = (rule: string) => ({ rules: [rule], profile: 'strict' as const, files: {} });

test('a startupProbe that is added', () => {
  const liveness = tcp('livenessProbe', spelledOut(0));
  const startup = `  initialDelaySeconds: 0\n  periodSeconds: 10\n  timeoutSeconds: 3\n  failureThreshold: 30\n`;
  fixes(
    web(liveness),
    'Add startupProbe allowing 300 s (uses the liveness check)',
    web(tcp('startupProbe', startup) + liveness),
    strict('liveness-without-startup-protection'),
  );
});

test('a delay that a startupProbe replaces', () => {
  const startup = `  initialDelaySeconds: 0\n  periodSeconds: 10\n  timeoutSeconds: 3\n  failureThreshold: 13\n`;
  const readiness = tcp('readinessProbe', '  initialDelaySeconds: 100\n');
  fixes(
    web(tcp('livenessProbe', spelledOut(100)) + readiness),
    'Replace the delay by a startupProbe allowing 130 s',
    web(
      tcp('startupProbe', startup) +
        tcp('livenessProbe', spelledOut(0)) +
        // It leaves other numbers out already.
        tcp('readinessProbe', ''),
    ),
    strict('liveness-long-initial-delay'),
  );
});

test('a delay behind a startupProbe, and a 0 in the place of a default', () => {
  const startup = tcp('startupProbe', spelledOut(0).replace('Threshold: 3', 'Threshold: 30'));
  fixes(
    web(startup + tcp('readinessProbe', spelledOut(5))),
    'Set initialDelaySeconds to 0',
    web(startup + tcp('readinessProbe', spelledOut(0))),
    strict('initial-delay-redundant-with-startup'),
  );
  const zero = (rest: string): string =>
    web(tcp('readinessProbe', rest.replace('Seconds: 10', 'Seconds: 0')));
  const options = strict('probe-zero-means-default');
  assert.deepEqual(fixTitles(zero(spelledOut(0)), options), ['Set periodSeconds to 10']);
  assert.deepEqual(fixTitles(zero('  periodSeconds: 10\n'), options), [
    'Set periodSeconds to 10',
    'Remove periodSeconds from readinessProbe',
  ]);
});

test('probes that were missing', () => {
  const ports = 'ports: [{ name: http, containerPort: 8080 }]\n';
  const asked = (name: string, path: string, period: number, failures: number): string =>
    `${name}:\n  httpGet:\n    path: ${path}\n    port: http\n  initialDelaySeconds: 0\n  periodSeconds: ${period}\n  timeoutSeconds: 3\n  failureThreshold: ${failures}\n`;
  const readiness = asked('readinessProbe', '/readyz', 5, 3);
  fixes(
    web(ports),
    'Add a readinessProbe: GET /readyz on port http',
    web(ports + readiness),
    strict('readiness-missing-behind-service'),
  );
  fixes(
    web(ports + readiness),
    'Add a livenessProbe: GET /livez on port http',
    web(
      ports + asked('startupProbe', '/livez', 10, 30) + asked('livenessProbe', '/livez', 10, 6) + readiness,
    ),
    strict('liveness-missing'),
  );
});

test('in the recommended profile what is needed, and nothing else', () => {
  const ports = 'ports: [{ name: http, containerPort: 8080 }]\n';
  const readiness =
    'readinessProbe:\n  httpGet:\n    path: /readyz\n    port: http\n  periodSeconds: 5\n  failureThreshold: 3\n';
  fixes(web(ports), 'Add a readinessProbe: GET /readyz on port http', web(ports + readiness), {
    ...strict('readiness-missing-behind-service'),
    profile: 'recommended',
  });
});
