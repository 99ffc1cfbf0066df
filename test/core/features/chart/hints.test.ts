import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chartHintsOf } from '../../../../server/core/features/chart/chart-hints.ts';
import { chartViewOf } from '../../../../server/core/features/chart/chart-view.ts';
import { effectiveProbesOf } from '../../../../server/core/features/chart/effective-probes.ts';
import { renderedChartOf } from '../../../../server/core/features/chart/rendered-chart.ts';

/** Draws the hints of a template into it: `{{ .Values.period }}‹10›`. The drawing without them is the template. */
function hints(
  drawn: Readonly<Record<string, string>>,
  values: string,
  shown: (text: string) => { readonly start: number; readonly end: number } = (text) => ({
    start: 0,
    end: text.length,
  }),
): void {
  const texts = Object.entries(drawn).map(([path, text]) => [path, text.replace(/‹.*?›/g, '')] as const);
  const tree = new Map([
    ['Chart.yaml', 'apiVersion: v2\nname: web\nversion: 1.0.0\n'],
    ['values.yaml', values],
    ...texts,
  ]);
  const view = chartViewOf({ tree, folder: '', valuesFiles: [], isComplete: true }, new Map());
  assert.ok(view);
  const probes = effectiveProbesOf(renderedChartOf(view, new Map()));
  for (const [path, text] of texts) {
    const template = view.templates.get(path);
    assert.ok(template);
    const found = chartHintsOf(template, probes, shown(text));
    let result = text;
    for (const { offset, label } of found.toSorted((one, other) => other.offset - one.offset))
      result = `${result.slice(0, offset)}‹${label}›${result.slice(offset)}`;
    assert.equal(result, drawn[path]);
  }
}

const pod = (probes: string): string => `apiVersion: v1
kind: Pod
metadata: { name: {{ .Values.name }} }
spec:
  containers:
    - name: app
${probes.replace(/^(?=.)/gm, '      ')}`;

test('an action tells what it prints into a probe, and no other does', () => {
  hints(
    {
      'templates/a.yaml': pod(`image: {{ .Values.image }}
livenessProbe:
  periodSeconds: {{ .Values.period }}‹10›
  timeoutSeconds: {{ default 3 .Values.timeout }}‹3›
  httpGet:
    path: "/{{ .Values.root }}‹shop›/{{- .Values.page -}}‹live›"
    port: {{ .Values.port | quote }}‹"http"›
`),
    },
    'name: web\nimage: a/b\nperiod: 10\nroot: shop\npage: live\nport: http\n',
  );
});

test('an action that prints several fields, keys or items tells nothing', () => {
  hints(
    {
      'templates/a.yaml': pod(`livenessProbe: {{- toYaml .Values.whole | nindent 8 }}
readinessProbe:
  {{ .Values.key }}: {{ .Values.period }}‹10›
  exec: { command: {{ toJson .Values.command }} }
startupProbe:
  tcpSocket: {{- toYaml .Values.socket | nindent 10 }}
  exec:
    command:
      {{- toYaml .Values.command | nindent 12 }}
`),
    },
    'name: web\nwhole: { periodSeconds: 1, timeoutSeconds: 2 }\nkey: periodSeconds\nperiod: 10\nsocket: { port: 80 }\ncommand: [sh]\n',
  );
});

test('helpers tell it, and the actions that include them', () => {
  hints(
    {
      'templates/_helpers.tpl': '{{ define "port" }}{{ .Values.port }}‹80›{{ end }}',
      'templates/a.yaml': pod('livenessProbe: { tcpSocket: { port: {{ include "port" . }}‹80› } }\n'),
    },
    'name: web\nport: 80\n',
  );
});

test('different renderings stand side by side, as long as they are few', () => {
  const ranged = (hint: string) => ({
    'templates/a.yaml': `{{ range .Values.periods }}---
apiVersion: v1
kind: Pod
metadata: { name: web-{{ . }} }
spec:
  containers:
    - name: app
      livenessProbe:
        periodSeconds: {{ . }}${hint}
{{ end }}`,
  });
  hints(ranged('‹10›'), 'periods: [10, 10]\n');
  hints(ranged('‹10 | 20›'), 'periods: [10, 20]\n');
  hints(ranged(''), 'periods: [10, 20, 30, 40]\n');
});

test('long texts are cut', () => {
  hints(
    {
      'templates/a.yaml': pod(
        'livenessProbe: { exec: { command: [sh, -c, {{ .Values.script | quote }}‹"curl --fail http://localhost:8080/heal…›] } }\n',
      ),
    },
    'name: web\nscript: curl --fail http://localhost:8080/health/live/and/more\n',
  );
});

test('what fails or changes each time tells nothing', () => {
  hints(
    {
      'templates/a.yaml': pod(`livenessProbe:
  periodSeconds: {{ .Values.none.period }}
  timeoutSeconds: {{ randNumeric 1 }}
  failureThreshold: {{ .Values.period }}‹10›
`),
    },
    'name: web\nperiod: 10\n',
  );
});

test('only what is on the screen is told', () => {
  hints(
    { 'templates/a.yaml': pod('livenessProbe:\n  periodSeconds: {{ .Values.period }}\n') },
    'name: web\nperiod: 10\n',
    () => ({ start: 0, end: 20 }),
  );
});
