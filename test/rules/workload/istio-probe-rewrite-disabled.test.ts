import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixturesOf } from '../../support/rule-fixtures.ts';

const { findings, findingsOf, fixes, fixTitles, messagesOf } = fixturesOf('istio-probe-rewrite-disabled');

const off = 'sidecar.istio.io/rewriteAppHTTPProbers: "false"';
const pod = (annotations: string, more = '', probe = 'httpGet: { path: /livez, port: 8080 }'): string =>
  `apiVersion: v1
kind: Pod
metadata:
  name: web
  annotations:
${annotations}
${more}  containers:
    - name: web
      image: team/web
      livenessProbe: { ${probe}, initialDelaySeconds: 30 }
`.replace(/^( {2}(?:containers|hostNetwork):)/m, 'spec:\n$1');

test('rewriting switched off, said once of a pod', () => {
  findings(`
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata:
      labels: { app: web }
      annotations:
        sidecar.istio.io/rewriteAppHTTPProbers: "false"
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning istio-probe-rewrite-disabled 💡
    spec:
      containers:
        - name: helper
          image: team/helper
        - name: web
          image: team/web
          readinessProbe: { grpc: { port: 9090 } }
        - name: cache
          image: team/cache
          readinessProbe: { tcpSocket: { port: 6379 } }
`);
});

test('says what it means for these handlers', () => {
  const annotation = `    ${off}`;
  assert.match(messagesOf(pod(annotation))[0] ?? '', /\(httpGet\)\. .* httpGet and grpc fail/);
  const tcp = pod(annotation, '', 'tcpSocket: { port: 8080 }');
  assert.match(messagesOf(tcp)[0] ?? '', /\(tcpSocket\)\. The proxy accepts every connection/);
  assert.match(messagesOf(tcp, { language: 'ko' })[0] ?? '', /프로브\(tcpSocket\)를 Istio가/);
});

test('quiet', () => {
  const isQuiet = (text: string, kind: 'manifest' | 'template' = 'manifest'): void =>
    assert.deepEqual(findingsOf(text, { kind }), []);
  const isFound = (text: string): void => assert.equal(findingsOf(text).length, 1);
  isFound(pod(`    ${off}`));
  isQuiet(pod(`    ${off.replace('false', 'true')}`));
  isQuiet(pod(`    ${off}`, '', 'exec: { command: [/check] }'));
  isQuiet(pod(`    ${off}\n    sidecar.istio.io/inject: "false"`));
  isQuiet(pod(`    ${off}`, '  labels: { sidecar.istio.io/inject: "false" }\n'));
  isQuiet(pod(`    ${off}`, '  labels: { istio.io/dataplane-mode: ambient }\n'));
  isQuiet(pod(`    ${off}`, '  hostNetwork: true\n'));
  isQuiet(pod(`    ${off}\n    traffic.sidecar.istio.io/excludeInboundPorts: "15020, 8080"`));
  isFound(pod(`    ${off}\n    traffic.sidecar.istio.io/excludeInboundPorts: "15020"`));
  isQuiet(pod(`    ${off}\n    traffic.sidecar.istio.io/includeInboundPorts: "80"`));
  isFound(pod(`    ${off}\n    traffic.sidecar.istio.io/includeInboundPorts: "*"`));
  isQuiet(pod(`    ${off}\n    {{- toYaml .Values.annotations | nindent 4 }}`), 'template');
  isQuiet(pod(`    ${off}`, '  labels: {{ .Values.labels }}\n'), 'template');
  isQuiet(pod(`    ${off}`, '  hostNetwork: {{ .Values.host }}\n'), 'template');
});

test('fixed: the annotation removed, alone and among others, or set', () => {
  const title = 'Remove sidecar.istio.io/rewriteAppHTTPProbers from annotations';
  fixes(pod(`    team: a\n    ${off} # why`), title, pod('    team: a'));
  fixes(pod(`    ${off}`), title, pod('').replace('annotations:\n', 'annotations: {}'));
  fixes(
    pod(`    ${off}`),
    'Set sidecar.istio.io/rewriteAppHTTPProbers to "true"',
    pod(`    ${off.replace('false', 'true')}`),
  );
  const aliased = pod('    team: a').replace('annotations:', 'annotations: &a').replace('team: a', off);
  assert.deepEqual(fixTitles(`${aliased}---\n`).length, 2, 'an anchor that nobody refers to is no obstacle');
});
