import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingsOf } from '../../support/fixtures.ts';
import { podWith } from '../../support/manifests.ts';
import { fixturesOf } from '../../support/rule-fixtures.ts';

/* What is offered for what the server refuses, and for what can only fail. */

const ready = (handler: string, more = ''): string =>
  `readinessProbe:\n  ${handler}\n  initialDelaySeconds: 5\n  timeoutSeconds: 3\n${more}`;

test('a port whose name is missed is declared; its number is to be typed over', () => {
  const { fixes, fixTitles, findingsOf: foundIn } = fixturesOf('probe-named-port-undefined');
  const ask = (name: string): string => ready(`httpGet: { path: /readyz, port: ${name} }`);
  const add = (name: string, number: number): string => `Add port ${name} to ports (containerPort ${number})`;
  const list = (ports: string): string => `image: a\nports:\n${ports}`;
  const admin = '  - name: admin\n    containerPort: 8080\n';
  fixes(
    podWith(list(admin) + ask('live')),
    add('live', 8081),
    podWith(`${list(admin)}  - name: live\n    containerPort: 8081\n${ask('live')}`),
  );
  fixes(
    podWith(`image: a\n${ask('live')}`),
    add('live', 8080),
    podWith(`image: a\nports:\n  - name: live\n    containerPort: 8080\n${ask('live')}`),
  );
  const flow = (ports: string): string => podWith(`image: a\nports: [${ports}]\n${ask('live')}`);
  fixes(
    flow('{ containerPort: 8080 }'),
    add('live', 8081),
    flow('{ containerPort: 8080 }, { name: "live", containerPort: 8081 }'),
  );
  const [offered] = foundIn(podWith(`image: a\n${ask('live')}`)).flatMap(({ finding }) => finding.fixes);
  assert.deepEqual(
    offered?.edits.flatMap(({ suggested = [] }) => suggested),
    ['8080'],
  );
  // The number that another probe asks has to be on the list, once there is one.
  const other = (ports: string): string => `livenessProbe: { grpc: { port: ${ports} }, timeoutSeconds: 3 }\n`;
  assert.deepEqual(fixTitles(podWith(`image: a\n${ask('live')}${other('7000')}`)), [add('live', 7000)]);
  assert.deepEqual(fixTitles(podWith(`image: a\n${ask('live')}${other('8443')}`)), []);
  // Of another container, of a template, through an alias.
  const owner = '\n- name: other\n  image: b\n  ports: [{ name: live, containerPort: 81 }]';
  assert.deepEqual(
    fixTitles(podWith(`image: a\n${ask('live')}`).trimEnd() + owner.replaceAll('\n', '\n    ')),
    ['Use the number of container other’s port: 81'],
  );
  const template = podWith(`image: a\nports: [{ containerPort: "{{ .Values.port }}" }]\n${ask('live')}`);
  assert.deepEqual(fixTitles(template, { kind: 'template' }), []);
  const shared = `image: a\nports: &p [{ containerPort: 1 }]\n${ask('live')}`;
  const alias = '    - { name: other, image: b, ports: *p }\n';
  assert.deepEqual(fixTitles(`${podWith(shared).trimEnd()}\n${alias}`), []);
  assert.equal(fixTitles(podWith(shared)).length, 1);
});

test('no port is declared that its probe would not fit', () => {
  const { fixTitles } = fixturesOf('probe-named-port-undefined');
  const titles = (handler: string): readonly string[] => fixTitles(podWith(`image: a\n${ready(handler)}`));
  assert.deepEqual(titles('tcpSocket: { port: http }'), []);
  assert.deepEqual(titles('tcpSocket: { port: mysql }'), ['Add port mysql to ports (containerPort 9000)']);
  assert.deepEqual(titles('httpGet: { path: /readyz, port: https }'), []);
  assert.deepEqual(titles('httpGet: { path: /readyz, port: https, scheme: HTTPS }'), [
    'Add port https to ports (containerPort 8443)',
  ]);
  assert.deepEqual(titles('httpGet: { path: /readyz, port: http, scheme: HTTPS }'), []);
  assert.notDeepEqual(findingsOf(podWith(`image: a\n${ready('tcpSocket: { port: http }')}`)), []);
});

test('a grace period that a probe cannot have becomes the usual one, never longer than the pod’s', () => {
  const { fixes, fixTitles } = fixturesOf('probe-grace-period-invalid');
  const live = (seconds: number): string =>
    `image: a\nreadinessProbe: { grpc: { port: 1 }, timeoutSeconds: 3 }\nlivenessProbe:\n  grpc: { port: 2 }\n  initialDelaySeconds: 30\n  timeoutSeconds: 3\n  terminationGracePeriodSeconds: ${seconds}\n`;
  const set = (seconds: number): string => `Set terminationGracePeriodSeconds to ${seconds}`;
  const remove = 'Remove terminationGracePeriodSeconds from livenessProbe';
  fixes(podWith(live(0)), set(30), podWith(live(30)));
  const ofPod = (seconds: number): string => `terminationGracePeriodSeconds: ${seconds}`;
  fixes(podWith(live(-5), ofPod(10)), set(10), podWith(live(10), ofPod(10)));
  assert.deepEqual(fixTitles(podWith(live(0), ofPod(600))), [set(30), remove]);
  assert.deepEqual(fixTitles(podWith(live(0), ofPod(0))), [remove]);
  const template = podWith(live(0), 'terminationGracePeriodSeconds: {{ .Values.grace }}');
  assert.deepEqual(fixTitles(template, { kind: 'template' }), [remove]);
  const readiness = podWith(
    'image: a\nreadinessProbe: { grpc: { port: 1 }, terminationGracePeriodSeconds: 0 }\n',
  );
  assert.deepEqual(fixTitles(readiness), ['Remove terminationGracePeriodSeconds from readinessProbe']);
});

test('a probe without a handler gets a command where no port is shown, both words to be typed over', () => {
  const { fixes, fixTitles, findingsOf: foundIn } = fixturesOf('probe-handler-missing');
  const timing = '  timeoutSeconds: 3\n  initialDelaySeconds: 5\n';
  const title = 'Add exec: cat /tmp/healthy';
  const remove = 'Remove readinessProbe from web';
  const bare = podWith(`image: a\nreadinessProbe:\n${timing}`);
  fixes(
    bare,
    title,
    podWith(`image: a\nreadinessProbe:\n  exec:\n    command: ["cat", "/tmp/healthy"]\n${timing}`),
  );
  assert.deepEqual(fixTitles(bare), [title, remove]);
  const suggested = (text: string) =>
    foundIn(text).flatMap(({ finding }) => finding.fixes[0]?.edits.flatMap((edit) => edit.suggested ?? []));
  assert.deepEqual(suggested(bare), ['cat', '/tmp/healthy']);
  const port = podWith(`image: a\nports: [{ name: http, containerPort: 80 }]\nreadinessProbe:\n${timing}`);
  assert.deepEqual(fixTitles(port), ['Add httpGet on port http', remove]);
  assert.deepEqual(suggested(port), ['/healthz']);
  for (const image of ['gcr.io/distroless/static', 'cgr.dev/chainguard/nginx', 'scratch'])
    assert.deepEqual(fixTitles(bare.replace('image: a', `image: ${image}`)), [remove], image);
});
