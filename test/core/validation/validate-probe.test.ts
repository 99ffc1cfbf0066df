import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FixtureOptions } from '../../support/fixtures.ts';
import { findings, findingsOf, messagesOf } from '../../support/fixtures.ts';
import { podWith } from '../../support/manifests.ts';
import { validationRules } from './validate-rules.ts';

const options: FixtureOptions = { rules: validationRules, kubernetesVersion: '1.36' };
const container = (fields: string): void => findings(podWith(`image: nginx\n${fields.trim()}`), options);

test('a probe without a handler', () =>
  container(`
livenessProbe: {}
^^^^^^^^^^^^^ error probe-handler-missing 💡
readinessProbe:
^^^^^^^^^^^^^^ error probe-handler-missing 💡
  periodSeconds: 5
startupProbe:
`));

test('handlers without a value do not count', () =>
  container(`
livenessProbe:
  exec:
  httpGet: { port: 80 }
readinessProbe:
^^^^^^^^^^^^^^ error probe-handler-missing 💡
  tcpSocket: null
`));

test('every handler behind the first is refused, and not looked into', () =>
  container(`
livenessProbe:
  grpc: { port: 0 }
  ^^^^ error probe-handler-multiple 💡
  httpGet: { port: 0 }
  #                ^ error probe-port-invalid
  tcpSocket: { port: 70000 }
  ^^^^^^^^^ error probe-handler-multiple 💡
`));

test('an exec probe needs a command, which may be blank', () =>
  container(`
livenessProbe:
  exec: {}
  ^^^^ error exec-command-missing
readinessProbe:
  exec: { command: [] }
  #       ^^^^^^^ error exec-command-missing
startupProbe:
  exec: { command: [''] }
`));

test('ports', () =>
  container(`
ports:
  - { name: web, containerPort: 80 }
livenessProbe:
  httpGet: { path: / }
  ^^^^^^^ error probe-port-invalid 💡
readinessProbe:
  tcpSocket: { port: "8080" }
  #                  ^^^^^^ error probe-port-quoted-number 💡
startupProbe:
  tcpSocket: { port: Web_UI }
  #                  ^^^^^^ error probe-port-invalid 💡
`));

test('a gRPC probe has a port of its own', () =>
  container(`
livenessProbe:
  grpc: { service: x }
  ^^^^ error probe-port-invalid
readinessProbe:
  grpc: { port: 65536 }
  #             ^^^^^ error probe-port-invalid
`));

test('schemes and header names', () =>
  container(`
livenessProbe:
  httpGet:
    port: 80
    scheme: https
    #       ^^^^^ error http-get-invalid 💡
    httpHeaders:
      - { name: X_Token, value: a }
      #         ^^^^^^^ error http-get-invalid
      - { value: a }
      #   ^^^^^^^^ error http-get-invalid
readinessProbe:
  httpGet:
    port: 80
    scheme: TLS
    #       ^^^ error http-get-invalid
`));

test('an empty path or scheme stands for its default', () =>
  container(`
livenessProbe:
  httpGet: { port: 80, path: '', scheme: '' }
`));

test('numbers below zero, and thresholds that are not one', () =>
  container(`
livenessProbe:
  tcpSocket: { port: 80 }
  initialDelaySeconds: -1
  #                    ^^ error probe-timing-invalid-number 💡
  successThreshold: 2
  #                 ^ error success-threshold-not-one 💡
  failureThreshold: 0
readinessProbe:
  tcpSocket: { port: 80 }
  successThreshold: 2
startupProbe:
  tcpSocket: { port: 80 }
  successThreshold: 0
`));

test('one place, one finding, with all the words of the server', () => {
  const text = podWith(`
image: nginx
livenessProbe:
  tcpSocket: { port: 80 }
  successThreshold: -1
`);
  const [found, ...others] = findingsOf(text, options);
  assert.deepEqual(others, []);
  assert.equal(found?.finding.objectPath, 'spec.containers[0].livenessProbe.successThreshold');
  assert.equal(
    found?.finding.apiMessage,
    'Invalid value: -1: must be greater than or equal to 0; Invalid value: -1: must be 1',
  );
});

test('grace periods of probes', () =>
  container(`
livenessProbe:
  tcpSocket: { port: 80 }
  terminationGracePeriodSeconds: 0
  #                              ^ error probe-grace-period-invalid 💡
readinessProbe:
  tcpSocket: { port: 80 }
  terminationGracePeriodSeconds: 30
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error probe-grace-period-invalid 💡
startupProbe:
  tcpSocket: { port: 80 }
  terminationGracePeriodSeconds: 1
`));

test('the message says what, why and what to do, in both languages', () => {
  const text = podWith(`
image: nginx
readinessProbe:
  exec: { command: [a] }
  terminationGracePeriodSeconds: 9
`);
  assert.deepEqual(messagesOf(text, options), [
    '`readinessProbe` sets `terminationGracePeriodSeconds: 9`. A failed readiness check never stops the container, so the field is refused here. Remove it.',
  ]);
  assert.deepEqual(messagesOf(text, { ...options, language: 'ko' }), [
    '`readinessProbe`에 `terminationGracePeriodSeconds: 9`가 있다. readiness 검사는 실패해도 컨테이너를 종료하지 않으므로 이 필드가 거부된다. 이 필드를 지운다.',
  ]);
});

test('hooks: handlers, ports, sleep within the grace period', () =>
  findings(
    podWith(
      `
image: nginx
lifecycle:
  postStart: {}
  ^^^^^^^^^ error hook-handler-missing
  preStop:
    sleep: { seconds: 60 }
    #                 ^^ error sleep-exceeds-grace-period 💡
`,
      'terminationGracePeriodSeconds: 20',
    ),
    options,
  ));

test('a sleep as long as the grace period is accepted, a shorter one than zero is not', () =>
  container(`
lifecycle:
  postStart:
    sleep: { seconds: 30 }
  preStop:
    sleep: { seconds: -1 }
    #                 ^^ error sleep-too-short
`));

test('no sleep of zero seconds up to 1.32', () => {
  const text = podWith('image: nginx\nlifecycle:\n  preStop: { sleep: { seconds: 0 } }');
  const words = (version: string) =>
    findingsOf(text, { ...options, kubernetesVersion: version }).map(({ finding }) => finding.apiMessage);
  assert.deepEqual(words('1.33'), []);
  assert.deepEqual(words('1.32'), [
    'Invalid value: 0: must be greater than 0 and less than terminationGracePeriodSeconds (30). Enable AllowPodLifecycleSleepActionZeroValue feature gate for zero sleep.',
  ]);
  assert.deepEqual(words('1.31'), [
    'Invalid value: 0: must be greater than 0 and less than terminationGracePeriodSeconds (30)',
  ]);
});
