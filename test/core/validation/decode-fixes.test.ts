import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingsOf, fixed, fixTitles } from '../../support/fixtures.ts';
import { podWith } from '../../support/manifests.ts';
import { fixturesOf } from '../../support/rule-fixtures.ts';

const rules = [
  'type-mismatch',
  'unknown-field',
  'probe-unknown-or-misplaced-field',
  'probe-timing-invalid-number',
  'exec-command-missing',
  'http-get-invalid',
];

/** Applies the only fix of the only finding and checks that the finding is gone and nothing new has come. */
function becomes(before: string, after: string): void {
  const text = podWith(before);
  const titles = fixTitles(text, { rules });
  assert.equal(titles.length, 1, titles.join(' | '));
  const result = fixed(text, titles[0] ?? '', { rules });
  assert.equal(result, podWith(after));
  assert.deepEqual(findingsOf(result, { rules }), []);
}

const probe = (fields: string): string =>
  `livenessProbe:\n  tcpSocket: { port: 80 }\n${fields.replace(/^/gm, '  ')}`;

test('numbers in quotes, with units and with fractions become whole numbers', () => {
  becomes(probe('periodSeconds: "10" # often'), probe('periodSeconds: 10 # often'));
  becomes(probe("periodSeconds: '10'"), probe('periodSeconds: 10'));
  becomes(probe('periodSeconds: 10s'), probe('periodSeconds: 10'));
  becomes(probe('periodSeconds: 1m'), probe('periodSeconds: 60'));
  becomes(probe('periodSeconds: 500ms'), probe('periodSeconds: 1'));
  becomes(probe('timeoutSeconds: 1.5'), probe('timeoutSeconds: 2'));
});

test('texts get quotes, truth values lose them', () => {
  becomes('env: [{ name: A, value: 5 }]', 'env: [{ name: A, value: "5" }]');
  becomes('env: [{ name: A, value: yes }]', 'env: [{ name: A, value: "yes" }]');
  becomes('stdin: "true"', 'stdin: true');
});

test('no quotes where the text would be refused next', () => {
  const titles = (container: string): readonly string[] => fixTitles(podWith(container), { rules });
  assert.deepEqual(titles('ports: [{ containerPort: 80, protocol: 5 }]'), []);
  assert.deepEqual(titles('ports: [{ containerPort: 80, name: 8080 }]'), []);
  assert.deepEqual(titles('ports: [{ containerPort: 80, name: yes }]'), ['Put it in quotes: "yes"']);
  const header = (name: string): string =>
    `livenessProbe: { httpGet: { port: 80, httpHeaders: [{ name: ${name}, value: x }] } }`;
  assert.deepEqual(titles(header('1.5')), []);
  assert.deepEqual(titles(header('15')), ['Put it in quotes: "15"']);
});

test('a handler does not move beside another one', () => {
  const text = podWith('livenessProbe:\n  httpGet:\n    port: 80\n    grpc: { port: 81 }');
  assert.deepEqual(fixTitles(text, { rules }), []);
});

test('a command line becomes a list, through a shell only where it needs one', () => {
  const exec = (command: string): string => `livenessProbe:\n  exec:\n    command: ${command}`;
  becomes(exec('cat /tmp/ok'), exec('["cat", "/tmp/ok"]'));
  becomes(exec('pg_isready -U "my user" --host=db'), exec('["pg_isready", "-U", "my user", "--host=db"]'));
  becomes(exec('test -f /a && test -f /b'), exec('["/bin/sh", "-c", "test -f /a && test -f /b"]'));
  becomes(exec('echo $HOME'), exec('["/bin/sh", "-c", "echo $HOME"]'));
});

test('a map of headers becomes a list', () => {
  const http = (headers: string): string =>
    `livenessProbe:\n  httpGet:\n    port: 80\n    httpHeaders:${headers}`;
  becomes(
    http('\n      Host: example.com # ours\n      X-Times: 5'),
    http(
      '\n      - name: Host\n        value: example.com # ours\n      - name: X-Times\n        value: "5"',
    ),
  );
  becomes(http(' { Host: a, X-B: c }'), http(' [ {name: Host, value: a}, {name: X-B, value: c} ]'));
});

test('keys are renamed with their quotes', () => {
  becomes(probe('"periodSecond": 5'), probe('"periodSeconds": 5'));
  becomes(probe('interval: 5'), probe('periodSeconds: 5'));
});

test('a timing field moves out of the handler, a handler field into it', () => {
  becomes(
    'livenessProbe:\n  httpGet:\n    path: /\n    timeoutSeconds: 5 # slow\n    port: 80\n  periodSeconds: 10',
    'livenessProbe:\n  httpGet:\n    path: /\n    port: 80\n  timeoutSeconds: 5 # slow\n  periodSeconds: 10',
  );
  becomes(
    'livenessProbe:\n  path: /ready\n  httpGet:\n    port: 80',
    'livenessProbe:\n  httpGet:\n    port: 80\n    path: /ready',
  );
  becomes('livenessProbe:\n  command: [a, b]', 'livenessProbe:\n  exec:\n    command: [a, b]');
  becomes(
    'livenessProbe: { tcpSocket: { port: 80, timeoutSeconds: 5 }, periodSeconds: 10 }',
    'livenessProbe: { tcpSocket: { port: 80 }, timeoutSeconds: 5, periodSeconds: 10 }',
  );
  becomes(
    'livenessProbe: { host: a, tcpSocket: { port: 80 } }',
    'livenessProbe: { tcpSocket: { port: 80, host: a } }',
  );
  becomes('livenessProbe: { port: 80 }', 'livenessProbe: { tcpSocket: {port: 80} }');
});

test('a probe beside the only container moves into it', () => {
  const text = podWith('image: nginx', 'livenessProbe:\n  tcpSocket: { port: 80 }\n');
  assert.equal(
    fixed(text, 'Move livenessProbe into containers[0]', { rules }),
    podWith('image: nginx\nlivenessProbe:\n  tcpSocket: { port: 80 }'),
  );
});

test('nothing is offered for what an alias repeats', () => {
  const text = podWith(`
livenessProbe: &probe
  tcpSocket: { port: 80 }
  periodSeconds: "10"
  timeout: 5
readinessProbe: *probe
`);
  assert.equal(findingsOf(text, { rules }).length, 4);
  assert.deepEqual(fixTitles(text, { rules }), []);
});

test('nothing is offered where the right value is anybody’s guess', () => {
  for (const fields of [
    'periodSeconds: often',
    'periodSeconds: 3000000000',
    'periodSeconds: yes',
    'periodSeconds: [1]',
  ]) {
    assert.deepEqual(fixTitles(podWith(probe(fields)), { rules }), [], fields);
  }
  assert.deepEqual(
    fixTitles(podWith('livenessProbe:\n  exec:\n    command: |\n      cat /tmp/ok'), { rules }),
    [],
  );
});

test('gRPC asks a number: the one of the port that has the name', () => {
  const { fixes, fixTitles } = fixturesOf('probe-port-invalid');
  const ask = (port: string, ports: string): string =>
    podWith(
      `image: a\nports:\n${ports}readinessProbe:\n  grpc:\n    port: ${port} # health\n  timeoutSeconds: 3\n`,
    );
  const declared = '  - { name: grpc, containerPort: 9090 }\n';
  for (const written of ['grpc', '"grpc"'])
    fixes(ask(written, declared), 'Write 9090', ask('9090', declared));
  const none = (ports: string): void =>
    assert.deepEqual(fixTitles(ask('grpc', ports), { kind: 'template' }), []);
  none('  - { name: web, containerPort: 9090 }\n');
  none('  - { name: grpc, containerPort: 90900 }\n');
  none(declared + declared.replace('9090', '9091'));
  none('  - { name: grpc, containerPort: 9090, protocol: UDP }\n');
  none('  - { name: grpc, containerPort: "{{ .Values.port }}" }\n');
  none('  {{- toYaml .Values.ports | nindent 2 }}\n');
});
