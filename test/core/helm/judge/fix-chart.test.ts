import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixChart } from '../../../../server/core/helm/judge/fix-chart.ts';
import type { RenderRequest } from '../../../../server/core/helm/rendering.ts';
import { newestKnownVersion } from '../../../../server/core/index.ts';
import { type ChartFiles, chartRequest } from '../../../support/drawn-chart.ts';

const context = { kubernetesVersion: newestKnownVersion, profile: 'minimal' as const };

/** What the safe fixes change, by file. */
function fixed(
  files: ChartFiles,
  {
    more = {},
    isEditable = () => true,
  }: { more?: Partial<RenderRequest>; isEditable?: (file: string) => boolean } = {},
) {
  const { texts, fixes } = fixChart(chartRequest(files, more), context, isEditable);
  return { texts: Object.fromEntries(texts), fixes: Object.fromEntries(fixes) };
}

function pod(scheme: string, more = ''): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: app
      image: team/web
      livenessProbe: { httpGet: { port: 8080, scheme: ${scheme} } }
${more}`;
}

const nothing = { texts: {}, fixes: {} };

test('a value is fixed in the values, and comments stay', () => {
  const files = {
    'values.yaml': 'scheme: http # plain\n',
    'templates/a.yaml': pod('{{ .Values.scheme }}'),
  };
  assert.deepEqual(fixed(files), {
    texts: { 'values.yaml': 'scheme: HTTP # plain\n' },
    fixes: { 'values.yaml': { 'http-get-invalid': 1 } },
  });
  assert.deepEqual(fixed(files, { isEditable: () => false }), nothing);
});

test('a values file that is given is fixed, not the default that it hides; quotes stay', () => {
  const files = { 'values.yaml': 'scheme: HTTP\n', 'templates/a.yaml': pod('{{ .Values.scheme }}') };
  const more = { valuesFiles: [{ path: 'ci.yaml', text: 'scheme: "http"\n' }] };
  assert.deepEqual(fixed(files, { more }).texts, { 'ci.yaml': 'scheme: "HTTP"\n' });
  const folded = { valuesFiles: [{ path: 'ci.yaml', text: 'scheme: >-\n  http\n' }] };
  assert.deepEqual(fixed(files, { more: folded }).texts, { 'ci.yaml': 'scheme: HTTP\n' });
});

test('a port is taken out of its quotes where toYaml prints it, and where the template quotes it', () => {
  const probe = (value: string): string =>
    pod('HTTP').replace(/livenessProbe: .*/, `readinessProbe: ${value}`);
  const block = {
    'values.yaml': 'probe: { tcpSocket: { port: "8080" } }\n',
    'templates/a.yaml': probe('{{ toYaml .Values.probe | nindent 8 }}'),
  };
  assert.deepEqual(fixed(block).texts, { 'values.yaml': 'probe: { tcpSocket: { port: 8080 } }\n' });
  const quoted = {
    'values.yaml': 'port: 8080\n',
    'templates/a.yaml': probe('{ tcpSocket: { port: {{ .Values.port | quote }} } }'),
  };
  assert.deepEqual(fixed(quoted).texts, {
    'templates/a.yaml': probe('{ tcpSocket: { port: {{ .Values.port }} } }'),
  });
  const joined = probe('{ tcpSocket: { port: {{ printf "%v" .Values.port | trim | toYaml }} } }');
  assert.deepEqual(fixed({ ...quoted, 'templates/a.yaml': joined }), nothing);
});

test('text of a template is fixed in the template, of a helper once for all', () => {
  assert.deepEqual(fixed({ 'templates/a.yaml': pod('http') }).texts, { 'templates/a.yaml': pod('HTTP') });
  const helper = (scheme: string): string =>
    `{{- define "get" }}\nport: 8080\nscheme: ${scheme}\n{{- end }}\n`;
  const probe = `apiVersion: v1
kind: Pod
metadata: { name: NAME }
spec:
  containers:
    - name: app
      image: team/web
      livenessProbe:
        httpGet: {{- include "get" . | nindent 10 }}
`;
  const files = {
    'templates/a.yaml': probe.replace('NAME', 'a'),
    'templates/b.yaml': probe.replace('NAME', 'b'),
  };
  assert.deepEqual(fixed({ ...files, 'templates/_h.tpl': helper('http') }), {
    texts: { 'templates/_h.tpl': helper('HTTP') },
    fixes: { 'templates/_h.tpl': { 'http-get-invalid': 1 } },
  });
});

test('what is computed is left alone', () => {
  const files = { 'values.yaml': 'scheme: HTTP\n', 'templates/a.yaml': pod('{{ lower .Values.scheme }}') };
  assert.deepEqual(fixed(files), nothing);
});

test('a fix that breaks something else in the chart is taken back', () => {
  const port = '{{ eq .Values.scheme "http" | ternary 8080 99999 }}';
  const files = {
    'values.yaml': 'scheme: http\n',
    'templates/a.yaml': pod(
      '{{ .Values.scheme }}',
      `      readinessProbe: { tcpSocket: { port: ${port} } }\n`,
    ),
  };
  assert.deepEqual(fixed(files), nothing);
});

test('a wrong indentation is put right, whatever is found in the file then', () => {
  const probe = (columns: number): string => `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: app
      image: team/web
      readinessProbe: {{- toYaml .Values.probe | nindent ${columns} }}
`;
  const files = (columns: number, scheme: string): ChartFiles => ({
    'values.yaml': `probe: { httpGet: { port: 99999, scheme: ${scheme} } }\n`,
    'templates/a.yaml': probe(columns),
  });
  assert.deepEqual(fixed(files(4, 'http')), {
    texts: {
      'templates/a.yaml': probe(8),
      'values.yaml': 'probe: { httpGet: { port: 99999, scheme: HTTP } }\n',
    },
    fixes: {
      'templates/a.yaml': { 'helm-probe-wrong-indentation': 1 },
      'values.yaml': { 'http-get-invalid': 1 },
    },
  });
});

test('a null takes away what another values file has besides', () => {
  const template = pod('HTTP').replace(
    /livenessProbe: .*/,
    'readinessProbe: {{- toYaml .Values.probe | nindent 8 }}',
  );
  const files = {
    'values.yaml':
      'probe:\n  tcpSocket: { port: 80 }\n  terminationGracePeriodSeconds: 5\n  periodSeconds: 7\n',
    'templates/a.yaml': template,
  };
  const found = fixed(files).texts;
  assert.equal(found['values.yaml'], 'probe:\n  tcpSocket: { port: 80 }\n  periodSeconds: 7\n');
  const given = 'probe:\n  # Fast.\n  terminationGracePeriodSeconds: 3 # seconds\n';
  assert.deepEqual(fixed(files, { more: { valuesFiles: [{ path: 'ci.yaml', text: given }] } }).texts, {
    'ci.yaml': 'probe:\n  # Fast.\n  terminationGracePeriodSeconds: null # seconds\n',
  });
});
