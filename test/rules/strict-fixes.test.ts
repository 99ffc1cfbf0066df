import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Profile } from '../../server/core/index.ts';
import { type FixtureOptions, fixes, fixTitles } from '../support/fixtures.ts';
import { deploymentWith } from '../support/manifests.ts';

/*
 * Fixes that would bring a finding of another rule, where settings ask that rule.
 */

const ports = 'ports: [{ name: http, containerPort: 80 }]\n';
const probe = (name: string, more: string): string => `${name}:\n  tcpSocket: { port: 80 }\n${more}`;
const startup = (threshold: number): string =>
  probe(
    'startupProbe',
    `  initialDelaySeconds: 0\n  periodSeconds: 10\n  timeoutSeconds: 3\n  failureThreshold: ${threshold}\n`,
  );
const timeout = '  timeoutSeconds: 3\n';

function asked(rule: string, profile: Profile = 'strict'): FixtureOptions {
  return { profile, rules: [rule] };
}

test('a startupProbe that comes takes the delays of readiness and liveness away', () => {
  fixes(
    deploymentWith(
      `image: team/postgres\n${ports}${probe('livenessProbe', `  initialDelaySeconds: 5\n${timeout}`)}${probe('readinessProbe', `  initialDelaySeconds: 7\n${timeout}  periodSeconds: 2\n`)}`,
    ),
    'Add startupProbe allowing 600 s (uses the liveness check)',
    deploymentWith(
      `image: team/postgres\n${ports}${startup(60)}${probe('livenessProbe', timeout)}${probe('readinessProbe', `${timeout}  periodSeconds: 2\n`)}`,
    ),
    asked('liveness-without-startup-protection'),
  );
});

test('so does one in the place of a long delay, also of another delay of readiness', () => {
  fixes(
    deploymentWith(
      `image: team/web\n${ports}${probe('livenessProbe', `  initialDelaySeconds: 100\n${timeout}`)}${probe('readinessProbe', `  initialDelaySeconds: 7\n${timeout}  periodSeconds: 2\n`)}`,
    ),
    'Replace the delay by a startupProbe allowing 130 s',
    deploymentWith(
      `image: team/web\n${ports}${startup(13)}${probe('livenessProbe', timeout)}${probe('readinessProbe', `${timeout}  periodSeconds: 2\n`)}`,
    ),
    asked('liveness-long-initial-delay'),
  );
});

test('outside of that profile the delays stay', () => {
  const before = `image: team/postgres\n${ports}${probe('livenessProbe', `  initialDelaySeconds: 5\n${timeout}`)}${probe('readinessProbe', `  initialDelaySeconds: 7\n${timeout}  periodSeconds: 2\n`)}`;
  const probes = startup(60).replace('  initialDelaySeconds: 0\n', '');
  fixes(
    deploymentWith(before),
    'Add startupProbe allowing 600 s (uses the liveness check)',
    deploymentWith(before.replace('livenessProbe:', `${probes}livenessProbe:`)),
    asked('liveness-without-startup-protection', 'recommended'),
  );
});

test('no livenessProbe is removed that would be missed', () => {
  const rules = ['liveness-same-as-readiness', 'exec-process-exists-liveness'];
  const titles = (container: string, profile: Profile): readonly string[] =>
    fixTitles(deploymentWith(container), { profile, rules }).filter((title) => title.startsWith('Remove'));
  const remove = ['Remove livenessProbe from container'];
  const same = `image: team/web\n${ports}${probe('livenessProbe', timeout)}${probe('readinessProbe', timeout)}`;
  assert.deepEqual(titles(same, 'recommended'), remove);
  assert.deepEqual(titles(same, 'strict'), []);
  assert.deepEqual(titles(same.replace(ports, ''), 'strict'), remove, 'nothing it serves');
  const process = `image: team/web\n${ports}livenessProbe:\n  exec: { command: [pgrep, web] }\n${timeout}${probe('readinessProbe', timeout)}`;
  assert.deepEqual(titles(process, 'recommended'), remove);
  assert.deepEqual(titles(process, 'strict'), []);
});
