import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixChart } from '../../../../server/core/helm/judge/fix-chart.ts';
import { judgeChart } from '../../../../server/core/helm/judge/judge-chart.ts';
import { renderChart } from '../../../../server/core/helm/render.ts';
import type { RenderRequest } from '../../../../server/core/helm/rendering.ts';
import {
  analyseDocument,
  cutFile,
  newestKnownVersion,
  renderMessage,
} from '../../../../server/core/index.ts';
import { chartRequest, expectChart } from '../../../support/drawn-chart.ts';

const pod = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: app
      image: team/web
`;
const dumped = `${pod}      {{- with .Values.livenessProbe }}
      livenessProbe: {{- toYaml . | nindent 8 }}
      {{- end }}
`;
const given = (text: string): Partial<RenderRequest> => ({
  valuesFiles: [{ path: 'values-production.yaml', text }],
});

const quietContext = { kubernetesVersion: newestKnownVersion, profile: 'minimal' as const };

/** What safe fixes make of the files of a chart. */
function fixed(request: RenderRequest): Readonly<Record<string, string>> {
  return Object.fromEntries(fixChart(request, quietContext, () => true).texts);
}

function idsIn(request: RenderRequest, severities: Readonly<Record<string, 'off' | 'hint'>> = {}) {
  const { findings } = judgeChart(renderChart(request), request, { ...quietContext, severities });
  return findings.map(({ ruleId, severity, place }) => `${severity} ${ruleId} ${place.file}`);
}

const httpDefault = 'livenessProbe:\n  initialDelaySeconds: 60\n  httpGet: { path: /livez, port: 8080 }\n';
const tcpOverride = 'livenessProbe:\n  tcpSocket: # plain\n    port: 8080\n';

test('a handler that a values file adds to that of the defaults', () => {
  const { judgement } = expectChart(
    `
== values.yaml
${httpDefault}
== templates/pod.yaml
${dumped}
== values-production.yaml
livenessProbe:
  tcpSocket: # plain
  ^^^^^^^^^ error helm-override-adds-second-handler 💡
    port: 8080
`,
    { more: given(tcpOverride) },
  );
  const [finding] = judgement.findings;
  assert.match(finding ? renderMessage(finding.message, 'en') : '', /that one stands in values\.yaml/);
  assert.deepEqual(
    finding?.related.map(({ file, message }) => [file, message.id]),
    [['values.yaml', 'helm-override-adds-second-handler-default']],
  );
  assert.equal(finding?.apiMessage?.includes('may not specify more than 1 handler type'), true);
});

const overridden = (text: string) =>
  chartRequest({ 'values.yaml': httpDefault, 'templates/pod.yaml': dumped }, given(text));

test('null beside the new handler takes the other one away', () => {
  assert.deepEqual(fixed(overridden(tcpOverride)), {
    'values-production.yaml': 'livenessProbe:\n  httpGet: null\n  tcpSocket: # plain\n    port: 8080\n',
  });
  assert.deepEqual(fixed(overridden('livenessProbe: { tcpSocket: { port: 8080 } }\n')), {
    'values-production.yaml': 'livenessProbe: { httpGet: null, tcpSocket: { port: 8080 } }\n',
  });
});

test('two handlers of one file are no override', () => {
  const values =
    'livenessProbe: { httpGet: { port: 8080 }, tcpSocket: { port: 8080 }, initialDelaySeconds: 60 }\n';
  assert.deepEqual(idsIn(chartRequest({ 'values.yaml': values, 'templates/pod.yaml': dumped })), [
    'error probe-handler-multiple values.yaml',
  ]);
});

test('a handler that a parent adds to that of a subchart gets no null', () => {
  const files = {
    'values.yaml': `db:\n  ${tcpOverride.trimEnd().replaceAll('\n', '\n  ')}\n`,
    'charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 1.0.0\n',
    'charts/db/values.yaml': httpDefault,
    'charts/db/templates/pod.yaml': dumped,
  };
  assert.deepEqual(idsIn(chartRequest(files)), ['error helm-override-adds-second-handler values.yaml']);
  assert.deepEqual(fixed(chartRequest(files)), {});
});

test('a rule of charts that is off leaves the ordinary finding, and a severity of its own holds', () => {
  const request = overridden(tcpOverride);
  const id = 'helm-override-adds-second-handler';
  assert.deepEqual(idsIn(request, { [id]: 'off' }), ['error probe-handler-multiple values-production.yaml']);
  assert.deepEqual(idsIn(request, { [id]: 'hint' }), [`hint ${id} values-production.yaml`]);
  assert.deepEqual(idsIn(request, { 'probe-handler-multiple': 'off' }), []);
});

test('comments ignore it by its own name and by that outside of charts', () => {
  for (const id of ['helm-override-adds-second-handler', 'probe-handler-multiple'])
    assert.deepEqual(idsIn(overridden(`# kube-probes-ignore ${id}\n${tcpOverride}`)), []);
});

const portProbe = (port: string): string => `${pod}      readinessProbe:
        httpGet:
          path: /readyz
          port: ${port}
`;

test('a number that the template prints in quotes', () => {
  expectChart(`
== values.yaml
port: 8080
== templates/a.yaml
${portProbe('"{{ .Values.port }}"')}          #         ^^^^^^^^^^^^ error helm-port-rendered-as-string 💡
---
${portProbe('{{ .Values.port | quote }}')}          #        ^^^^^^^^^^^^^^^^^^^^ error helm-port-rendered-as-string 💡
`);
});

test('the quotes go, and the filter', () => {
  for (const port of [
    '"{{ .Values.port }}"',
    "'{{ .Values.port }}'",
    '{{ .Values.port | quote }}',
    '{{ quote .Values.port }}',
  ])
    assert.deepEqual(
      fixed(chartRequest({ 'values.yaml': 'port: 8080\n', 'templates/a.yaml': portProbe(port) })),
      { 'templates/a.yaml': portProbe('{{ .Values.port }}') },
    );
});

test('a name, a string in the values, and a number in quotes of the template itself are no such ports', () => {
  const found = (port: string, value: string) =>
    idsIn(chartRequest({ 'values.yaml': `port: ${value}\n`, 'templates/a.yaml': portProbe(port) }));
  assert.deepEqual(
    found('"{{ .Values.port }}"', 'http').filter((one) => one.includes('helm-')),
    [],
  );
  assert.deepEqual(found('{{ toYaml .Values.port }}', '"8080"'), [
    'error probe-port-quoted-number values.yaml',
  ]);
  assert.deepEqual(found('"8080"', 'http'), ['error probe-port-quoted-number templates/a.yaml']);
});

test('a comment in the template ignores it', () => {
  const template = portProbe('"{{ .Values.port }}" # kube-probes-ignore helm-port-rendered-as-string');
  assert.deepEqual(idsIn(chartRequest({ 'values.yaml': 'port: 8080\n', 'templates/a.yaml': template })), []);
});

test('an empty map that is printed as a probe', () => {
  expectChart(`
== values.yaml
livenessProbe: {}
== templates/a.yaml
${pod}      livenessProbe: {{- toYaml .Values.livenessProbe | nindent 8 }}
      #                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error helm-probe-dump-unguarded 💡
`);
});

test('a with around the key keeps the empty map out', () => {
  const probe = (text: string) =>
    chartRequest({ 'values.yaml': 'probe: {}\n', 'templates/a.yaml': pod + text });
  const guarded = `      {{- with .Values.probe }}
      readinessProbe: {{- toYaml . | nindent 8 }}
      {{- end }}
`;
  assert.deepEqual(fixed(probe('      readinessProbe: {{- toYaml .Values.probe | nindent 8 }}\n')), {
    'templates/a.yaml': pod + guarded,
  });
  const below = '      readinessProbe:\n        {{- toYaml .Values.probe | nindent 8 }}\n      # end\n';
  assert.deepEqual(fixed(probe(below)), {
    'templates/a.yaml': `${pod}      {{- with .Values.probe }}
      readinessProbe:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      # end
`,
  });
  const flow = probe('      readinessProbe: {{ toYaml .Values.probe }} # none\n');
  assert.deepEqual(idsIn(flow), ['error helm-probe-dump-unguarded templates/a.yaml']);
  assert.deepEqual(fixed(flow), {});
});

test('a switch of the chart that is printed into a probe', () => {
  const files = {
    'values.yaml':
      'livenessProbe:\n  enabled: true\n  initialDelaySeconds: 60\n  tcpSocket: { port: 8080 }\n',
    'templates/a.yaml': `${pod}      {{- if .Values.livenessProbe.enabled }}\n      livenessProbe: {{- toYaml .Values.livenessProbe | nindent 8 }}\n      {{- end }}\n`,
  };
  assert.deepEqual(idsIn(chartRequest(files)), ['error helm-probe-dump-unguarded templates/a.yaml']);
  assert.deepEqual(fixed(chartRequest(files)), {
    'templates/a.yaml': files['templates/a.yaml'].replace(
      'toYaml .Values.livenessProbe',
      'toYaml (omit .Values.livenessProbe "enabled")',
    ),
  });
});

test('a switch is printed by a value in front of toYaml and by a block, too, unless more than the probe is', () => {
  const values = 'livenessProbe:\n  enabled: true\n  initialDelaySeconds: 60\n  tcpSocket: { port: 8080 }\n';
  const printed = (lines: string, given: string = values): Readonly<Record<string, string>> => ({
    'values.yaml': given,
    'templates/a.yaml': pod + lines,
  });
  const front = printed('      livenessProbe: {{- .Values.livenessProbe | toYaml | nindent 8 }}\n');
  assert.deepEqual(idsIn(chartRequest(front)), ['error helm-probe-dump-unguarded templates/a.yaml']);
  assert.deepEqual(fixed(chartRequest(front)), {
    'templates/a.yaml': `${pod}      livenessProbe: {{- (omit .Values.livenessProbe "enabled") | toYaml | nindent 8 }}\n`,
  });
  const inBlock = (dump: string): string => `      {{- with .Values.livenessProbe }}
      livenessProbe: {{- toYaml ${dump} | nindent 8 }}
      {{- end }}
`;
  const block = printed(inBlock('.'));
  assert.deepEqual(idsIn(chartRequest(block)), ['error helm-probe-dump-unguarded templates/a.yaml']);
  assert.deepEqual(fixed(chartRequest(block)), {
    'templates/a.yaml': pod + inBlock('(omit . "enabled")'),
  });
  const all = '      {{- with .Values.all }}\n      {{- toYaml . | nindent 6 }}\n      {{- end }}\n';
  assert.deepEqual(idsIn(chartRequest(printed(all, `all:\n${values.replace(/^(?=.)/gm, '  ')}`))), [
    'error probe-unknown-or-misplaced-field values.yaml',
  ]);
});

test('a map with timings only, and another unknown field, are no matter of the template', () => {
  const found = (values: string) =>
    idsIn(
      chartRequest({
        'values.yaml': values,
        'templates/a.yaml': `${pod}      livenessProbe: {{- toYaml .Values.livenessProbe | nindent 8 }}\n`,
      }),
    );
  assert.deepEqual(found('livenessProbe:\n  periodSeconds: 5\n'), [
    'error probe-handler-missing values.yaml',
  ]);
  assert.deepEqual(
    found('livenessProbe: { initialDelaySeconds: 60, tcpSocket: { port: 80 }, periodSecond: 5 }\n'),
    ['error probe-unknown-or-misplaced-field values.yaml'],
  );
});

const delayed = (delay: string): string => `${pod}      livenessProbe:
        initialDelaySeconds: ${delay}
        tcpSocket: { port: 8080 }
`;

test('a 0 that default takes for empty', () => {
  const { judgement } = expectChart(`
== values.yaml
delay: 0
#      ^ warning helm-default-replaces-zero
== templates/a.yaml
${delayed('{{ .Values.delay | default 10 }}')}
---
${delayed('{{ default 20 .Values.delay | int }}')}
---
${delayed('{{ int (default 30 .Values.delay) }}')}
`);
  assert.deepEqual(
    judgement.findings[0]?.related.map(({ file, span }) =>
      judgement.textOf(file)?.slice(span.start, span.end),
    ),
    ['10', '20', '30'],
  );
});

test('no 0 is replaced where none is written, none is taken, and none matters', () => {
  const found = (delay: string, values: string) =>
    idsIn(chartRequest({ 'values.yaml': values, 'templates/a.yaml': delayed(delay) })).filter((one) =>
      one.includes('helm-'),
    );
  assert.deepEqual(found('{{ .Values.delay | default 10 }}', ''), []);
  assert.deepEqual(found('{{ .Values.delay | default 10 }}', 'delay:\n'), []);
  assert.deepEqual(found('{{ .Values.delay | default 10 }}', 'delay: ""\n'), []);
  assert.deepEqual(found('{{ .Values.delay | default 10 }}', 'delay: 5\n'), []);
  assert.deepEqual(found('{{ .Values.delay | default 0 }}', 'delay: 0\n'), []);
  assert.deepEqual(found('{{ .Values.delay }}', 'delay: 0\n'), []);
  assert.deepEqual(found('60\n        periodSeconds: {{ .Values.period | default 5 }}', 'period: 0\n'), []);
});

test('the 0 is printed without default, where the chart has a value of its own', () => {
  const fixOf = (delay: string, values: string, more: Partial<RenderRequest> = {}) => {
    const request = chartRequest({ 'values.yaml': values, 'templates/a.yaml': delayed(delay) }, more);
    const { findings } = judgeChart(renderChart(request), request, quietContext);
    const zero = findings.find(({ ruleId }) => ruleId === 'helm-default-replaces-zero');
    assert.ok(zero);
    return zero.fixes.map(({ title, safety, edits }) => [
      renderMessage(title, 'en'),
      safety,
      edits.map(({ span, newText }) => [delayed(delay).slice(span.start, span.end), newText]),
    ]);
  };
  const fix = (from: string, to: string) => [
    ['Print the value as it is, in templates/a.yaml', 'changes-behaviour', [[from, to]]],
  ];
  assert.deepEqual(
    fixOf('{{ .Values.delay | default 10 | int }}', 'delay: 0\n'),
    fix('.Values.delay | default 10', '.Values.delay'),
  );
  assert.deepEqual(
    fixOf('{{ default 10 .Values.delay }}', 'delay: 5\n', given('delay: 0\n')),
    fix('default 10 .Values.delay', '.Values.delay'),
  );
  assert.deepEqual(fixOf('{{ .Values.delay | default 10 }}', '', given('delay: 0\n')), []);
  assert.deepEqual(fixOf('{{ .Values.delay | int | default 10 }}', 'delay: 0\n'), []);
});

test('a 0 of a flag is told of where the template replaces it', () => {
  const request = chartRequest(
    { 'templates/a.yaml': delayed('{{ .Values.delay | default 60 }}') },
    { sets: [{ flag: 'set', expression: 'delay=0' }] },
  );
  assert.deepEqual(idsIn(request), ['warning helm-default-replaces-zero templates/a.yaml']);
});

const lagProbe = (lag: string): string => `${pod}      readinessProbe:
        timeoutSeconds: 5
        exec: { command: [/app/check, "--max-lag=${lag}"] }
`;

test('a whole number that is printed with an exponent', () => {
  const request = chartRequest({
    'values.yaml': 'lag: 16000000\n',
    'templates/a.yaml': lagProbe('{{ .Values.lag }}'),
  });
  assert.deepEqual(idsIn(request), ['warning helm-number-rendered-as-float templates/a.yaml']);
  assert.deepEqual(fixed(request), { 'templates/a.yaml': lagProbe('{{ .Values.lag | int64 }}') });
});

test('no exponent that somebody wrote, none of a small number, none in a field that is a number', () => {
  const found = (template: string, values: string) =>
    idsIn(chartRequest({ 'values.yaml': values, 'templates/a.yaml': template }));
  assert.deepEqual(found(lagProbe('{{ .Values.lag }}'), 'lag: 1.6e+07\n'), []);
  assert.deepEqual(found(lagProbe('{{ .Values.lag }}'), 'lag: "1.6e+07"\n'), []);
  assert.deepEqual(found(lagProbe('{{ .Values.lag }}'), 'lag: 999999\n'), []);
  assert.deepEqual(found(lagProbe('1.6e+07'), ''), []);
  assert.deepEqual(found(delayed('{{ .Values.delay }}'), 'delay: 1000000\n'), []);
});

test('a comment for such a rule is not called unused where nothing is rendered', () => {
  const text = `# kube-probes-ignore helm-port-rendered-as-string\n${pod}`;
  const [document] = cutFile(text, 'manifest');
  assert.ok(document);
  assert.deepEqual(analyseDocument(document.source, quietContext).findings, []);
});
