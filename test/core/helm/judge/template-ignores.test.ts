import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  analyseDocument,
  applyEdits,
  codeActionsAt,
  cutFile,
  newestKnownVersion,
  type RuleId,
} from '../../../../server/core/index.ts';
import { portedPod } from '../../../support/chart-workloads.ts';
import type { ChartFiles } from '../../../support/drawn-chart.ts';
import { judgedChart } from '../../../support/rendered-chart.ts';

const rule: RuleId = 'timeout-exceeds-period';
const ignore = `{{/* kube-probes-ignore ${rule} */}}`;
const values = 'timeout: 12\nprobe: { tcpSocket: { port: http }, timeoutSeconds: 12 }\n';

function probe(name: string, behind = ''): string {
  return `      ${name}: ${behind}
        tcpSocket: { port: http }
        timeoutSeconds: {{ .Values.timeout }}
`;
}

/** The probes of which the rule speaks. */
function found(container: string, more: ChartFiles = {}): readonly (string | undefined)[] {
  const template = portedPod('a', container);
  const chart = judgedChart({ 'values.yaml': values, 'templates/a.yaml': template, ...more });
  assert.deepEqual(chart.rendering.problems, []);
  return chart.judgement.findings
    .filter(({ ruleId }) => ruleId === rule)
    .flatMap(({ renderings }) => renderings.map(({ objectPath }) => objectPath.split('.').at(-1)));
}

const ready = probe('readinessProbe');

test('a comment of a template ignores what is rendered below it, or on its own line', () => {
  assert.deepEqual(found(ready), ['readinessProbe']);
  assert.deepEqual(found(`      ${ignore}\n${ready}`), []);
  assert.deepEqual(found(`${ignore}\n${ready}`), []);
  assert.deepEqual(found(`      {{- /* kube-probes-ignore ${rule} -- slow by nature */}}\n${ready}`), []);
  assert.deepEqual(found(probe('readinessProbe', ignore)), []);
  assert.deepEqual(
    found(`      ${ignore.replace('ignore', 'ignore probe-port-not-declared,')}\n${ready}`),
    [],
  );
});

test('it speaks of nothing else', () => {
  const both = `${probe('livenessProbe')}      ${ignore}\n${ready}`;
  assert.deepEqual(found(both), ['livenessProbe']);
  assert.deepEqual(found(`      ${ignore}\n      stdin: false\n${ready}`), ['readinessProbe']);
  assert.deepEqual(found(`      ${ignore.replace(rule, 'probe-port-not-declared')}\n${ready}`), [
    'readinessProbe',
  ]);
});

test('what values write is ignored where a template prints it', () => {
  const dump = '      readinessProbe: {{- toYaml . | nindent 8 }}\n      {{- end }}\n';
  assert.deepEqual(found(`      {{- with .Values.probe }}\n      ${ignore}\n${dump}`), []);
  assert.deepEqual(found(`      ${ignore}\n      {{- with .Values.probe }}\n${dump}`), []);
});

test('in a helper it holds wherever that is included', () => {
  const helper = (comment: string): ChartFiles => ({
    'templates/_h.tpl': `{{- define "probe" -}}
tcpSocket: { port: http }
${comment}timeoutSeconds: {{ .Values.timeout }}
{{- end }}
`,
  });
  const included = ['livenessProbe', 'readinessProbe']
    .map((name) => `      ${name}: {{- include "probe" . | nindent 8 }}\n`)
    .join('');
  assert.deepEqual(found(included, helper('')), ['livenessProbe', 'readinessProbe']);
  assert.deepEqual(found(included, helper(`${ignore}\n`)), []);
});

test('for a file it holds in all that the file renders', () => {
  const other = { 'templates/b.yaml': portedPod('b', probe('startupProbe')) };
  const comment = `      {{- /* kube-probes-ignore-file ${rule} */}}\n`;
  assert.deepEqual(found(comment + ready, other), ['startupProbe']);
});

const fast = ready.replace('{{ .Values.timeout }}', '2');

test('a template by itself is judged with such comments as well', () => {
  const context = { kubernetesVersion: newestKnownVersion };
  const rulesIn = (container: string): readonly string[] =>
    cutFile(portedPod('a', container), 'template').flatMap(({ source }) =>
      analyseDocument(source, context).findings.map(({ ruleId }) => ruleId),
    );
  const slow = fast.replace('timeoutSeconds: 2', 'timeoutSeconds: 12');
  assert.ok(rulesIn(slow).includes(rule));
  assert.ok(!rulesIn(`      ${ignore}\n${slow}`).includes(rule));
  assert.ok(rulesIn(`      ${ignore}\n${fast}`).includes('ignore-unused'));
});

test('one more rule goes into the comment that stands there', () => {
  const context = { kubernetesVersion: newestKnownVersion };
  const slow = fast.replace('timeoutSeconds: 2', 'timeoutSeconds: 12');
  const other = ignore.replace(rule, 'probe-port-not-declared');
  const template = portedPod('a', slow.replace('        timeout', `        ${other}\n        timeout`));
  const [document] = cutFile(template, 'template');
  assert.ok(document);
  const analysis = analyseDocument(document.source, context);
  const at = template.indexOf('timeoutSeconds: 12') + 'timeoutSeconds: '.length;
  const { ignores } = codeActionsAt({
    source: document.source,
    analysis,
    span: { start: at, end: at },
    context,
  });
  const here = ignores.find(({ finding }) => finding.ruleId === rule);
  assert.ok(here);
  assert.equal(
    applyEdits(template, here.fix.edits),
    template.replace('probe-port-not-declared', `probe-port-not-declared, ${rule}`),
  );
});
