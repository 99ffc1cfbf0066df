import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../../server/core/index.ts';
import { renderMessage } from '../../../server/core/index.ts';
import { newestKnownVersion } from '../../../server/core/kubernetes/version.ts';
import { readDocument } from '../../../server/core/read-document.ts';
import { decode } from '../../../server/core/validation/decode.ts';
import { findings, messagesOf } from '../../support/fixtures.ts';
import { deploymentWith, podWith } from '../../support/manifests.ts';
import { decodeFindings, serverWords } from './decoding.ts';

const decodeRules = {
  rules: [
    'type-mismatch',
    'probe-timing-invalid-number',
    'exec-command-missing',
    'http-get-invalid',
    'probe-port-invalid',
  ],
};

test('every value of the wrong type is drawn under the value', () => {
  findings(
    podWith(`
livenessProbe:
  httpGet:
    path: 8
    #     ^ error type-mismatch 💡
    port: true
    #     ^^^^ error probe-port-invalid
    httpHeaders: { Host: x }
    #            ^^^^^^^^^^^ error http-get-invalid 💡
  periodSeconds: "10"
  #              ^^^^ error probe-timing-invalid-number 💡
  timeoutSeconds: 1.5
  #               ^^^ error probe-timing-invalid-number 💡
readinessProbe:
  exec:
    command: cat /tmp/ready
    #        ^^^^^^^^^^^^^^ error exec-command-missing 💡
startupProbe:
  grpc:
    port: http
    #     ^^^^ error probe-port-invalid
`),
    decodeRules,
  );
});

test('the words are those of the server, all mismatches and not just the first', () => {
  assert.deepEqual(
    serverWords(
      deploymentWith(`
livenessProbe:
  httpGet: /healthz
  periodSeconds: 3000000000
readinessProbe:
  exec: { command: [sleep, 5] }
`),
    ),
    [
      'spec.template.spec.containers[0].livenessProbe.httpGet: json: cannot unmarshal string into Go struct field Probe.spec.template.spec.containers.livenessProbe.ProbeHandler.httpGet of type v1.HTTPGetAction',
      'spec.template.spec.containers[0].livenessProbe.periodSeconds: json: cannot unmarshal number 3000000000 into Go struct field Probe.spec.template.spec.containers.livenessProbe.periodSeconds of type int32',
      'spec.template.spec.containers[0].readinessProbe.exec.command[1]: json: cannot unmarshal number into Go struct field ExecAction.spec.template.spec.containers.readinessProbe.ProbeHandler.exec.command of type string',
    ],
  );
});

test('embedded structs are named from 1.35 on', () => {
  const text = podWith('livenessProbe: { grpc: { port: "9090" } }');
  const path = 'spec.containers[0].livenessProbe.grpc.port';
  const words = (middle: string): string =>
    `${path}: json: cannot unmarshal string into Go struct field GRPCAction.spec.containers.livenessProbe.${middle}grpc.port of type int32`;
  assert.deepEqual(serverWords(text, '1.34'), [words('')]);
  assert.deepEqual(serverWords(text, '1.35'), [words('ProbeHandler.')]);
});

/** The Go type and the JSON kind in the words for one value of a probe's field. */
function refusalOf(field: string, value: string): string | undefined {
  const [found] = serverWords(podWith(`livenessProbe: { exec: { command: [a] }, ${field}: ${value} }`));
  return found && /cannot unmarshal (.*) into .* of type (.*)$/.exec(found)?.slice(1).join(' → ');
}

test('numbers are taken in any notation, as long as they are whole and fit', () => {
  for (const value of ['10', '10.0', '1e1', '0x10', '1_000', '0', '-5', '2147483647', 'null', '']) {
    assert.equal(refusalOf('periodSeconds', value), undefined, value);
  }
  assert.equal(refusalOf('periodSeconds', '2147483648'), 'number 2147483648 → int32');
  assert.equal(refusalOf('periodSeconds', '-2147483649'), 'number -2147483649 → int32');
  assert.equal(refusalOf('periodSeconds', '1.5'), 'number 1.5 → int32');
  assert.equal(refusalOf('periodSeconds', 'yes'), 'bool → int32');
  assert.equal(refusalOf('periodSeconds', '10s'), 'string → int32');
  assert.equal(refusalOf('periodSeconds', '[10]'), 'array → int32');
  assert.equal(refusalOf('periodSeconds', '{}'), 'object → int32');
});

test('a 64-bit field takes what a 32-bit field refuses', () => {
  assert.equal(refusalOf('terminationGracePeriodSeconds', '2147483648'), undefined);
  assert.equal(refusalOf('terminationGracePeriodSeconds', '9223372036854775807'), undefined);
  assert.match(refusalOf('terminationGracePeriodSeconds', '1e30') ?? '', /^number .* → int64$/);
});

test('types that read their JSON themselves speak for themselves', () => {
  const text = `apiVersion: v1
kind: Pod
metadata:
  name: web
  creationTimestamp: yesterday
spec:
  containers:
    - name: web
      image: nginx
      resources:
        requests: { cpu: 0.5, memory: 64Mi }
        limits: { cpu: 1 core, memory: 128Mb }
`;
  const wrongFormat =
    "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
  assert.deepEqual(serverWords(text), [
    'metadata.creationTimestamp: parsing time "yesterday" as "2006-01-02T15:04:05Z07:00": cannot parse',
    `spec.containers[0].resources.limits.cpu: ${wrongFormat}`,
    `spec.containers[0].resources.limits.memory: ${wrongFormat}`,
  ]);
});

test('quantities are read as the server reads them', () => {
  const refused = (quantity: string): boolean =>
    serverWords(podWith(`resources: { limits: { cpu: "${quantity}" } }`)).length > 0;
  for (const fine of ['1', '500m', '.5', '1.', '1e3', '1E', '1Ki', '+2', '-1', ' 1 '])
    assert.ok(!refused(fine), fine);
  for (const wrong of ['', 'm5', '1MB', '1 G', '1kk', '0x10', '1e', '1.2.3', 'one'])
    assert.ok(refused(wrong), wrong);
});

test('null drops a field, and is a zero value in a list', () => {
  assert.deepEqual(
    serverWords(
      podWith(
        'livenessProbe:\n  exec: { command: [null, a] }\n  periodSeconds:\nreadinessProbe: ~\nports: null',
      ),
    ),
    [],
  );
});

test('a value behind an alias is drawn at the alias, with the place where it is written', () => {
  const text = podWith(`
livenessProbe:
  tcpSocket: { port: 80 }
  periodSeconds: &often "5"
  #              ^^^^^^^^^^ error probe-timing-invalid-number
readinessProbe:
  tcpSocket: { port: 80 }
  periodSeconds: *often
  #              ^^^^^^ error probe-timing-invalid-number
`);
  const plain = text.replace(/^ *#.*\n/gm, '');
  const [, aliased] = decodeFindings(plain);
  assert.equal(aliased?.objectPath, 'spec.containers[0].readinessProbe.periodSeconds');
  assert.equal(plain.slice(aliased?.span.start, aliased?.span.end), '*often');
  const [place] = aliased?.related ?? [];
  assert.equal(plain.slice(place?.span.start, place?.span.end), '"5"');
  assert.deepEqual(aliased?.fixes, []);
});

test('what comes through a merge key is drawn at the merge', () => {
  const text = podWith(`
livenessProbe: &probe
  tcpSocket: { port: 80 }
  periodSecond: 5
readinessProbe:
  <<: *probe
`);
  const [own, merged] = decodeFindings(text);
  assert.equal(text.slice(own?.span.start, own?.span.end), 'periodSecond');
  assert.equal(merged?.objectPath, 'spec.containers[0].readinessProbe.periodSecond');
  assert.equal(text.slice(merged?.span.start, merged?.span.end), '*probe');
});

test('a template decides nothing here', () => {
  const text = deploymentWith(`
image: nginx
livenessProbe:
  tcpSocket: { port: {{ .Values.port }} }
  periodSeconds: {{ .Values.period | quote }}
  timeoutSeconds: "{{ .Values.timeout }}"
  failureThreshold: "3"
`);
  findings(
    text.replace(
      'failureThreshold: "3"\n',
      'failureThreshold: "3"\n            #                 ^^^ error probe-timing-invalid-number 💡\n',
    ),
    {
      kind: 'template',
      rules: [...decodeRules.rules, 'unknown-field'],
    },
  );
});

test('the message says what, why and what to do, in both languages', () => {
  const text = podWith('livenessProbe: { exec: { command: [a] }, periodSeconds: 1m30s }');
  const options = { rules: ['probe-timing-invalid-number'] };
  assert.deepEqual(messagesOf(text, options), [
    '`periodSeconds` takes a whole number of seconds, not the text "1m30s". The API server refuses the whole object for it. Durations have no unit here: write `90`.',
  ]);
  assert.deepEqual(messagesOf(text, { ...options, language: 'ko' }), [
    '`periodSeconds` 필드는 초 단위 정수만 받는데 지금 값은 문자열("1m30s")이다. 이 값 하나 때문에 API 서버가 오브젝트 전체를 거절한다. 여기에는 단위를 붙이지 않는다. `90`: 이렇게 쓴다.',
  ]);
});

test('a word that YAML 1.1 reads as true or false is called so', () => {
  const [words] = messagesOf(podWith('livenessProbe: { exec: { command: [a] }, failureThreshold: on }'), {
    rules: ['probe-timing-invalid-number'],
  });
  assert.match(words ?? '', /on, which YAML 1\.1 reads as true/);
});

test('a custom resource is judged inside its probes and hooks only', () => {
  findings(
    `
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: web
          image: nginx
          someFieldOfItsOwn: 1
          stdin: maybe
          livenessProbe:
            tcpSocket: { port: 80 }
            periodSecond: 5
            #^^^^^^^^^^^ error probe-unknown-or-misplaced-field 💡
            timeoutSeconds: "1"
            #               ^^^ error probe-timing-invalid-number 💡
`.replace('            #^^^^^^^^^^^ ', '            ^^^^^^^^^^^^ '),
    { rules: [...decodeRules.rules, 'unknown-field', 'probe-unknown-or-misplaced-field'] },
  );
});

test('a value that is no field has words in both languages', () => {
  const found: Finding[] = [];
  const source = { text: '[]', template: null, problems: [], contentStart: 0, format: 'yaml' } as const;
  const { root } = readDocument(source);
  assert.ok(root);
  decode(root, {
    type: 'Container',
    path: '',
    version: newestKnownVersion,
    item: null,
    scope: 'container',
    report: (finding) => found.push(finding),
  });
  assert.deepEqual(
    found.map(({ message }) => [
      renderMessage(message, 'en').split(' takes')[0],
      renderMessage(message, 'ko').split(' 필드')[0],
    ]),
    [['`the object`', '`오브젝트`']],
  );
});
