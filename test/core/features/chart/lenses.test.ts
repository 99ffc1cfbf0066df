import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chartLensesOf } from '../../../../server/core/features/chart/chart-lenses.ts';
import { type Language, renderMessage } from '../../../../server/core/index.ts';
import { dumpedProbe as dumped, pod } from '../../../support/chart-workloads.ts';
import type { ChartFiles } from '../../../support/drawn-chart.ts';
import { judgedChart } from '../../../support/rendered-chart.ts';

/*
 * A file of a chart as an editor shows it: lenses stand above the lines, behind `⌁`.
 */

function shown(files: ChartFiles, file: string, language: Language = 'en'): string {
  const text = String(files[file]);
  const lenses = chartLensesOf(judgedChart(files), file).map(({ span, title }) => ({
    line: text.slice(0, span.start).split('\n').length - 1,
    title: renderMessage(title, language),
  }));
  return text
    .split('\n')
    .flatMap((line, index) => [
      ...lenses
        .filter((lens) => lens.line === index)
        .map(({ title }) => `${/^ */.exec(line)?.[0] ?? ''}⌁ ${title}`),
      line,
    ])
    .join('\n');
}

/** The picture is the text with its lenses; the text without them is what is asked about. */
function expectLenses(drawing: string, others: ChartFiles = {}, language: Language = 'en'): void {
  const [, file = '', picture = ''] = /^\n?== (\S+)\n(.*)$/s.exec(drawing) ?? [];
  const text = picture
    .split('\n')
    .filter((line) => !/^ *⌁ /.test(line))
    .join('\n');
  assert.equal(shown({ ...others, [file]: text }, file, language), picture);
}

const values = `livenessProbe:
  periodSeconds: 5
  tcpSocket: { port: 8080 }
`;

test('above a probe of a template stands what the rendered probe does', () => {
  expectLenses(
    `
== templates/web.yaml
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    ⌁ Ready in 0–5 s if it boots at once · killed 41–47 s after a hang
    - name: app
      image: team/web
      ⌁ kills 11–16 s after a hang, + up to 30 s grace
      livenessProbe: {{- toYaml .Values.livenessProbe | nindent 8 }}
      ⌁ out of Service after 0–6 s, back after 0–5 s
      readinessProbe:
        {{- with .Values.livenessProbe }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
        failureThreshold: 1
`,
    { 'values.yaml': values },
  );
});

test('above the action where that writes the key, in each file on the way', () => {
  const files = {
    'values.yaml': 'probes:\n  livenessProbe:\n    periodSeconds: 5\n    tcpSocket: { port: 8080 }\n',
    'templates/a.yaml': pod('web', '      {{- include "probes" . | nindent 6 }}\n'),
    'templates/_helpers.tpl': '{{- define "probes" -}}\n{{- toYaml .Values.probes }}\n{{- end }}\n',
  };
  expectLenses(
    `
== templates/a.yaml
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    ⌁ killed 41–47 s after a hang
    - name: app
      image: team/web
      ⌁ kills 11–16 s after a hang, + up to 30 s grace
      {{- include "probes" . | nindent 6 }}
`,
    files,
  );
  expectLenses(
    `
== templates/_helpers.tpl
{{- define "probes" -}}
⌁ kills 11–16 s after a hang, + up to 30 s grace
{{- toYaml .Values.probes }}
{{- end }}
`,
    files,
  );
  expectLenses(
    `
== values.yaml
probes:
  ⌁ kills 11–16 s after a hang, + up to 30 s grace
  livenessProbe:
    periodSeconds: 5
    tcpSocket: { port: 8080 }
`,
    files,
  );
});

test('above the values stands what they make the probe do, and in how many workloads', () => {
  const drawing = (lens: string): string => `
== values.yaml
⌁ ${lens}
livenessProbe:
  periodSeconds: 5
  tcpSocket: { port: 8080 }
`;
  const templates = (...texts: readonly string[]): ChartFiles =>
    Object.fromEntries(texts.map((text, index) => [`templates/${index}.yaml`, text]));
  const kills = 'kills 11–16 s after a hang, + up to 30 s grace';
  expectLenses(drawing(kills), templates(pod('a', dumped)));
  const three = templates(pod('a', dumped), pod('b', dumped), pod('c', dumped));
  expectLenses(drawing(`${kills} · 3 workloads`), three);
  expectLenses(drawing('행 후 11–16초에 종료 시작, 유예 최대 30초 · 워크로드 3개'), three, 'ko');
  const slower = pod('b', `${dumped}        failureThreshold: 9\n`);
  expectLenses(
    drawing(`${kills} · differs in 1 more`),
    templates(pod('a', dumped), slower, pod('c', dumped)),
  );
});

test('values with names of their own are told of at what is around them, or at the first', () => {
  const probe = (period: string, timeout: string): string =>
    `      livenessProbe:\n        periodSeconds: {{ .Values.${period} }}\n        timeoutSeconds: {{ .Values.${timeout} }}\n        tcpSocket: { port: {{ .Values.port }} }\n`;
  expectLenses(
    `
== values.yaml
port: 80
⌁ kills 13–18 s after a hang, + up to 30 s grace
checks:
  every: 5
  within: 3
`,
    { 'templates/a.yaml': pod('a', probe('checks.every', 'checks.within')) },
  );
  expectLenses(
    `
== values.yaml
⌁ kills 13–18 s after a hang, + up to 30 s grace
every: 5
within: 3
port: 80
`,
    { 'templates/a.yaml': pod('a', probe('every', 'within')) },
  );
});

test('nothing is said of what is not rendered, or what failed', () => {
  const quiet = '\n== values.yaml\nlivenessProbe:\n  periodSeconds: 5\n  tcpSocket: { port: 8080 }\n';
  expectLenses(quiet, { 'templates/a.yaml': `{{ if .Values.on }}\n${pod('a', dumped)}{{ end }}\n` });
  expectLenses(quiet, {
    'templates/a.yaml': pod(
      'a',
      `${dumped}        {{ fail "no" }}\n        failureThreshold: {{ .Values.a.b }}\n`,
    ),
  });
});
