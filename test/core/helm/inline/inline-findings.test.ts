import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingsOfInline } from '../../../../server/core/helm/inline/inline-findings.ts';
import { inlineValuesIn } from '../../../../server/core/helm/inline/inline-values.ts';
import { applyEdits, type RuleId, renderMessage } from '../../../../server/core/index.ts';
import { draw, readDrawing } from '../../../support/drawing.ts';
import { chartRequest, judged } from '../../../support/drawn-chart.ts';

const chart = {
  'values.yaml': 'probe:\n  enabled: false\n  period: 5\n  timeout: 1\n',
  'templates/web.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: {{ .Release.Name }}
spec:
  containers:
    - name: app
      image: team/web:1
      {{- if .Values.probe.enabled }}
      readinessProbe:
        tcpSocket: { port: 8080 }
        periodSeconds: {{ .Values.probe.period }}
        timeoutSeconds: {{ .Values.probe.timeout }}
      {{- end }}
      {{- with .Values.livenessProbe }}
      livenessProbe: {{- toYaml . | nindent 8 }}
      {{- end }}
`,
};

const path = '../apps/web.yaml';

interface Found {
  readonly fixed: readonly string[];
  readonly related: readonly string[];
}

/** Compares what is found in the release, and gives what its fixes make of it. */
function expectInline(drawing: string, asked: RuleId = 'timeout-exceeds-period', files = chart): Found {
  const { text, drawn } = readDrawing(drawing);
  const [only, ...others] = inlineValuesIn(text);
  assert.ok(only);
  assert.deepEqual(others, []);
  const request = chartRequest(files, { valuesFiles: [{ ...only.file, path }], sets: only.sets });
  const rules = [...new Set([asked, ...drawn.map(({ id }) => id as RuleId)])];
  const { judgement, rendering } = judged(request, rules);
  assert.deepEqual(rendering.problems, []);
  const without = judged(chartRequest(files), rules).judgement;
  const findings = findingsOfInline(judgement, request, without);
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length - 1;
  const startOf = (offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;
  const shown = findings.map(({ place: { span }, ruleId, severity, fixes }) => ({
    line: lineOf(span.start),
    start: span.start - startOf(span.start),
    end: lineOf(span.end) === lineOf(span.start) ? span.end - startOf(span.start) : null,
    ...{ severity, id: ruleId, hasFix: fixes.length > 0 },
  }));
  assert.equal(draw({ text, drawn: shown }), draw({ text, drawn }));
  const fixes = findings.flatMap((finding) => finding.fixes);
  for (const fix of fixes) assert.ok(fix.edits.every(({ file }) => file === path));
  return {
    fixed: fixes.map(({ edits }) => applyEdits(text, edits)),
    related: findings.flatMap(({ related }) =>
      related.map(({ file, message }) => `${file}: ${renderMessage(message, 'en')}`),
    ),
  };
}

const head = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: web }
spec:
  source:
    path: web
    helm:
`;

test('a number in a block string is found and fixed where it stands', () => {
  const { fixed } = expectInline(`${head}      values: |
        probe:
          enabled: true
          timeout: 12 # seconds
          #        ^^ information timeout-exceeds-period 💡
`);
  assert.ok(
    fixed.includes(`${head}      values: |
        probe:
          enabled: true
          timeout: 12 # seconds
          period: 12
`),
    fixed.join('\n'),
  );
});

test('a field is added to a map that is printed as a whole, at its columns', () => {
  const { fixed } = expectInline(`${head}      valuesObject:
        livenessProbe:
            timeoutSeconds: 12
            #               ^^ information timeout-exceeds-period 💡
            tcpSocket: { port: 8080 }
            periodSeconds: 5
  destination: {}
`);
  assert.ok(
    fixed.some((text) => text.includes('            periodSeconds: 12\n  destination: {}\n')),
    fixed.join('\n'),
  );
});

test('what the chart would not have without these values is told at the key that is next to it', () => {
  const values = chart['values.yaml'].replace('timeout: 1', 'timeout: 12');
  const files = { ...chart, 'values.yaml': values };
  const { fixed, related } = expectInline(
    `${head}      values: |
        probe:
#       ^^^^^ information timeout-exceeds-period 💡
          enabled: true
`,
    'timeout-exceeds-period',
    files,
  );
  assert.deepEqual(related, [
    'values.yaml: The value is written in values.yaml of the chart, for all its releases. Write probe.timeout in these values to change it for this one.',
  ]);
  assert.ok(
    fixed.includes(`${head}      values: |
        probe:
          enabled: true
          period: 12
`),
    fixed.join('\n'),
  );
});

test('what the chart has by itself is not told again', () => {
  const files = { ...chart, 'values.yaml': 'probe: { enabled: true, period: 5, timeout: 12 }\n' };
  expectInline(`${head}      values: |\n        replicas: 3\n`, 'timeout-exceeds-period', files);
});

test('what comes from a template only with these values is told at those that decide on it, else at the key of all', () => {
  const web = chart['templates/web.yaml'].replace('{{ .Values.probe.timeout }}', '12');
  const files = { ...chart, 'templates/web.yaml': web.replace('{{ .Values.probe.period }}', '5') };
  const { related } = expectInline(
    `${head}      values: |
        probe: { enabled: true }
#       ^^^^^ information timeout-exceeds-period
`,
    'timeout-exceeds-period',
    files,
  );
  const fast = web.replace('12', '{{ $timeout }}').replace('.Values.probe.enabled', 'true');
  const hidden = `{{- $timeout := 1 }}{{ if .Values.slow }}{{ $timeout = 12 }}{{ end }}\n${fast}`;
  expectInline(
    `${head}      values: |
#     ^^^^^^ information timeout-exceeds-period
        slow: true
`,
    'timeout-exceeds-period',
    { ...chart, 'templates/web.yaml': hidden.replace('{{ .Values.probe.period }}', '5') },
  );
  assert.deepEqual(related, [
    'templates/web.yaml: It is written in templates/web.yaml of the chart, which leaves no value for it here. It comes up with these values.',
  ]);
});

test('a parameter wins over the values, and what it brings about is told and fixed at its value', () => {
  expectInline(`${head}      parameters: [{ name: probe.timeout, value: "1" }]
      values: |
        probe: { enabled: true, timeout: 12 }
`);
  const { fixed, related } = expectInline(`${head}      parameters: [{ name: probe.timeout, value: "12" }]
#                                                 ^^ information timeout-exceeds-period 💡
      values: |
        probe: { enabled: true }
`);
  assert.deepEqual(related, []);
  const before = (
    timeout: string,
    more = '',
  ): string => `${head}      parameters: [{ name: probe.timeout, value: "${timeout}" }]
      values: |
        probe: { enabled: true${more} }
`;
  assert.deepEqual(fixed, [before('12', ', period: 12'), before('5')]);
});

test('parameters alone are judged, too: what a value prints, and what one decides on', () => {
  const { fixed } = expectInline(`${head}      parameters:
        - name: probe.enabled
          value: 'true'
        - name: probe.timeout
          value: 12
          #      ^^ information timeout-exceeds-period 💡
          forceString: true
`);
  assert.deepEqual(
    fixed.map((text) => text.split('\n').slice(-4)),
    [['        - name: probe.timeout', '          value: 5', '          forceString: true', '']],
  );
  const slow = { ...chart, 'values.yaml': chart['values.yaml'].replace('timeout: 1', 'timeout: 12') };
  expectInline(
    `${head}      parameters:
        - name: probe.enabled
          value: 'true'
          #       ^^^^ information timeout-exceeds-period
`,
    'timeout-exceeds-period',
    slow,
  );
  const enabled = slow['values.yaml'].replace('false', 'true');
  expectInline(
    `${head}      parameters: [{ name: probe.enabled, value: 'true' }]\n`,
    'timeout-exceeds-period',
    { ...slow, 'values.yaml': enabled },
  );
});

test('comments above a parameter silence what it brings about, and what is written in another form is left', () => {
  expectInline(`${head}      parameters:
        - name: probe.enabled
          value: 'true'
        - name: probe.timeout
          # kube-probes-ignore timeout-exceeds-period
          value: "12"
`);
  expectInline(`${head}      parameters:
        - name: probe.timeout
          value: "\\x312"
      values: |
        probe: { enabled: true }
`);
});

test('comments in the values silence what is found below them', () => {
  expectInline(`${head}      values: |
        probe:
          enabled: true
          # kube-probes-ignore timeout-exceeds-period
          timeout: 12
`);
});

test('comments of the file and around the values silence what is found in them, others do not', () => {
  const drawing = (comments: { readonly top?: string; readonly values?: string }, mark = ''): string =>
    `${comments.top ?? ''}${head}${comments.values ?? ''}      values: |
        probe: { enabled: true, timeout: 12 }
${mark}`;
  const mark = '#                                        ^^ information timeout-exceeds-period 💡\n';
  expectInline(drawing({ top: '# kube-probes-ignore-file timeout-exceeds-period\n' }));
  expectInline(drawing({ top: '# kube-probes-ignore timeout-exceeds-period\n' }));
  expectInline(drawing({ values: '      # kube-probes-ignore timeout-exceeds-period\n' }));

  expectInline(
    drawing({ values: '      # kube-probes-ignore timeout-exceeds-period\n      version: v3\n' }, mark),
  );
});

test('a probe with something that is filled in later has no findings, others have', () => {
  const drawing = (host: string, mark: string): string => `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: web }
spec:
  values:
    other: \${HOST}
    livenessProbe:
      httpGet: { path: /, port: 8080, host: ${host} }
      timeoutSeconds: 12
${mark}      periodSeconds: 5
`;
  expectInline(drawing('a', '      #               ^^ information timeout-exceeds-period 💡\n'));
  expectInline(drawing('"${HOST}"', ''));
});

test('a probe that something decides on that is filled in later has no findings', () => {
  const drawing = (enabled: string, mark: string): string => `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: web }
spec:
  values:
    probe:
      enabled: ${enabled}
      timeout: 12
${mark}`;
  expectInline(drawing('true', '      #        ^^ information timeout-exceeds-period 💡\n'));
  expectInline(drawing('"${READY}"', ''));
});
