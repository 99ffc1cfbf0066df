import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { judgeChart } from '../../../../server/core/helm/judge/judge-chart.ts';
import { renderChart, renderInSteps } from '../../../../server/core/helm/render.ts';
import type { Rendering, RenderRequest } from '../../../../server/core/helm/rendering.ts';
import { newestKnownVersion } from '../../../../server/core/index.ts';
import { applyEdits } from '../../../../server/core/text/edit.ts';
import { type ChartFiles, chartRequest, filesOf } from '../../../support/drawn-chart.ts';

const shopFolder = fileURLToPath(new URL('../../../../examples/shop/', import.meta.url));
const shop: ChartFiles = Object.fromEntries(
  readdirSync(shopFolder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:yaml|tpl|txt)$/.test(name))
    .map((name) => [name.replaceAll('\\', '/'), readFileSync(shopFolder + name, 'utf8')]),
);

/** All that one template may get from another place: helpers, values, files, subcharts, other templates' changes. */
const tangled = drawnFiles(`
== Chart.yaml
apiVersion: v2
name: web
version: 1.0.0
dependencies:
  - name: cache
    condition: cache.enabled
== values.yaml
global:
  team: blue
  probes: { path: /ready, period: 7 }
cache: { enabled: true, port: 11 }
name: "{{ .Release.Name }}-web"
probe:
  httpGet: { path: /live, port: 80 }
  periodSeconds: 10
  timeoutSeconds: 12
ports: [80, 443]
extra:
  - name: one
    sizes: { b: 1, a: 2 }
off: false
== notes.txt
hello
== templates/_helpers.tpl
{{- define "web.name" -}}{{ tpl .Values.name . }}{{- end -}}
{{- define "web.labels" -}}
app: {{ include "web.name" . }}
team: {{ .Values.global.team | quote }}
{{- end -}}
{{- define "web.extra" -}}{{- range .Values.extra }}{{ .name }}: {{ toJson .sizes }}{{ end }}{{- end -}}
== templates/a-pod.yaml
apiVersion: v1
kind: Pod
metadata:
  name: {{ include "web.name" . }}
  labels: {{- include "web.labels" . | nindent 4 }}
spec:
  containers:
    - name: web
      image: web:1.0.0
      livenessProbe: {{- toYaml .Values.probe | nindent 8 }}
      readinessProbe:
        httpGet: { path: {{ .Values.global.probes.path }}, port: {{ index .Values.ports 0 }} }
        periodSeconds: {{ .Values.missing | default 0 | default .Values.probe.periodSeconds }}
== templates/b-map.yaml
kind: ConfigMap
metadata: { name: b }
data:
  {{- range $key, $value := .Values.global }}
  {{ $key }}: {{ $value | toJson | quote }}
  {{- end }}
  text: {{ .Files.Get "notes.txt" | quote }}
  extra: {{ include "web.extra" . | quote }}
  self: {{ .Template.Name }}
== templates/c-fails.yaml
{{ if .Values.off }}{{ required "a name" .Values.off.name }}{{ end }}
kind: ConfigMap
metadata: { name: {{ .Values.probe.httpGet.path.deep }} }
size: {{ len .Values.extra }}
== templates/d-other.yaml
{{- if hasKey .Values.probe "periodSeconds" }}
kind: ConfigMap
metadata: { name: d, version: {{ .Chart.Version }} }
{{- end }}
{{ with .Values.extra }}{{ (first .).name }}{{ end }}
== charts/cache/Chart.yaml
apiVersion: v2
name: cache
version: 1.0.0
== charts/cache/values.yaml
port: 1
global: { team: red }
== charts/cache/templates/pod.yaml
apiVersion: v1
kind: Pod
metadata: { name: cache }
spec:
  containers:
    - name: cache
      image: cache:1.0.0
      readinessProbe: { tcpSocket: { port: {{ .Values.port }} }, periodSeconds: {{ .Values.global.probes.period }} }
`);

/** A template that changes what the ones behind it see. */
const changing: ChartFiles = {
  ...tangled,
  'templates/e-change.yaml':
    '{{- $_ := set .Values "off" (dict "name" .Values.name) }}{{ $_ := set .Values.probe "x" 1 }}\n',
};

/** Templates that put single values where those behind them read them; Helm renders from the end of the alphabet. */
const writing: ChartFiles = {
  ...tangled,
  'templates/e-write.yaml':
    '{{- $_ := set .Values.global "team" (printf "%s-%s" .Values.name .Values.global.team) }}{{ set .Values "added" 3 | len }}\n',
  'templates/ca-write.yaml':
    '{{- if .Values.cache.enabled }}{{ $_ := set .Values.probe "periodSeconds" (first .Values.extra).name }}{{ end }}{{ .Values.added }}\n',
  'templates/aa-read.yaml':
    'kind: ConfigMap\nmetadata: { name: {{ .Values.added }} }\nteam: {{ .Values.global.team }}\nall: {{ keys .Values | sortAlpha | join "," }}\n',
};

function drawnFiles(drawing: string): ChartFiles {
  return Object.fromEntries(filesOf(drawing.trimStart()));
}

const edit = fc.record({
  file: fc.nat(),
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.constant(0), fc.constant(1), fc.nat(9)),
  newText: fc.constantFrom(
    '',
    '7',
    ' ',
    '\n',
    'x',
    '# more\n',
    '{{',
    '}}',
    ': ',
    'off: true\n',
    '{{ .Values.name }}',
  ),
});

type Edit = typeof edit extends fc.Arbitrary<infer Kind> ? Kind : never;

/** Another value where one stands, or any change of a text. */
const change = fc.oneof(
  edit.map((one) => (files: ChartFiles) => edited(files, one)),
  fc.record({ from: edit.map(({ from }) => from), by: fc.constantFrom('5', 'z') }).map(
    ({ from, by }) =>
      (files: ChartFiles) =>
        withOtherValue(files, from, by),
  ),
);

function withOtherValue(files: ChartFiles, from: number, by: string): ChartFiles {
  const text = String(files['values.yaml']);
  const start = Math.floor(from * text.length);
  const found = /[a-z0-9](?=[ ,}\]\n])/.exec(text.slice(start));
  const at = start + (found?.index ?? 0);
  return {
    ...files,
    'values.yaml': applyEdits(text, [{ span: { start: at, end: at + 1 }, newText: by }]),
  };
}

function edited(files: ChartFiles, { file, from, length, newText }: Edit): ChartFiles {
  const names = Object.keys(files);
  const name = names[file % names.length] ?? '';
  const text = String(files[name]);
  const start = Math.floor(from * text.length);
  const end = Math.min(text.length, start + length);
  return { ...files, [name]: applyEdits(text, [{ span: { start, end }, newText }]) };
}

const asEditor: Partial<RenderRequest> = { isLint: true, checksAsTemplate: false };
const context = { kubernetesVersion: newestKnownVersion, profile: 'strict' as const };

/** Everything of a rendering, and what is found in it where. */
function told(rendering: Rendering, request: RenderRequest): unknown {
  const { findings } = judgeChart(rendering, request, context);
  return { ...rendering, files: [...rendering.files], findings };
}

for (const [name, chart] of Object.entries({ shop, tangled, changing, writing }))
  test(`what is rendered while ${name} is edited is what would be rendered afresh`, () => {
    const property = fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
      const kept = { ...asEditor, parsed: new Map() };
      let files = chart;
      renderChart(chartRequest(files, kept));
      for (const changed of changes) {
        files = changed(files);
        const request = chartRequest(files, kept);
        const afresh = chartRequest(files, asEditor);
        assert.deepEqual(told(renderChart(request), request), told(renderChart(afresh), afresh));
      }
    });
    fc.assert(property, { numRuns: 15 });
  });

/** The files of a chart that are the same object as before, and so have not been rendered. */
function left(before: ChartFiles, after: ChartFiles): readonly string[] {
  const kept = { ...asEditor, parsed: new Map() };
  const one = renderChart(chartRequest(before, kept)).files;
  const other = renderChart(chartRequest(after, kept)).files;
  return [...one].filter(([name, file]) => other.get(name) === file).map(([name]) => name);
}

const replaced = (files: ChartFiles, name: string, one: string, other: string): ChartFiles => ({
  ...files,
  [name]: String(files[name]).replace(one, other),
});

test('only what a key in a template changes is rendered again', () => {
  assert.deepEqual(left(tangled, replaced(tangled, 'templates/d-other.yaml', 'name: d', 'name: e')), [
    'web/charts/cache/templates/pod.yaml',
    'web/templates/c-fails.yaml',
    'web/templates/b-map.yaml',
    'web/templates/a-pod.yaml',
  ]);
});

test('who writes for others is not rendered again, and of those behind it who reads what it writes otherwise', () => {
  const all = left(writing, replaced(writing, 'templates/d-other.yaml', 'name: d', 'name: e'));
  assert.deepEqual(all, [
    'web/charts/cache/templates/pod.yaml',
    'web/templates/e-write.yaml',
    'web/templates/ca-write.yaml',
    'web/templates/c-fails.yaml',
    'web/templates/b-map.yaml',
    'web/templates/aa-read.yaml',
    'web/templates/a-pod.yaml',
  ]);
  const other = left(writing, replaced(writing, 'templates/e-write.yaml', '%s-%s', '%s:%s'));
  assert.deepEqual(other, [
    'web/charts/cache/templates/pod.yaml',
    'web/templates/d-other.yaml',
    'web/templates/c-fails.yaml',
  ]);
});

test('who includes a helper is rendered with it', () => {
  assert.deepEqual(
    left(tangled, replaced(tangled, 'templates/_helpers.tpl', 'web.extra" -}}', 'web.extra" -}} ')),
    ['web/charts/cache/templates/pod.yaml', 'web/templates/d-other.yaml', 'web/templates/c-fails.yaml'],
  );
});

test('a value of the same length changes only who has read it', () => {
  assert.deepEqual(left(tangled, replaced(tangled, 'values.yaml', 'path: /live', 'path: /lief')), [
    'web/charts/cache/templates/pod.yaml',
    'web/templates/d-other.yaml',
    'web/templates/b-map.yaml',
  ]);
});

test('values that stand elsewhere now are told from there', () => {
  const kept = { ...asEditor, parsed: new Map() };
  renderChart(chartRequest(tangled, kept));
  const moved = replaced(tangled, 'values.yaml', 'global:', '# a comment\nglobal:');
  const { files } = renderChart(chartRequest(moved, kept));
  const output = files.get('web/charts/cache/templates/pod.yaml')?.output;
  const at = output?.text.indexOf('periodSeconds: 7') ?? -1;
  const mark = output?.marks.find(({ start }) => start === at + 'periodSeconds: '.length);
  assert.equal(mark?.origin.from, 'printed');
  const origin = mark?.origin.from === 'printed' ? mark.origin.of : null;
  assert.equal(origin?.from, 'values');
  if (origin?.from === 'values')
    assert.equal(String(moved['values.yaml']).slice(origin.span.start, origin.span.end), '7');
});

test('a rendering that nobody waits for any more costs the next one nothing', () => {
  const kept = { ...asEditor, parsed: new Map() };
  const before = renderChart(chartRequest(tangled, kept)).files;
  const other = replaced(tangled, 'values.yaml', 'team: blue', 'team: green');
  renderInSteps(chartRequest(other, kept)).next();
  const again = renderChart(chartRequest(tangled, kept)).files;
  assert.deepEqual(
    [...again].filter(([name, file]) => before.get(name) !== file),
    [],
  );
});
