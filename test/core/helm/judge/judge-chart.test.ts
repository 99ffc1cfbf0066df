import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderMessage } from '../../../../server/core/index.ts';
import { chartRequest, expectChart, type JudgedChart, judged } from '../../../support/drawn-chart.ts';
import { packedChart } from '../../../support/packed-chart.ts';

/** A Deployment up to where the fields of its only container go on. */
function deployment(name = 'web'): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers:
        - name: app
          image: team/web`;
}

test('a value that is printed in the template is told of where the value is written', () => {
  expectChart(`
== values.yaml
probe:
  period: 5
  timeout: 12
  #        ^^ information timeout-exceeds-period 💡
== templates/deployment.yaml
${deployment()}
          readinessProbe:
            periodSeconds: {{ .Values.probe.period }}
            timeoutSeconds: {{ .Values.probe.timeout | int }}
            tcpSocket: { port: 8080 }
`);
});

test('a field of a block that toYaml prints is told of in the values, keys and values alike', () => {
  expectChart(`
== values.yaml
readinessProbe:
  periodSeconds: 5
  timeoutSeconds: 12
  #               ^^ information timeout-exceeds-period 💡
  tcpSocket: { port: 8080 }
startupProbe:
  initalDelaySeconds: 3
  ^^^^^^^^^^^^^^^^^^ error probe-unknown-or-misplaced-field 💡
  tcpSocket: { port: 99999 }
  #                  ^^^^^ error probe-port-invalid
== templates/deployment.yaml
${deployment()}
          readinessProbe: {{- toYaml .Values.readinessProbe | nindent 12 }}
          startupProbe: {{- toYaml .Values.startupProbe | nindent 12 }}
`);
});

test('a probe as a whole is told of at its key in the values, where those have all of it', () => {
  expectChart(`
== values.yaml
web:
  livenessProbe:
  ^^^^^^^^^^^^^ warning liveness-without-startup-protection 💡
    httpGet: { path: /live, port: 8080 }
    periodSeconds: 10
mixed:
  periodSeconds: 10
  httpGet: { path: /live, port: 8080 }
== templates/deployment.yaml
${deployment()}
          {{- with .Values.web.livenessProbe }}
          livenessProbe: {{- toYaml . | nindent 12 }}
          {{- end }}
---
${deployment('other')}
          livenessProbe:
          ^^^^^^^^^^^^^ warning liveness-without-startup-protection 💡
            failureThreshold: 3
            {{- toYaml .Values.mixed | nindent 12 }}
`);
});

test('of a probe that two values files have parts of the template tells, of a subchart its values', () => {
  expectChart(
    `
== values.yaml
livenessProbe:
  httpGet: { path: /live, port: 8080 }
== templates/deployment.yaml
${deployment()}
          livenessProbe: {{- toYaml .Values.livenessProbe | nindent 12 }}
          ^^^^^^^^^^^^^ warning liveness-without-startup-protection 💡
== charts/db/Chart.yaml
apiVersion: v2
name: db
version: 1.0.0
== charts/db/values.yaml
livenessProbe:
^^^^^^^^^^^^^ warning liveness-without-startup-protection 💡
  httpGet: { path: /live, port: 8080 }
== charts/db/templates/deployment.yaml
${deployment('db')}
          livenessProbe: {{- toYaml .Values.livenessProbe | nindent 12 }}
`,
    {
      more: {
        valuesFiles: [{ path: 'values-production.yaml', text: 'livenessProbe: { periodSeconds: 10 }\n' }],
      },
    },
  );
});

test('what the template writes itself is told of there', () => {
  expectChart(`
== values.yaml
period: 5
== templates/deployment.yaml
${deployment()}
          {{- if true }}
          readinessProbe:
            periodSeconds: {{ .Values.period }}
            timeoutSeconds: 12
            #               ^^ information timeout-exceeds-period 💡
            tcpSocket: { port: 8080 }
          {{- end }}
`);
});

test('a helper is told of once, with all that it is rendered in', () => {
  const { judgement } = expectChart(`
== templates/_probe.tpl
{{- define "probe" -}}
readinessProbe:
  periodSeconds: 5
  timeoutSeconds: 12
  #               ^^ information timeout-exceeds-period 💡
  tcpSocket: { port: 8080 }
{{- end -}}
== templates/a.yaml
${deployment('a')}
          {{- include "probe" . | nindent 10 }}
== templates/b.yaml
{{- range list "b" "c" }}
---
${deployment('{{ . }}')}
{{ include "probe" $ | indent 10 }}
{{- end }}
`);
  const [finding] = judgement.findings;
  assert.deepEqual(
    finding?.renderings.map(({ rendered, root, kind, name, container }) => [
      rendered,
      root.file,
      judgement.textOf(root.file)?.slice(root.span.start, root.span.end),
      `${kind} ${name} ${container}`,
    ]),
    [
      ['web/templates/b.yaml', 'templates/b.yaml', 'include "probe" $ | indent 10', 'Deployment b app'],
      ['web/templates/b.yaml', 'templates/b.yaml', 'include "probe" $ | indent 10', 'Deployment c app'],
      ['web/templates/a.yaml', 'templates/a.yaml', 'include "probe" . | nindent 10', 'Deployment a app'],
    ],
  );
});

test('the parent that overrides a value of a subchart is told of', () => {
  expectChart(`
== values.yaml
db:
  timeout: 12
  #        ^^ information timeout-exceeds-period 💡
== charts/db/Chart.yaml
apiVersion: v2
name: db
version: 1.0.0
== charts/db/values.yaml
period: 5
timeout: 3
== charts/db/templates/deployment.yaml
${deployment()}
          readinessProbe:
            periodSeconds: {{ .Values.period }}
            timeoutSeconds: {{ .Values.timeout }}
            tcpSocket: { port: 8080 }
`);
});

test('the constant that default falls back to is told of in the action', () => {
  expectChart(`
== values.yaml
period: 5
timeout:
== templates/deployment.yaml
${deployment()}
          readinessProbe:
            periodSeconds: {{ .Values.period }}
            timeoutSeconds: {{ .Values.timeout | default 12 }}
            #                                            ^^ information timeout-exceeds-period 💡
            tcpSocket: { port: 8080 }
`);
});

test('a template in the values is told of inside the values', () => {
  expectChart(`
== values.yaml
period: 5
probe: |
  periodSeconds: {{ .Values.period }}
  timeoutSeconds: 12
  #               ^^ information timeout-exceeds-period 💡
  tcpSocket: { port: 8080 }
== templates/deployment.yaml
${deployment()}
          readinessProbe:
            {{- tpl .Values.probe . | nindent 12 }}
`);
});

test('a value with a template in it is told of where its text stands around', () => {
  expectChart(`
== values.yaml
port: 8080
probe:
  tcpSocket: { port: "{{ .Values.port }}" }
  #                  ^^^^^^^^^^^^^^^^^^^^ error probe-port-quoted-number
== templates/deployment.yaml
${deployment()}
          readinessProbe: {{- tpl (toYaml .Values.probe) . | nindent 12 }}
`);
});

test('what a Service of the chart makes of a container is told of at the container, not where its name comes from', () => {
  expectChart(`
== values.yaml
names: [one]
== templates/deployment.yaml
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        {{- range .Values.names }}
        - name: {{ . }}
          ^^^^ warning readiness-missing-behind-service 💡
          image: team/web
          ports: [{ containerPort: 8080 }]
        {{- end }}
== templates/service.yaml
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80, targetPort: 8080 }]
`);
});

test('documents are cut as Helm does', () => {
  const { judgement } = expectChart(`
== templates/deployment.yaml
${deployment()}
          readinessProbe:
            periodSeconds: 5
            timeoutSeconds: 12
            #               ^^ information timeout-exceeds-period 💡
            tcpSocket: { port: 8080 }
------
apiVersion: v1
kind: ConfigMap
metadata: { name: a }
`);
  assert.deepEqual(
    judgement.files.map(({ analyses }) => analyses.map(({ role }) => role)),
    [['built-in', 'other-kubernetes']],
  );
});

test('what is computed from several values is told of at the action', () => {
  expectChart(`
== values.yaml
one: 5
other: 7
== templates/deployment.yaml
${deployment()}
          readinessProbe:
            periodSeconds: 5
            timeoutSeconds: {{ add .Values.one .Values.other }}
            #                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information timeout-exceeds-period 💡
            tcpSocket: { port: 8080 }
`);
});

test('a value of the command line is told of at the action', () => {
  expectChart(
    `
== values.yaml
timeout: 1
== templates/deployment.yaml
${deployment()}
          readinessProbe:
            periodSeconds: 5
            timeoutSeconds: {{ .Values.timeout }}
            #                  ^^^^^^^^^^^^^^^ information timeout-exceeds-period 💡
            tcpSocket: { port: 8080 }
`,
    { more: { sets: [{ flag: 'set', expression: 'timeout=12' }] } },
  );
});

test('a values file that is given wins, and is told of', () => {
  const probe = `
          readinessProbe:
            periodSeconds: 5
            timeoutSeconds: {{ .Values.timeout }}
            tcpSocket: { port: 8080 }
`;
  const files = { 'values.yaml': 'timeout: 1\n', 'templates/a.yaml': deployment() + probe };
  const request = chartRequest(files, { valuesFiles: [{ path: 'ci.yaml', text: 'timeout: 12\n' }] });
  const { findings } = judged(request, ['timeout-exceeds-period']).judgement;
  assert.deepEqual(
    findings.map(({ place: { file, span } }) => ({ file, span })),
    [{ file: 'ci.yaml', span: { start: 9, end: 11 } }],
  );
});

const packedProbe = `${deployment()}
          readinessProbe:
            periodSeconds: 5
            timeoutSeconds: {{ .Values.probe.timeout }}
            tcpSocket: { port: 8080 }
          livenessProbe:
            periodSeconds: 5
            timeoutSeconds: 11
            tcpSocket: { port: 8081 }
`;

test('what a packed subchart writes is told of where the chart can override it', () => {
  const also = {
    'charts/db-1.0.0.tgz': packedChart('db', {
      'Chart.yaml': 'apiVersion: v2\nname: db\nversion: 1.0.0\n',
      'values.yaml': 'probe: { timeout: 12 }\n',
      'templates/a.yaml': packedProbe,
    }),
  };
  const { judgement } = expectChart(
    `
== Chart.yaml
apiVersion: v2
name: web
version: 1.0.0
dependencies:
  - name: db
    #     ^^ information timeout-exceeds-period
    version: 1.0.0
    repository: https://charts.example.com
== values.yaml
db:
  probe:
  ^^^^^ information timeout-exceeds-period 💡
    period: 5
`,
    { also },
  );
  const notes = judgement.findings.flatMap(({ related }) =>
    related.slice(0, 1).map(({ file, message }) => [file, renderMessage(message, 'en')]),
  );
  assert.deepEqual(notes, [
    [
      'charts/db-1.0.0.tgz/values.yaml',
      'The value is written in charts/db-1.0.0.tgz/values.yaml, which the next release of the subchart replaces. Write db.probe.timeout in the values of this chart instead.',
    ],
    [
      'charts/db-1.0.0.tgz/templates/a.yaml',
      'It is written in charts/db-1.0.0.tgz/templates/a.yaml, in a subchart from elsewhere that leaves no value for it. Ask its authors, or take another release of it.',
    ],
  ]);
});

test('a subchart in a folder is foreign where a dependency takes it from a repository', () => {
  const subchart = `
== charts/db/Chart.yaml
apiVersion: v2
name: db
version: 1.0.0
== charts/db/values.yaml
timeout: 12
HERE
== charts/db/templates/deployment.yaml
${deployment()}
          readinessProbe:
            periodSeconds: 5
            timeoutSeconds: {{ .Values.timeout }}
            tcpSocket: { port: 8080 }
`;
  const dependency = (repository: string, mark: string) => `
== Chart.yaml
apiVersion: v2
name: web
version: 1.0.0
dependencies:
  - alias: data
    #      ${mark}
    name: db
    version: 1.0.0
    repository: ${repository}
`;
  const found = '#        ^^ information timeout-exceeds-period 💡';
  expectChart(
    dependency('https://charts.example.com', '^^^^ information timeout-exceeds-period') +
      subchart.replace('HERE\n', ''),
  );
  expectChart(dependency('""', '') + subchart.replace('HERE', found));
});

test('comments in values silence what they stand at', () => {
  expectChart(`
== values.yaml
one: 12 # kube-probes-ignore timeout-exceeds-period
other: 13
#      ^^ information timeout-exceeds-period 💡
== templates/deployment.yaml
${deployment()}
          readinessProbe:
            periodSeconds: 5
            timeoutSeconds: {{ .Values.one }}
            tcpSocket: { port: 8080 }
---
${deployment('other')}
          readinessProbe:
            periodSeconds: 5
            timeoutSeconds: {{ .Values.other }}
            tcpSocket: { port: 8080 }
`);
});

/** Rules found in a template of one file that fails in part. */
function foundDespite(template: string): readonly string[] {
  const request = chartRequest({ 'templates/a.yaml': template });
  const { rendering, judgement } = judged(request, ['timeout-exceeds-period']);
  assert.notDeepEqual(rendering.problems, []);
  return judgement.findings.map(({ ruleId }) => ruleId);
}

const late = 'readinessProbe: { periodSeconds: 5, timeoutSeconds: 12, tcpSocket: { port: 8080 } }';

test('nothing rests on what failed to render', () => {
  const failing = '{{ include "nowhere" . }}';
  const found = ['timeout-exceeds-period'];
  assert.deepEqual(foundDespite(`${deployment()}\n          ${late}\n          ${failing}\n`), []);
  assert.deepEqual(foundDespite(`${deployment()}\n          ${late}\n      ${failing}\n`), []);
  assert.deepEqual(foundDespite(`${deployment(failing)}\n          ${late}\n`), found);
  const second = `        - name: other\n          ${failing}\n`;
  assert.deepEqual(foundDespite(`${deployment()}\n          ${late}\n${second}`), found);
  assert.deepEqual(foundDespite(`${deployment()}\n          ${late}\n---\n${failing}\n`), found);
});

test('nothing is said of what is drawn by lot', () => {
  const probe = 'livenessProbe: { tcpSocket: { port: {{ randNumeric 7 }} } }';
  const request = chartRequest({ 'templates/a.yaml': `${deployment()}\n          ${probe}\n` });
  assert.deepEqual(judged(request, []).judgement.findings, []);
});

/** The documents that a chart renders, by file and number. */
function documentsOf({ rendering }: JudgedChart): ReadonlyMap<string, string> {
  return new Map(
    [...rendering.files.values()].flatMap(({ name, output }) =>
      output.text.split('---').map((text, index) => [`${name} ${index}`, text] as const),
    ),
  );
}

test('another value at the place of a finding changes all that it was rendered in, and nothing else', () => {
  const values = `
shared: { periodSeconds: 5, timeoutSeconds: 12 }
own: 13
quiet: 5
`;
  const probe = (timeout: string): string => `
          readinessProbe:
            periodSeconds: {{ .Values.quiet }}
            timeoutSeconds: ${timeout}
            tcpSocket: { port: 8080 }
`;
  const files = {
    'values.yaml': values,
    'templates/_p.tpl': '{{- define "p" }}{{ toYaml .Values.shared }}{{ end }}',
    'templates/a.yaml': deployment('a') + probe('{{ .Values.shared.timeoutSeconds }}'),
    'templates/b.yaml': `${deployment('b')}
          readinessProbe: {{- include "p" . | nindent 12 }}
            tcpSocket: { port: 8080 }
---
${deployment('c')}${probe('{{ .Values.own }}')}`,
    'templates/d.yaml': deployment('d') + probe('4'),
  };
  const before = judged(chartRequest(files), ['timeout-exceeds-period']);
  const { findings } = before.judgement;
  assert.deepEqual(
    findings.map(({ place: { span } }) => values.slice(span.start, span.end)),
    ['12', '13'],
  );
  for (const { place, renderings } of findings) {
    const changed = `${values.slice(0, place.span.start)}77${values.slice(place.span.end)}`;
    const after = documentsOf(judged(chartRequest({ ...files, 'values.yaml': changed }), []));
    const names = [...documentsOf(before)].flatMap(([name, text]) =>
      after.get(name) === text ? [] : [/name: (.)/.exec(text)?.[1]],
    );
    assert.deepEqual(
      names,
      renderings.map(({ name }) => name),
    );
  }
});
