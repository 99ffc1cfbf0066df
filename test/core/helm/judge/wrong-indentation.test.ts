import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeChart } from '../../../../server/core/helm/judge/judge-chart.ts';
import { renderChart } from '../../../../server/core/helm/render.ts';
import { applyEdits, newestKnownVersion, renderMessage } from '../../../../server/core/index.ts';
import { longDeployment as deployment } from '../../../support/chart-workloads.ts';
import { type ChartFiles, chartRequest, expectChart } from '../../../support/drawn-chart.ts';

const values = `probe:
  httpGet: { path: /, port: 8080 }
  periodSeconds: 7
timings: { periodSeconds: 7, failureThreshold: 4 }
all:
  readinessProbe:
    httpGet: { path: /, port: 8080 }
`;
const context = { kubernetesVersion: newestKnownVersion, profile: 'minimal' as const };
const rule = 'helm-probe-wrong-indentation';

function judgedFiles(files: ChartFiles) {
  const request = chartRequest(files);
  const rendering = renderChart(request);
  return { rendering, ...judgeChart(rendering, request, context) };
}

/** The container's fields after the fix of everything that is found, which then renders without fault. */
function fixedContainer(container: string, more: ChartFiles = {}): string {
  const files = { 'values.yaml': values, ...more, 'templates/a.yaml': deployment(container) };
  const { findings } = judgedFiles(files);
  assert.deepEqual([...new Set(findings.map(({ ruleId }) => ruleId))], [rule]);
  const edits = findings.flatMap(({ fixes }) => fixes[0]?.edits ?? []);
  assert.deepEqual([...new Set(edits.map(({ file }) => file))], ['templates/a.yaml']);
  const text = applyEdits(files['templates/a.yaml'], edits);
  const after = judgedFiles({ ...files, 'templates/a.yaml': text });
  assert.deepEqual(after.rendering.problems, []);
  assert.deepEqual(after.findings, []);
  const probes = after.judged.flatMap(({ documents }) =>
    documents.flatMap(({ analysis }) => analysis.containers.map(({ probes }) => probes.readinessProbe.kind)),
  );
  assert.deepEqual(probes, ['probe']);
  return text.slice(text.indexOf('          readiness'), text.indexOf('          ports'));
}

test('fields of a probe beside it: told of once, at the action', () => {
  const { judgement } = expectChart(`
== values.yaml
${values}
== templates/a.yaml
${deployment(`          readinessProbe:
            {{- toYaml .Values.probe | nindent 10 }}
            #   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error helm-probe-wrong-indentation 💡
`)}`);
  const [finding] = judgement.findings;
  assert.equal(finding?.ordinaryRule, 'probe-unknown-or-misplaced-field');
  assert.equal(
    finding && renderMessage(finding.message, 'en'),
    'nindent 10 puts httpGet, periodSeconds where they belong to another mapping, which has no such field. Kubernetes drops them with a warning, or refuses the object. Write nindent 12.',
  );
});

test('the number becomes the right one', () => {
  const dump = (call: string): string => `          readinessProbe: {{- toYaml .Values.probe | ${call} }}\n`;
  for (const column of [0, 4, 6, 8, 10])
    assert.equal(fixedContainer(dump(`nindent ${column}`)), dump('nindent 12'));
  const lines = (columns: number): string =>
    `          readinessProbe:\n{{ toYaml .Values.probe | indent ${columns} }}\n`;
  assert.equal(fixedContainer(lines(10)), lines(12));
});

test('timings that fall into the handler, or out of the probe', () => {
  const timings = (columns: number): string => `          readinessProbe:
            httpGet:
              path: /
              port: http
            {{- toYaml .Values.timings | nindent ${columns} }}
`;
  assert.equal(fixedContainer(timings(14)), timings(12));
  assert.equal(fixedContainer(timings(10)), timings(12));
});

test('lines that do not fit the ones below them', () => {
  const before = (
    columns: number,
  ): string => `          readinessProbe: {{- toYaml .Values.timings | nindent ${columns} }}
            httpGet: { path: /, port: 8080 }
`;
  assert.equal(fixedContainer(before(14)), before(12));
  assert.equal(fixedContainer(before(10)), before(12));
});

test('a whole probe at the column of another mapping', () => {
  const whole = (columns: number): string => `          {{- toYaml .Values.all | nindent ${columns} }}\n`;
  for (const column of [6, 8, 12]) {
    const files = { 'values.yaml': values, 'templates/a.yaml': deployment(whole(column)) };
    const [finding, ...others] = judgedFiles(files).findings;
    assert.deepEqual([finding?.ruleId, others], [rule, []]);
    assert.deepEqual(
      finding?.fixes.map(({ edits }) => edits.map(({ newText }) => newText)),
      [['10']],
    );
  }
});

test('indent behind something on its line becomes nindent', () => {
  const right = '          readinessProbe: {{- toYaml .Values.probe | nindent 12 }}\n';
  assert.equal(fixedContainer('          readinessProbe: {{ toYaml .Values.probe | indent 12 }}\n'), right);
  assert.equal(
    fixedContainer('          readinessProbe:\n            {{ toYaml .Values.probe | indent 12 }}\n'),
    right.replace(': ', ':\n            '),
  );
});

test('where what is rendered is no YAML it is told of at the action, with where it is rendered', () => {
  const template = deployment('          readinessProbe: {{- toYaml .Values.probe | nindent 8 }}\n');
  const { findings, rendering } = judgedFiles({ 'values.yaml': values, 'templates/a.yaml': template });
  assert.equal(rendering.problems[0]?.stage, 'yaml');
  const [finding, ...others] = findings;
  assert.deepEqual(others, []);
  assert.deepEqual(
    finding?.renderings.map(({ rendered, kind }) => [rendered, kind]),
    [['web/templates/a.yaml', null]],
  );
  assert.equal(
    finding && renderMessage(finding.message, 'en'),
    'nindent 8 puts httpGet, periodSeconds where they do not fit the lines around. What is rendered is no YAML, and Helm stops. Write nindent 12.',
  );
  const { span } = finding?.place ?? { span: { start: 0, end: 0 } };
  assert.equal(template.slice(span.start, span.end), 'toYaml .Values.probe | nindent 8');
});

test('each of several is told of', () => {
  const container = `          livenessProbe: {{- toYaml .Values.probe | nindent 8 }}
          readinessProbe: {{- toYaml .Values.timings | nindent 6 }}
            httpGet: { path: /, port: 8080 }
          startupProbe: {{- toYaml .Values.probe | nindent 12 }}
`;
  assert.equal(
    fixedContainer(container),
    container.slice(container.indexOf('          readiness')).replace('nindent 6', 'nindent 12'),
  );
});

/** The ids of what is found in a container. */
function idsIn(container: string, more: ChartFiles = {}): readonly string[] {
  const files = { 'values.yaml': values, ...more, 'templates/a.yaml': deployment(container) };
  return judgedFiles(files).findings.map(({ ruleId }) => ruleId);
}

test('quiet where the lines are right, and where they are only deeper than they need be', () => {
  assert.deepEqual(idsIn('          readinessProbe: {{- toYaml .Values.probe | nindent 12 }}\n'), []);
  assert.deepEqual(idsIn('          readinessProbe: {{- toYaml .Values.probe | nindent 16 }}\n'), []);
});

test('quiet where the fields are wrong at any column, or no fields of probes', () => {
  const probe = (text: string): ChartFiles => ({ 'values.yaml': `probe: ${text}\n` });
  const dump = '          readinessProbe: {{- toYaml .Values.probe | nindent 10 }}\n';
  const misplaced = 'probe-unknown-or-misplaced-field';
  assert.deepEqual(idsIn(dump, probe('{ httpGet: { port: 80, pth: / } }')), [misplaced]);
  assert.deepEqual(idsIn(dump, probe('{ enabled: true, tcpSocket: { port: 80 } }')), [
    'unknown-field',
    misplaced,
  ]);
});

test('quiet where no indenting action, or more than one, printed them', () => {
  const misplaced = 'probe-unknown-or-misplaced-field';
  const literal = '          readinessProbe:\n          periodSeconds: {{ .Values.timings.periodSeconds }}\n';
  assert.deepEqual(idsIn(literal), [misplaced]);
  const twice = '          readinessProbe: {{- toYaml .Values.timings | indent 2 | nindent 8 }}\n';
  assert.deepEqual(idsIn(twice), [misplaced, misplaced]);
});

test('quiet where the YAML is broken by something else', () => {
  const container = '          readinessProbe: {{- toYaml .Values.probe | nindent 12 }}\n          x: [\n';
  assert.deepEqual(idsIn(container), []);
});

test('a comment in the template ignores it, and off leaves the ordinary finding', () => {
  const dump = `          readinessProbe: # kube-probes-ignore ${rule}
            {{- toYaml .Values.timings | nindent 10 }}
`;
  const files = { 'values.yaml': values, 'templates/a.yaml': deployment(dump.replace(/ #.*/, '')) };
  const request = chartRequest(files);
  const severities = { [rule]: 'off' as const };
  const off = judgeChart(renderChart(request), request, { ...context, severities });
  assert.deepEqual(
    off.findings.map(({ ruleId }) => ruleId),
    ['probe-unknown-or-misplaced-field', 'probe-unknown-or-misplaced-field'],
  );
  const broken = chartRequest({
    ...files,
    'templates/a.yaml': deployment('          readinessProbe: {{- toYaml .Values.probe | nindent 8 }}\n'),
  });
  assert.deepEqual(judgeChart(renderChart(broken), broken, { ...context, severities }).findings, []);
});

test('a subchart from elsewhere is not edited', () => {
  const template = deployment('          readinessProbe: {{- toYaml .Values.probe | nindent 10 }}\n');
  const { findings } = judgedFiles({
    'Chart.yaml': `apiVersion: v2
name: web
version: 1.0.0
dependencies: [{ name: db, version: 1.0.0, repository: "https://charts.example.com" }]
`,
    'charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 1.0.0\n',
    'charts/db/values.yaml': values,
    'charts/db/templates/a.yaml': template,
  });
  assert.deepEqual(
    findings.map(({ ruleId, fixes }) => [ruleId, fixes]),
    [[rule, []]],
  );
});
