import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixChart } from '../../../../server/core/helm/judge/fix-chart.ts';
import type { RenderRequest } from '../../../../server/core/helm/rendering.ts';
import {
  type AnalysisContext,
  analyseDocument,
  cutFile,
  newestKnownVersion,
  type RuleId,
  toldOnce,
} from '../../../../server/core/index.ts';
import { deployment, portedPod } from '../../../support/chart-workloads.ts';
import { type ChartFiles, chartRequest } from '../../../support/drawn-chart.ts';
import { judgedChart } from '../../../support/rendered-chart.ts';

const rule: RuleId = 'timeout-exceeds-period';
const comment = `# kube-probes-ignore ${rule}`;
const hidden = `{{/* kube-probes-ignore ${rule} */}}`;
const context: AnalysisContext = { kubernetesVersion: newestKnownVersion };

/** What is told of ignore comments: the file, and the text at fault with the rule that says so. */
function told(files: ChartFiles, more: Partial<RenderRequest> = {}): readonly string[] {
  const { judgement, rendering } = judgedChart(files, more);
  assert.ok(rendering.chart);
  return judgement.findings
    .filter(({ category }) => category === 'suppression')
    .map(({ ruleId, place: { file, span }, renderings }) => {
      assert.ok(ruleId === 'ignore-unknown-rule' || renderings.length > 0);
      return `${file}: ${ruleId} ${judgement.textOf(file)?.slice(span.start, span.end)}`;
    });
}

/** The files that the safe fixes of the chart change. */
function fixed(files: ChartFiles): Readonly<Record<string, string>> {
  return Object.fromEntries(fixChart(chartRequest(files), context, () => true).texts);
}

function probe(above: string, timeout: string | number): string {
  return `${above === '' ? '' : `      ${above}\n`}      readinessProbe:
        tcpSocket: { port: http }
        timeoutSeconds: ${timeout}
`;
}

function chart(container: string, values = 'timeout: 2\n'): ChartFiles {
  return { 'values.yaml': values, 'templates/a.yaml': portedPod('a', container) };
}

const inTemplate = [`templates/a.yaml: ignore-unused ${rule}`];
const value = '{{ .Values.timeout }}';

test('a comment in a template that silences nothing is told of, rendered or not', () => {
  for (const above of [comment, hidden]) {
    assert.deepEqual(told(chart(probe(above, value))), inTemplate);
    assert.deepEqual(told(chart(probe(above, 2))), inTemplate);
    assert.deepEqual(told(chart(probe(above, value), 'timeout: 12\n')), []);
    assert.deepEqual(told(chart(probe(above, 12))), []);
  }
  const behind = probe('', `2 ${comment}`);
  assert.deepEqual(told(chart(behind)), inTemplate);
  const first = portedPod('a', probe('', value));
  assert.deepEqual(told({ ...chart(''), 'templates/a.yaml': `${comment}\n${first}` }), inTemplate);
  const wholeFile = `${comment.replace('ignore', 'ignore-file')}\n${first}`;
  assert.deepEqual(told({ ...chart(''), 'templates/a.yaml': wholeFile }), inTemplate);
  assert.deepEqual(
    told({ 'values.yaml': 'timeout: 12\n', 'templates/a.yaml': wholeFile }),
    [],
    'the file has the finding',
  );
});

test('of several rules in a comment that one is told of which silences nothing', () => {
  const two = comment.replace('ignore', 'ignore probe-port-not-declared,');
  const files = chart(probe(two, 12));
  assert.deepEqual(told(files), ['templates/a.yaml: ignore-unused probe-port-not-declared']);
  assert.deepEqual(fixed(files), { 'templates/a.yaml': portedPod('a', probe(comment, 12)) });
});

test('the fix removes the comment, and what is rendered stays what it says', () => {
  for (const above of [comment, hidden, hidden.replace('{{/*', '{{- /*')])
    assert.deepEqual(fixed(chart(probe(above, value))), {
      'templates/a.yaml': portedPod('a', probe('', value)),
    });
  assert.deepEqual(fixed(chart(probe('', `2 ${comment}`))), {
    'templates/a.yaml': portedPod('a', probe('', 2)),
  });
  const crlf = portedPod('a', probe(comment, value)).replaceAll('\n', '\r\n');
  assert.deepEqual(fixed({ ...chart(''), 'templates/a.yaml': crlf }), {
    'templates/a.yaml': portedPod('a', probe('', value)).replaceAll('\n', '\r\n'),
  });
});

test('a comment in a loop, and in a helper, is told of once where none of its renderings needs it', () => {
  const loop = (values: string): ChartFiles => ({
    'values.yaml': `${values}\n`,
    'templates/a.yaml': `{{- range .Values.timeouts }}\n---\n${portedPod('a{{ . }}', probe(comment, '{{ . }}'))}{{- end }}\n`,
  });
  assert.deepEqual(told(loop('timeouts: [1, 2]')), inTemplate);
  assert.deepEqual(told(loop('timeouts: [1, 12]')), []);
  const helper = (above: string, more = ''): ChartFiles => ({
    'values.yaml': 'timeout: 2\n',
    'templates/_h.tpl': `{{- define "probe" -}}\nfailureThreshold: 2\n${above}\ntimeoutSeconds: {{ . }}\n{{- end }}\n`,
    'templates/a.yaml': portedPod(
      'a',
      `      readinessProbe:\n        tcpSocket: { port: http }\n        {{- include "probe" .Values.timeout | nindent 8 }}\n${more}`,
    ),
  });
  const inHelper = [`templates/_h.tpl: ignore-unused ${rule}`];
  assert.deepEqual(told(helper(comment)), inHelper);
  assert.deepEqual(told(helper(hidden)), inHelper);
  const off = (body: string): string => `      {{- if .Values.off }}\n${body}\n      {{- end }}\n`;
  assert.deepEqual(told(helper(comment, off('      {{- include "probe" 20 }}'))), []);
  assert.deepEqual(told(helper(comment, off('      {{- include (print "pro" "be") 20 }}'))), []);
  assert.deepEqual(told(helper(comment, off('      {{- tpl .Values.more $ }}'))), []);
  assert.deepEqual(told(helper(comment, off('      stdin: true'))), inHelper);
});

test('nothing is told where a branch is left out that the comment may be about', () => {
  const off = (body: string): string => `{{- if .Values.off }}\n${body}      {{- end }}\n`;
  for (const above of [comment, hidden]) {
    assert.deepEqual(told(chart(`      ${off(probe(above, value))}`)), []);
    assert.deepEqual(told(chart(`      ${above}\n      ${off(probe('', 12))}`)), []);
    assert.deepEqual(
      told(chart(`${probe(above, value)}        ${off('        periodSeconds: 1\n')}`)),
      [],
      'a branch of the probe itself',
    );
  }
  const other = chart(`      ${off('      stdin: true\n')}${probe(comment, value)}`);
  assert.deepEqual(told(other), inTemplate, 'the branch stands above the comment');
});

test('nothing is told where there are other values, or some switch probes off', () => {
  const files = chart(probe(comment, value));
  assert.deepEqual(told({ ...files, 'values-prod.yaml': 'timeout: 30\n' }), []);
  assert.deepEqual(told({ ...files, 'ci/slow.yaml': 'timeout: 30\n' }), []);
  assert.deepEqual(told(files, { valuesFiles: [{ path: 'x.yaml', text: 'timeout: 1\n' }] }), []);
  assert.deepEqual(told(files, { sets: [{ flag: 'set', expression: 'timeout=1' }] }), []);
  const switched = `${files['values.yaml']}livenessProbe: { enabled: false }\n`;
  assert.deepEqual(told({ ...files, 'values.yaml': switched }), []);
  const nulls = `${files['values.yaml']}livenessProbe: { httpGet: null }\n`;
  assert.deepEqual(told({ ...files, 'values.yaml': nulls }), []);
  assert.deepEqual(told({ ...files, 'templates/b.yaml': '{{ fail "no" }}\n' }, { isLint: false }), []);
});

test('nothing is told in subcharts, of rules that are off, and of other tools', () => {
  const { 'values.yaml': values = '', 'templates/a.yaml': template = '' } = chart(probe(comment, value));
  assert.deepEqual(
    told({
      'charts/sub/Chart.yaml': 'apiVersion: v2\nname: sub\nversion: 1.0.0\n',
      'charts/sub/values.yaml': `${comment}\n${values}`,
      'charts/sub/templates/a.yaml': template,
    }),
    [],
  );
  const { judgement } = judgedChart(chart(probe(comment.replace(rule, 'liveness-missing'), 2)));
  assert.deepEqual(
    judgement.findings.filter(({ category }) => category === 'suppression'),
    [],
    'a rule of the strict profile',
  );
  assert.deepEqual(told(chart(probe('# checkov:skip=CKV_K8S_9', value), '# kics-scan disable=x\n')), []);
});

/** The template of a chart whose values are the whole probe. */
const dumped = {
  'templates/a.yaml': deployment('          readinessProbe: {{- toYaml .Values.probe | nindent 12 }}\n'),
};
const inValues = [`values.yaml: ignore-unused ${rule}`];

function probeValues(above: string, timeout: number, more = ''): ChartFiles {
  return {
    ...dumped,
    'values.yaml': `${above}probe:\n  tcpSocket: { port: http }\n  timeoutSeconds: ${timeout}\n${more}`,
  };
}

test('a comment in values that silences nothing is told of, and its fix removes it there', () => {
  assert.deepEqual(told(probeValues(`other: 1\n${comment}\n`, 12)), []);
  assert.deepEqual(told(probeValues(`other: 1\n${comment}\n`, 2)), inValues);
  assert.deepEqual(told(probeValues(`${comment}\n`, 2)), inValues, 'about all values');
  assert.deepEqual(fixed(probeValues(`other: 1\n${comment}\n`, 2)), {
    'values.yaml': probeValues('other: 1\n', 2)['values.yaml'],
  });
  const behind = probeValues('', 2, `  periodSeconds: 20 ${comment}\n`);
  assert.deepEqual(fixed(behind), {
    'values.yaml': probeValues('', 2, '  periodSeconds: 20\n')['values.yaml'],
  });
});

test('nothing is told of values that are not all printed, or may be printed once more', () => {
  const above = `other: 1\n${comment}\n`;
  assert.deepEqual(told(probeValues(`${comment}\nother: 1\n`, 2)), [], 'of another key');
  assert.deepEqual(told(probeValues(`${comment}\n`, 2, 'other: 1\n')), [], 'not all of the file is printed');
  const again = (text: string): ChartFiles => ({ ...probeValues(above, 2), 'templates/b.yaml': text });
  assert.deepEqual(told(again('{{ if .Values.off }}{{ toYaml .Values.probe }}{{ end }}\n')), []);
  assert.deepEqual(told(again('{{ if .Values.off }}{{ toYaml .Values }}{{ end }}\n')), []);
  assert.deepEqual(told(again('{{ if .Values.off }}{{ include .Values.x . }}{{ end }}\n')), []);
  const helper = '{{ define "h" }}{{ toYaml .Values.probe }}{{ end }}';
  assert.deepEqual(told(again(`${helper}{{ if .Values.off }}{{ include "h" . }}{{ end }}\n`)), []);
  assert.deepEqual(told(again('{{ if .Values.off }}{{ .Values.other }}{{ end }}\n')), inValues);
  const alias = `base: &b 2\n${comment}\nprobe: { tcpSocket: { port: http }, timeoutSeconds: *b }\n`;
  assert.deepEqual(told({ ...dumped, 'values.yaml': alias }), []);
  assert.deepEqual(told({ ...probeValues(above, 2), 'values-prod.yaml': 'a: 1\n' }), []);
});

test('that a rule does not exist, or none is named, is told wherever the comment stands', () => {
  const unknown = comment.replace(rule, 'no-such-rule');
  assert.deepEqual(told(chart(probe(unknown, value))), [
    'templates/a.yaml: ignore-unknown-rule no-such-rule',
  ]);
  assert.deepEqual(told(chart(probe(hidden.replace(rule, 'no-such-rule'), value))), [
    'templates/a.yaml: ignore-unknown-rule no-such-rule',
  ]);
  assert.deepEqual(told({ ...dumped, 'values.yaml': `probe: {}\n${unknown}\nx: 1\n` }), [
    'values.yaml: ignore-unknown-rule no-such-rule',
  ]);
});

test('of a template as it is written nothing else is told once the chart is rendered', () => {
  const files = chart(`      {{- if .Values.off }}\n${probe(comment, 2)}      {{- end }}\n`);
  const { judgement } = judgedChart(files);
  const template = String(files['templates/a.yaml']);
  const written = cutFile(template, 'template').flatMap(({ source, start }) =>
    analyseDocument(source, context).findings.map((finding) => ({
      ...finding,
      span: { start: finding.span.start + start, end: finding.span.end + start },
    })),
  );
  assert.ok(written.some(({ ruleId }) => ruleId === 'ignore-unused'));
  const left = toldOnce(judgement, 'templates/a.yaml', written).written;
  assert.deepEqual(
    left.filter(({ ruleId }) => ruleId === 'ignore-unused'),
    [],
  );
});
