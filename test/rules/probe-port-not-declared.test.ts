import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith, podWith } from '../support/manifests.ts';
import { fixturesOf } from '../support/rule-fixtures.ts';

const { findings, findingsOf, fixes, fixTitles, messagesOf } = fixturesOf('probe-port-not-declared');

const ports = 'image: team/web\nports:\n  - name: http\n    containerPort: 8080\n';
const ask = (port: number | string, more = '') =>
  deploymentWith(`${ports}${more}readinessProbe:\n  httpGet:\n    path: /readyz\n    port: ${port}\n`);

const severitiesOf = (text: string) => findingsOf(text).map(({ finding }) => finding.severity);

test('a number of which nothing else speaks, with every handler', () => {
  findings(
    deploymentWith(`
${ports}startupProbe:
  tcpSocket: { port: 9000 }
                     ^^^^ hint probe-port-not-declared 💡
livenessProbe:
  grpc: { port: 9001 }
                ^^^^ hint probe-port-not-declared 💡
readinessProbe:
  httpGet: { path: /readyz, port: 9002 }
                                  ^^^^ hint probe-port-not-declared 💡
`),
  );
});

test('said once for all probes of the container', () => {
  findings(
    deploymentWith(`
${ports}livenessProbe: { tcpSocket: { port: 9000 } }
                                    ^^^^ hint probe-port-not-declared 💡
readinessProbe: { tcpSocket: { port: 9000 } }
`),
  );
});

test('a slip of the finger is a warning; another last digit and well-known numbers are none', () => {
  for (const port of [808, 880, 8008]) assert.deepEqual(severitiesOf(ask(port)), ['warning'], String(port));
  for (const port of [8081, 9080, 8090, 80, 18080])
    assert.deepEqual(severitiesOf(ask(port)), ['hint'], String(port));
  assert.match(messagesOf(ask(808))[0] ?? '', /^Port 808 is not .* but 8080 is\./);
});

test('a port of another protocol', () => {
  const udp = deploymentWith(
    'image: team/dns\nports: [{ containerPort: 53, protocol: UDP }, { containerPort: 9153 }]\nlivenessProbe: { tcpSocket: { port: 53 } }',
  );
  assert.deepEqual(severitiesOf(udp), ['warning']);
  assert.match(messagesOf(udp)[0] ?? '', /declared for UDP only/);
  const both = udp.replace('{ containerPort: 9153 }', '{ containerPort: 53 }');
  assert.deepEqual(findingsOf(both), []);
});

test('the port of a neighbour', () => {
  const pod = (probe: string) =>
    podWith(`${ports}${probe}: { tcpSocket: { port: 9000 } }`).concat(
      '    - { name: proxy, image: team/proxy, ports: [{ containerPort: 9000 }] }\n',
    );
  assert.deepEqual(severitiesOf(pod('livenessProbe')), ['information']);
  assert.deepEqual(severitiesOf(pod('readinessProbe')), ['hint']);
  assert.match(messagesOf(pod('livenessProbe'))[0] ?? '', /that of container proxy/);
  assert.deepEqual(fixTitles(pod('livenessProbe')), []);
});

test('quiet: declared, spoken of, no ports, the network of the node, another host', () => {
  assert.deepEqual(findingsOf(ask(8080)), []);
  assert.deepEqual(findingsOf(ask('http')), []);
  assert.deepEqual(findingsOf(ask(9000, 'args: ["--health-probe-addr=:9000"]\n')), []);
  assert.deepEqual(findingsOf(ask(9000, 'command: [web, --port, "9000"]\n')), []);
  assert.deepEqual(findingsOf(ask(9000, 'env: [{ name: PORT, value: "9000" }]\n')), []);
  assert.equal(findingsOf(ask(9000, 'args: ["--buffer=90000"]\n')).length, 1);
  assert.deepEqual(findingsOf(deploymentWith('image: a\nlivenessProbe: { tcpSocket: { port: 9000 } }')), []);
  const probe = `${ports}livenessProbe: { tcpSocket: { port: 9000 } }`;
  assert.deepEqual(findingsOf(podWith(probe, 'hostNetwork: true')), []);
  assert.deepEqual(findingsOf(podWith(probe.replace('port: 9000', 'port: 9000, host: web'))), []);
  assert.deepEqual(findingsOf(podWith(probe.replace('image: team/web\n', ''))), []);
  assert.deepEqual(
    findingsOf(ask(9000).replace('/readyz', '/app-health/web/readyz')),
    [],
    'rewritten by a mesh',
  );
});

test('quiet where a template may say more', () => {
  const chart = { kind: 'template' } as const;
  assert.deepEqual(findingsOf(ask(9000, 'args: [{{ .Values.args }}]\n'), chart), []);
  assert.deepEqual(findingsOf(ask(9000).replace('8080', '{{ .Values.port }}'), chart), []);
  assert.deepEqual(findingsOf(ask(9000, '{{- include "env" . | nindent 10 }}\n'), chart), []);
  assert.deepEqual(findingsOf(ask('{{ .Values.port }}'), chart), []);
});

test('fixed: declared, in every way lists are written', () => {
  const title = 'Add containerPort 9000 to ports';
  const added = '  - name: health\n    containerPort: 9000\n';
  fixes(
    ask(9000),
    title,
    ask(9000).replace(
      '            containerPort: 8080\n',
      `            containerPort: 8080\n${added.replace(/^(?=.)/gm, ' '.repeat(10))}`,
    ),
  );
  const flow = (list: string) =>
    deploymentWith(
      `image: team/web\nports: ${list}\nlivenessProbe: { tcpSocket: { port: 9000 }, initialDelaySeconds: 30 }`,
    );
  fixes(
    flow('[{containerPort: 8080}]'),
    title,
    flow('[{containerPort: 8080}, {name: "health", containerPort: 9000}]'),
  );
  fixes(
    flow('\n  - { name: health, containerPort: 8080 } # main'),
    title,
    flow('\n  - { name: health, containerPort: 8080 } # main\n  - { containerPort: 9000 }'),
  );
});

test('fixed: the declared port, when there is one and nothing else would be said', () => {
  fixes(ask(808), 'Use declared port http (8080)', ask('http'));
  assert.deepEqual(fixTitles(ask(808)), ['Use declared port http (8080)', 'Add containerPort 808 to ports']);
  assert.deepEqual(
    fixTitles(ask(9000)),
    ['Use declared port http (8080)', 'Add containerPort 9000 to ports'].reverse(),
  );
  const live = ask(808).replace(/$/, '          livenessProbe: { httpGet: { path: /livez, port: http } }\n');
  assert.deepEqual(fixTitles(live), ['Add containerPort 808 to ports']);
  assert.deepEqual(fixTitles(ask(808).replace('/readyz', '/')), ['Add containerPort 808 to ports']);
  const both = ask(9000).replace(/$/, '          livenessProbe: { httpGet: { path: /livez, port: 9000 } }\n');
  assert.deepEqual(fixTitles(both), ['Add containerPort 9000 to ports']);
  const shouted = ask(808).replace('name: http', 'name: HTTP');
  assert.equal(fixTitles(shouted)[0], 'Set port to 8080');
  const tls = ask(844).replace('name: http', 'name: https').replace('8080', '8443');
  assert.deepEqual(fixTitles(tls), ['Add containerPort 844 to ports']);
});
