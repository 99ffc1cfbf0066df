import assert from 'node:assert/strict';
import { test } from 'node:test';
import { snippets } from '../../../server/core/snippets/snippets.ts';
import { deploymentWith, podWith } from '../../support/manifests.ts';
import { completed as allCompleted, itemsAt, listAt, offered, offeredSnippets } from './completing.ts';

const probes = ['startupProbe', 'livenessProbe', 'readinessProbe'];
const handlers = ['httpGet', 'tcpSocket', 'exec', 'grpc'];
const timing = [
  'initialDelaySeconds',
  'periodSeconds',
  'timeoutSeconds',
  'successThreshold',
  'failureThreshold',
  'terminationGracePeriodSeconds',
];

const inContainer = (container: string): readonly string[] => offered(deploymentWith(container));

/** The container of a Deployment after an item was chosen, its lines moved to the left, behind a line break. */
function completed(container: string, label: string): string {
  const text = allCompleted(deploymentWith(container), label);
  return `\n${text.slice(deploymentWith('').length - 1)}`.replace(/^ {10}/gm, '');
}

test('a container is offered the probes it does not have', () => {
  assert.deepEqual(inContainer('image: team/web\n<|>'), probes);
  assert.deepEqual(inContainer('<|>\nimage: team/web'), probes);
  assert.deepEqual(inContainer('image: team/web\nlive<|>'), probes);
  assert.deepEqual(inContainer('livenessProbe: { tcpSocket: { port: 80 } }\n<|>\nimage: x'), [
    'startupProbe',
    'readinessProbe',
  ]);
  assert.deepEqual(offered(podWith('image: x').replace('- name: web', '- <|>')), probes);
});

test('a preset that would write a key twice is not offered', () => {
  const free = offeredSnippets(deploymentWith('image: x\n<|>'));
  assert.ok(free.includes('probes-spring') && free.includes('probe-liveness-http'), free.join());
  assert.deepEqual(
    offeredSnippets(deploymentWith('livenessProbe: { exec: { command: [a] } }\nlifecycle: {}\n<|>')),
    [
      'probe-readiness-http',
      'probe-readiness-tcp',
      'probe-readiness-exec',
      'probe-readiness-grpc',
      'probe-startup-http',
      'probe-startup-tcp',
      'probe-startup-exec',
      'probe-startup-grpc',
      'probes-elasticsearch',
    ],
  );
});

test('a preset shows what it will write, in both languages', () => {
  const at = (language: 'en' | 'ko'): string => {
    const fixture = deploymentWith('image: x\nports: [{ containerPort: 9090 }]\n<|>');
    const items = itemsAt(fixture, { language });
    return items.find(({ label }) => label === 'probe-liveness-http')?.documentation ?? '';
  };
  const yaml = `

\`\`\`yaml
livenessProbe:
  httpGet:
    path: /livez
    port: 9090
  periodSeconds: 10
  timeoutSeconds: 2
  failureThreshold: 3
\`\`\``;
  assert.ok(at('en').endsWith(`(22–32 s after a hang)${yaml}`), at('en'));
  assert.ok(at('ko').endsWith(`(멈춘 뒤 22–32초)${yaml}`), at('ko'));
});

test('every preset tells the same numbers and names in both languages', () => {
  // What is written alike in both: numbers, paths, names of programs.
  const facts = (text: string): readonly string[] => text.match(/\d+(?!\.)|\/\w+|[A-Z]{4,}/g) ?? [];
  for (const { prefixes, description } of snippets) {
    assert.deepEqual([...facts(description.ko)].sort(), [...facts(description.en)].sort(), prefixes[0]);
  }
});

test('a probe comes with the declared port and with the path that the image answers', () => {
  assert.equal(
    completed(
      'image: grafana/grafana:11\nports:\n  - name: web\n    containerPort: 3000\n<|>',
      'livenessProbe',
    ),
    `
image: grafana/grafana:11
ports:
  - name: web
    containerPort: 3000
livenessProbe:
  httpGet:
    path: /api/health
    port: web
  periodSeconds: 10
  timeoutSeconds: 2
  failureThreshold: 3
`,
  );
});

test('all probes at once, with a port that has no name', () => {
  assert.equal(
    completed('ports: [{ containerPort: 8081 }]\n<|>', 'probes'),
    `
ports: [{ containerPort: 8081 }]
startupProbe:
  httpGet:
    path: /livez
    port: 8081
  periodSeconds: 5
  timeoutSeconds: 2
  failureThreshold: 30
livenessProbe:
  httpGet:
    path: /livez
    port: 8081
  periodSeconds: 10
  timeoutSeconds: 2
  failureThreshold: 3
readinessProbe:
  httpGet:
    path: /readyz
    port: 8081
  periodSeconds: 5
  timeoutSeconds: 2
  failureThreshold: 3
`,
  );
});

test('a plain init container is offered to become a sidecar, an ephemeral one nothing', () => {
  const beside = (list: string, rest: string): readonly string[] => [
    ...offered(podWith('image: x', `${list}:\n  - name: i\n    image: x\n    ${rest}`)),
  ];
  assert.deepEqual(beside('initContainers', '<|>'), ['restartPolicy: Always']);
  assert.deepEqual(offeredSnippets(podWith('image: x', 'initContainers:\n  - name: i\n    <|>')), []);
  assert.deepEqual(beside('initContainers', 'restartPolicy: <|>'), ['Always']);
  assert.deepEqual(beside('initContainers', 'restartPolicy: Always\n    <|>'), probes);
  assert.deepEqual(beside('ephemeralContainers', '<|>'), []);
  const [sidecar] = itemsAt(podWith('image: x', 'initContainers:\n  - name: i\n    <|>'));
  assert.match(sidecar?.documentation ?? '', /starts before the containers/);
});

test('a probe is offered one handler and the fields it does not have', () => {
  assert.deepEqual(inContainer('livenessProbe:\n  <|>'), [...handlers, ...timing]);
  assert.deepEqual(inContainer('startupProbe:\n  exec: { command: [a] }\n  <|>'), timing);
  assert.deepEqual(
    inContainer('readinessProbe:\n  tcpSocket: { port: 80 }\n  <|>\n  periodSeconds: 3'),
    timing.filter((name) => name !== 'periodSeconds' && name !== 'terminationGracePeriodSeconds'),
  );
  const [item] = itemsAt(deploymentWith('livenessProbe:\n  exec: { command: [a] }\n  peri<|>')).filter(
    ({ label }) => label === 'periodSeconds',
  );
  assert.equal(item?.insert, `periodSeconds: ${'${1:10}'}`);
  assert.equal(item?.detail, 'default 10');
  assert.match(item?.documentation ?? '', /Default: `10`/);
});

test('below a key without a value is offered what goes into it, one level in, then what may follow it', () => {
  assert.deepEqual(inContainer('image: x\nlivenessProbe:\n<|>'), [
    ...handlers,
    ...timing,
    'startupProbe',
    'readinessProbe',
  ]);
  assert.deepEqual(inContainer('lifecycle: # hooks\n\npre<|>').slice(0, 2), ['preStop', 'postStart']);
  assert.deepEqual(inContainer('livenessProbe:\n  httpGet:\n  <|>'), [
    'path',
    'port',
    'scheme',
    'httpHeaders',
    'host',
    ...timing,
  ]);
  assert.deepEqual(inContainer('livenessProbe:\n  <|>').slice(0, 4), handlers);
  assert.deepEqual(inContainer('livenessProbe: {}\n<|>'), ['startupProbe', 'readinessProbe']);
  assert.equal(
    completed('ports: [{ containerPort: 80 }]\nlivenessProbe:\n<|>', 'httpGet'),
    `
ports: [{ containerPort: 80 }]
livenessProbe:
  httpGet:
    path: /livez
    port: 80
`,
  );
  assert.equal(
    completed('image: x\nlivenessProbe:\nperi<|>\nstdin: true', 'periodSeconds'),
    `
image: x
livenessProbe:
  periodSeconds: 10
stdin: true
`,
  );
  const sorted = itemsAt(deploymentWith('livenessProbe:\n<|>')).map(({ sortText }) => sortText);
  assert.deepEqual(sorted, [...sorted].sort());
});

test('behind the colon of a key of ours nothing fits; behind other colons it is not for us to say', () => {
  const after = (container: string): unknown => listAt(deploymentWith(container))?.items.length ?? null;
  assert.equal(after('livenessProbe:<|>'), 0);
  assert.equal(after('lifecycle:\n  preStop:<|>'), 0);
  assert.equal(after('livenessProbe:\n  periodSeconds:<|>'), 0);
  assert.equal(after('image:<|>'), null);
  assert.equal(after('image: x:<|>'), null);
  assert.equal(after('env:\n  - name: a\n    value:<|>'), null);
});

test('a port whose name no probe may ask by is asked by its number', () => {
  const container = 'ports: [{ name: HTTP, containerPort: 9000 }]\nlivenessProbe:\n  <|>';
  assert.match(completed(container, 'tcpSocket'), /port: 9000\n$/);
});

test('grpc gets a number, the others a name', () => {
  const container = 'ports: [{ name: grpc, containerPort: 9000 }]\nlivenessProbe:\n  <|>';
  assert.match(completed(container, 'grpc'), /livenessProbe:\n {2}grpc:\n {4}port: 9000\n$/);
  assert.match(completed(container, 'tcpSocket'), /livenessProbe:\n {2}tcpSocket:\n {4}port: grpc\n$/);
});

test('a handler is offered the fields it does not have', () => {
  assert.deepEqual(inContainer('livenessProbe:\n  httpGet:\n    port: 80\n    <|>'), [
    'path',
    'scheme',
    'httpHeaders',
    'host',
  ]);
  assert.deepEqual(inContainer('livenessProbe:\n  grpc:\n    <|>'), ['port', 'service']);
  assert.deepEqual(inContainer('livenessProbe:\n  exec:\n    <|>'), ['command']);
  assert.deepEqual(inContainer('livenessProbe:\n  httpGet:\n    httpHeaders:\n      - <|>'), [
    'name',
    'value',
  ]);
  assert.deepEqual(inContainer('lifecycle:\n  <|>'), ['preStop', 'postStart']);
  assert.deepEqual(inContainer('lifecycle:\n  preStop:\n    <|>'), ['sleep', 'exec', 'httpGet']);
});

test('what a release has only as alpha is not offered', () => {
  const hook = deploymentWith('lifecycle:\n  preStop:\n    <|>');
  assert.deepEqual(offered(hook, { kubernetesVersion: '1.29' }), ['exec', 'httpGet']);
  assert.deepEqual(offered(hook, { kubernetesVersion: '1.30' }), ['sleep', 'exec', 'httpGet']);
});

test('values are offered with what they are', () => {
  const ports =
    'ports:\n  - { name: http, containerPort: 80 }\n  - { name: dns, containerPort: 53, protocol: UDP }\n';
  const details = (container: string): object =>
    itemsAt(deploymentWith(container)).map(({ label, detail }) => [label, detail]);
  assert.deepEqual(details(`${ports}livenessProbe:\n  httpGet:\n    port: <|>`), [
    ['http', 'containerPort 80/TCP'],
    ['80', 'port "http", TCP'],
  ]);
  assert.deepEqual(inContainer(`${ports}livenessProbe:\n  grpc:\n    port: <|>`), ['80']);
  assert.deepEqual(details('livenessProbe:\n  httpGet:\n    scheme: <|>'), [
    ['HTTP', 'the default'],
    ['HTTPS', 'the certificate is not verified'],
  ]);
  assert.deepEqual(
    details('image: quay.io/prometheus/prometheus\nlivenessProbe:\n  httpGet:\n    path: /<|>'),
    [
      ['/-/healthy', 'what this image answers'],
      ...['/livez', '/healthz', '/health', '/actuator/health/liveness', '/q/health/live'].map((path) => [
        path,
        'in common use',
      ]),
    ],
  );
  assert.ok(inContainer('livenessProbe:\n  httpGet:\n    httpHeaders:\n      - name: <|>').includes('Host'));
  assert.deepEqual(details('livenessProbe:\n  periodSeconds: <|>'), [['10', 'default 10']]);
});

test('inside quotes no numbers are offered, and the quotes stay', () => {
  const port = 'ports: [{ name: http, containerPort: 80 }]\nlivenessProbe:\n  httpGet:\n    port: "<|>"';
  assert.deepEqual(inContainer(port), ['http']);
  assert.match(completed(port, 'http'), /port: "http"\n$/);
  assert.ok(inContainer('livenessProbe:\n  httpGet:\n    path: "/<|>').includes('/livez'));
  assert.match(completed('"live<|>": {}', 'livenessProbe'), /^\n"livenessProbe": \{\}\n$/);
});

test('before a colon only the key is written', () => {
  assert.equal(completed('live<|>: {}', 'livenessProbe'), '\nlivenessProbe: {}\n');
  assert.deepEqual(offeredSnippets(deploymentWith('live<|>: {}')), []);
});

test('flow style stays flow style', () => {
  assert.match(
    completed('ports: [{ containerPort: 80 }]\nlivenessProbe: { <|> }', 'httpGet'),
    /livenessProbe: \{ httpGet: \{ path: \/livez, port: 80 \} \}\n$/,
  );
  assert.match(
    completed('livenessProbe: { exec: { command: [a] }, <|> }', 'periodSeconds'),
    /command: \[a\] \}, periodSeconds: 10 \}\n$/,
  );
  assert.deepEqual(inContainer('livenessProbe: { tcpSocket: { port: 80 }, <|>'), timing);
});

test('JSON stays JSON, also while it is half written', () => {
  const json = (container: string): string =>
    `{"apiVersion":"v1","kind":"Pod","metadata":{"name":"x"},"spec":{"containers":[{"name":"x",${container}}]}}`;
  assert.equal(
    allCompleted(json('"livenessProbe": { <|> }'), 'httpGet'),
    json('"livenessProbe": { "httpGet": { "path": "/livez", "port": "http" } }'),
  );
  assert.equal(
    allCompleted(json('"livenessProbe": { "httpGet": { "scheme": <|> } }'), 'HTTPS'),
    json('"livenessProbe": { "httpGet": { "scheme": "HTTPS" } }'),
  );
  assert.deepEqual(offered(json('"<|>"')), probes);
});

test('the indentation is that of the document', () => {
  const four = 'apiVersion: v1\nkind: Pod\nspec:\n    containers:\n        - name: x\n          <|>\n';
  assert.match(
    allCompleted(four, 'livenessProbe'),
    /\n {10}livenessProbe:\n {14}httpGet:\n {18}path: \/livez\n {18}port: http\n {14}periodSeconds: 10\n/,
  );
  const list = (indent: string): string =>
    `apiVersion: v1
kind: Pod
spec:
  containers:
${indent}- name: x
${indent}  readinessProbe:
${indent}    <|>
`;
  assert.match(
    allCompleted(list('  '), 'exec'),
    /\n {6}exec:\n {8}command:\n {8}- cat\n {8}- \/tmp\/healthy\n$/,
  );
  assert.match(
    allCompleted(list('    '), 'exec'),
    /\n {8}exec:\n {10}command:\n {12}- cat\n {12}- \/tmp\/healthy\n$/,
  );
});

test('the line ends are those of the document', () => {
  const windows = (text: string): string => text.replaceAll('\n', '\r\n');
  assert.equal(
    allCompleted(windows(deploymentWith('image: x\n<|>')), 'livenessProbe'),
    windows(allCompleted(deploymentWith('image: x\n<|>'), 'livenessProbe')),
  );
});

test('broken text around the cursor does not matter', () => {
  const all = [...handlers, ...timing];
  assert.deepEqual(inContainer('args: [a, b\nlivenessProbe:\n  <|>'), all);
  assert.deepEqual(inContainer('not a field\nlivenessProbe:\n  <|>'), all);
  assert.deepEqual(inContainer('command: "sh\nlivenessProbe:\n  <|>'), all);
  assert.deepEqual(inContainer('livenessProbe:\n  <|>\nargs: [a'), all);
});

test('templates are offered the same, their actions nothing', () => {
  const inTemplate = (container: string): readonly string[] =>
    offered(deploymentWith(container), { kind: 'template' });
  assert.deepEqual(
    inTemplate('image: {{ .Values.image }}\n{{- if .Values.live }}\nlivenessProbe:\n  <|>\n{{- end }}'),
    [...handlers, ...timing],
  );
  assert.deepEqual(
    inTemplate('image: {{ .Values.image }}\n<|>\n{{- with .Values.more }}\nargs: []\n{{- end }}'),
    probes,
  );
  assert.deepEqual(inTemplate('image: {{ .Values.<|> }}'), []);
});

test('nothing where no probe fits', () => {
  for (const container of [
    'image: x # <|>',
    'image: x\n# <|>',
    'args:\n  - |\n    <|>\nimage: x',
    'image: <|>',
    'livenessProbe: {} <|>',
    'livenessProbe:\n  <|>  httpGet: { port: 80 }',
    'livenessProbe:\n  exec:\n    command:\n      - <|>',
    // A key here would take the lines below it for its own.
    'livenessProbe:\n  httpGet:\n  <|>\n    port: 80',
    // A key here would end the probe in the middle of its lines.
    'livenessProbe:\n  httpGet:\n<|>\n    port: 80',
  ]) {
    assert.deepEqual(itemsAt(deploymentWith(container)), [], container);
  }
});

test('nothing in files of other programs', () => {
  assert.deepEqual(itemsAt('services:\n  web:\n    image: x\n    <|>\n'), []);
  assert.deepEqual(itemsAt('on: push\njobs:\n  build:\n    steps:\n      - name: x\n        <|>\n'), []);
  assert.deepEqual(itemsAt('<|>'), []);
});

test('in a fragment the probes are offered beside another probe, and before there is one', () => {
  const probes = ['startupProbe', 'livenessProbe', 'readinessProbe'];
  const bare = 'name: web\nimage: nginx\n';
  assert.deepEqual(offered(`${bare}<|>`), probes);
  assert.deepEqual(offered(`${bare}rea<|>`), probes);
  assert.deepEqual(offered('- name: web\n  image: nginx\n  <|>'), probes);
  assert.deepEqual(
    offered('- name: a\n  image: a\n  livenessProbe: { grpc: { port: 1 } }\n- name: b\n  image: b\n  <|>'),
    probes,
  );
  assert.deepEqual(offered('containers:\n- name: web\n  image: nginx\n  <|>'), probes);
  assert.deepEqual(offered(`${bare}livenessProbe: { tcpSocket: { port: 80 } }\n<|>`), [
    'startupProbe',
    'readinessProbe',
  ]);
  const timing = ['initialDelaySeconds', 'periodSeconds', 'timeoutSeconds'];
  assert.deepEqual(offered(`${bare}livenessProbe:\n  grpc: { port: 80 }\n  <|>`).slice(0, 3), timing);
});

test('nothing in what only resembles a container', () => {
  assert.deepEqual(offered('name: web\n<|>'), []);
  assert.deepEqual(offered('image: nginx\n<|>'), []);
  assert.deepEqual(offered('name: build\nimage: node\ncommands: [npm test]\n<|>'), []);
  assert.deepEqual(offered('name: web\nimage: { repository: nginx }\n<|>'), []);
  assert.deepEqual(offered('- name: web\n  image: nginx\n  <|>\n- name: other\n'), []);
});
