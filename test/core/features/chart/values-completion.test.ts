import assert from 'node:assert/strict';
import { test } from 'node:test';
import { valuesCompletionAt } from '../../../../server/core/features/chart/values-completion.ts';
import { newestKnownVersion } from '../../../../server/core/index.ts';
import { asked } from './asked-chart.ts';

const template = `{{- with .Values.image }}
image: {{ .repository }}:{{ .tag }}
{{- end }}
{{- if .Values.livenessProbe.enabled }}
livenessProbe: {{- toYaml (omit .Values.livenessProbe "enabled") | nindent 2 }}
{{- end }}
{{- range .Values.ports }}
- {{ .number }}
{{- end }}
readinessProbe:
  periodSeconds: {{ .Values.readiness.period }}
name: {{ .Release.Name }}
`;

/** What is offered in a values file, each with its detail; null where that is nothing. */
function completed(files: Readonly<Record<string, string>>, applied: readonly string[] = []) {
  const { view, file, offset } = asked({ 'templates/a.yaml': template, ...files }, applied);
  const context = { kubernetesVersion: newestKnownVersion };
  return valuesCompletionAt({ view, file, offset, context, language: 'en' });
}

const offered = (files: Readonly<Record<string, string>>, applied?: readonly string[]) =>
  completed(files, applied)?.items.map(({ label, detail }) => `${label} ${detail ?? ''}`.trim()) ?? null;

test('keys that templates read and that are not there yet', () => {
  assert.deepEqual(offered({ 'values.yaml': 'image: {}\n<|>\n' }), [
    'livenessProbe templates/a.yaml:4',
    'ports templates/a.yaml:7',
    'readiness templates/a.yaml:11',
  ]);
  assert.deepEqual(offered({ 'values.yaml': 'image:\n  tag: "1"\n  re<|>\n' }), [
    'repository templates/a.yaml:2',
  ]);
  assert.deepEqual(offered({ 'values.yaml': 'readiness:\n  <|>\n' }), ['period templates/a.yaml:11']);
  assert.deepEqual(offered({ 'values.yaml': 'ports:\n  - <|>\n' }), ['number templates/a.yaml:8']);
  assert.equal(offered({ 'values.yaml': 'readiness:\n  period: 3\n  <|>\n' }), null);
  assert.equal(offered({ 'values.yaml': 'other:\n  <|>\n' }), null);
});

test('what is offered is written so that typing goes on', () => {
  const inserted = (text: string): readonly string[] =>
    completed({ 'values.yaml': text })?.items.map(({ insert }) => insert) ?? [];
  assert.deepEqual(inserted('readiness:\n  <|>\n'), ['period: ']);
  assert.deepEqual(inserted('livenessProbe: {}\nports: []\nimage: {}\nre<|>\n'), ['readiness:']);
  assert.deepEqual(inserted('readiness:\n  <|>period: 3\n'), ['period']);
});

test('below a probe that is taken as a whole its fields, too', () => {
  const below = offered({ 'values.yaml': 'livenessProbe:\n  periodSeconds: 5\n  <|>\n' });
  assert.ok(below);
  assert.equal(below[0], 'enabled templates/a.yaml:4');
  assert.ok(
    below.includes('httpGet required') || below.some((item) => item.startsWith('httpGet')),
    String(below),
  );
  assert.ok(below.some((item) => item.startsWith('timeoutSeconds')));
  assert.ok(!below.some((item) => item.startsWith('periodSeconds')));
  const handler = offered({ 'values.yaml': 'livenessProbe:\n  httpGet:\n    <|>\n' });
  assert.ok(
    handler?.some((item) => item.startsWith('scheme')),
    String(handler),
  );
});

test('where a template reads single values of a probe no others are offered', () => {
  const single = 'a: {{ .Values.startupProbe.period }}\n';
  assert.deepEqual(offered({ 'templates/a.yaml': single, 'values.yaml': 'startupProbe:\n  <|>\n' }), [
    'period templates/a.yaml:1',
  ]);
});

test('a values file is offered what the values in force have', () => {
  const files = {
    'values.yaml': 'readiness: { period: 7 }\nlivenessProbe: { enabled: true, periodSeconds: 5 }\n',
    'values-staging.yaml': 'readiness:\n  <|>\n',
  };
  assert.deepEqual(offered(files, ['values-staging.yaml']), ['period 7']);
  const root = { ...files, 'values-staging.yaml': 'readiness: {}\nliv<|>\n' };
  assert.equal(offered(root, ['values-staging.yaml'])?.[0], 'livenessProbe { enabled, periodSeconds }');
});

test('values of subcharts, from the parent and from their own file', () => {
  const files = {
    'charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 1.0.0\n',
    'charts/db/templates/b.yaml': 'a: {{ .Values.port }}{{ .Values.global.team }}\n',
  };
  assert.deepEqual(offered({ ...files, 'values.yaml': 'db:\n  <|>\n' }), [
    'port charts/db/templates/b.yaml:1',
  ]);
  assert.deepEqual(offered({ ...files, 'values.yaml': 'global:\n  <|>\n' }), [
    'team charts/db/templates/b.yaml:1',
  ]);
  const own = offered({ ...files, 'values.yaml': '', 'charts/db/values.yaml': 'x: 1\n<|>\n' });
  assert.ok(own?.includes('port charts/db/templates/b.yaml:1'), String(own));
  assert.ok(!own?.some((item) => item.startsWith('image')), String(own));
});

test('nothing is offered for values, in comments and in other files', () => {
  assert.equal(offered({ 'values.yaml': 'image: <|>\n' }), null);
  assert.equal(offered({ 'values.yaml': '# <|>\n' }), null);
});
