import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chartCompletionAt } from '../../../../server/core/features/chart/chart-completion.ts';
import { asked, offered } from './asked-chart.ts';

const values = `
image: { repository: team/web, tag: "1.2" }
livenessProbe:
  periodSeconds: 10
  httpGet: { path: /live, port: 8080 }
ports:
  - name: http
    number: 8080
`;
const helpers = '{{ define "web.name" }}web{{ end }}\n{{ define "web.labels" }}app: web{{ end }}\n';

function inTemplate(text: string, more: Readonly<Record<string, string>> = {}): readonly string[] | null {
  return offered({
    'values.yaml': values,
    'templates/_helpers.tpl': helpers,
    'templates/web.yaml': text,
    ...more,
  });
}

test('paths of the values, with the value in force', () => {
  const all = [
    'image: { repository, tag }',
    'livenessProbe: { periodSeconds, httpGet }',
    'ports: [{ name, number }]',
  ];
  assert.deepEqual(inTemplate('a: {{ .Values.<|> }}'), all);
  assert.deepEqual(inTemplate('a: {{ .Values.ima<|> }}'), all);
  assert.deepEqual(inTemplate('a: {{ .Values.image.<|>tag }}'), ['repository: "team/web"', 'tag: "1.2"']);
  assert.deepEqual(inTemplate('a: {{ .Values.image.tag.<|> }}'), []);
  assert.equal(inTemplate('a: {{ .Values.nothing.<|> }}'), null);
});

test('what is typed of the name is replaced, with what follows the cursor', () => {
  const { view, file, offset } = asked({
    'values.yaml': values,
    'templates/a.yaml': '{{ .Values.im<|>age }}',
  });
  const template = view.templates.get(file);
  assert.ok(template);
  assert.deepEqual(chartCompletionAt(view, template, offset)?.span, { start: 11, end: 16 });
});

test('templates that are still being written are answered', () => {
  const liveness = ['periodSeconds: 10', 'httpGet: { path, port }'];
  assert.deepEqual(inTemplate('a: {{ .Values.livenessProbe.<|>'), liveness);
  assert.deepEqual(inTemplate('a: {{ if .Values.livenessProbe.<|>\nb: c\n'), liveness);
  assert.deepEqual(
    inTemplate('{{ if }}\n{{ end }}{{ end }}\na: {{ toYaml (.Values.livenessProbe.<|>'),
    liveness,
  );
  assert.deepEqual(inTemplate('a: {{ with .Values.livenessProbe }}{{ .<|>'), liveness);
});

test('in blocks the dot is what the block is about', () => {
  assert.deepEqual(inTemplate('{{ with .Values.livenessProbe.httpGet }}{{ .<|> }}{{ end }}'), [
    'path: "/live"',
    'port: 8080',
  ]);
  assert.deepEqual(inTemplate('{{ range .Values.ports }}{{ .<|> }}{{ end }}'), [
    'name: "http"',
    'number: 8080',
  ]);
  const tag = ['repository: "team/web"', 'tag: "1.2"'];
  assert.deepEqual(inTemplate('{{ range .Values.ports }}{{ $.Values.image.<|> }}{{ end }}'), tag);
  assert.deepEqual(inTemplate('{{ $image := .Values.image }}{{ $image.<|> }}'), tag);
  assert.deepEqual(inTemplate('{{ range $i, $port := .Values.ports }}{{ $port.<|> }}{{ end }}'), [
    'name: "http"',
    'number: 8080',
  ]);
});

test('all there is under another name is what it always is', () => {
  const tags = ['repository: "team/web"', 'tag: "1.2"'];
  assert.deepEqual(inTemplate('{{ define "x" }}{{ .context.Values.image.<|> }}{{ end }}'), tags);
  assert.deepEqual(
    inTemplate('{{ define "x" }}{{ $all := .root }}{{ $all.Values.image.<|> }}{{ end }}'),
    tags,
  );
  assert.deepEqual(inTemplate('{{ with .context }}{{ .Values.image.<|> }}{{ end }}'), tags);
  assert.equal(inTemplate('{{ define "x" }}{{ .context.<|> }}{{ end }}'), null);
  assert.equal(inTemplate('{{ define "x" }}{{ .context.image.<|> }}{{ end }}'), null);
});

test('nothing is offered where the dot is computed', () => {
  assert.equal(inTemplate('{{ with merge .Values.image .Values.ports }}{{ .<|> }}{{ end }}'), null);
  assert.equal(inTemplate('{{ (dict "a" 1).<|> }}'), null);
  assert.equal(inTemplate('{{ $unknown.<|> }}'), null);
});

test('what Helm itself gives', () => {
  assert.ok(inTemplate('{{ .Release.<|> }}')?.includes('Name: "release-name"'));
  assert.ok(inTemplate('{{ .Chart.<|> }}')?.includes('Version: "1.0.0"'));
  assert.ok(inTemplate('{{ .Capabilities.KubeVersion.<|> }}')?.includes('Version: "v1.37.0"'));
  assert.ok(inTemplate('{{ .Capabilities.APIVersions.<|> }}')?.includes('Has: Has(string)'));
  assert.deepEqual(
    inTemplate('{{ .<|> }}')?.map((item) => item.split(':')[0]),
    ['Chart', 'Files', 'Release', 'Capabilities', 'Values', 'Subcharts'],
  );
});

test('names of templates, also of subcharts', () => {
  const own = ['web.name: templates/_helpers.tpl', 'web.labels: templates/_helpers.tpl'];
  assert.deepEqual(inTemplate('{{ include "<|>" . }}'), own);
  assert.deepEqual(inTemplate('{{ template "web.<|>'), own);
  assert.deepEqual(inTemplate('{{ include "web.<|>name" . | nindent 4 }}'), own);
  assert.deepEqual(
    inTemplate('{{ include "<|>" . }}', {
      'charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 1.0.0\n',
      'charts/db/templates/_db.tpl': '{{ define "db.name" }}{{ end }}',
    }),
    [...own, 'db.name: charts/db/templates/_db.tpl'],
  );
});

test('functions with their signatures', () => {
  for (const text of ['{{ <|> }}', '{{ to<|>', '{{ .Values.image | <|> }}', '{{ if (<|>', '{{- with <|>'])
    assert.ok(inTemplate(text)?.includes('trunc: trunc(int, string)'), text);
  assert.ok(inTemplate('{{ <|> }}')?.includes('default: default(any, …any)'));
});

test('nothing is offered outside of actions, in comments and in texts', () => {
  for (const text of ['<|>', 'a: .Values.<|>', '{{ .Values.image }}.<|>', '{{/* .Values.<|> */}}'])
    assert.equal(inTemplate(text), null, text);
  assert.equal(inTemplate('{{ default ".Values.<|>" }}'), null);
  assert.equal(inTemplate('{{ 1.<|> }}'), null);
});

test('templates of a subchart see its values, as the parent gives them', () => {
  const files = {
    'values.yaml': 'global: { team: a }\ndb: { port: 2 }\n',
    'charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 1.0.0\n',
    'charts/db/values.yaml': 'port: 1\nname: db\n',
    'charts/db/templates/db.yaml': '{{ .Values.<|> }}',
  };
  assert.deepEqual(offered(files)?.toSorted(), ['global: { team }', 'name: "db"', 'port: 2']);
});
