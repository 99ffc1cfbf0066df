import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readManifests } from '../../../../server/core/helm/manifests.ts';
import { renderChart } from '../../../../server/core/helm/render.ts';
import {
  probeFields,
  probesOf,
  type RenderedProbe,
  type Source,
  sourcesOf,
} from '../../../../server/core/helm/rendered-probes.ts';
import { defaultLimits, type RenderRequest } from '../../../../server/core/helm/rendering.ts';
import { formatValue } from '../../../../server/core/helm/values/format.ts';
import type { Value } from '../../../../server/core/helm/values/value.ts';

/*
 * Where rendered probes say they come from, and whether it is true: a value that is changed where it is said to stand
 * changes that field, and no other.
 */

function request(files: Readonly<Record<string, string>>, user = ''): RenderRequest {
  return {
    tree: new Map(Object.entries({ 'Chart.yaml': 'name: c\nversion: 1.0.0\n', ...files })),
    chartFolder: '',
    valuesFiles: user === '' ? [] : [{ path: 'user.yaml', text: user }],
    sets: [],
    setFiles: new Map(),
    release: { name: 'r', namespace: 'n', revision: 1, isUpgrade: false },
    kubeVersion: 'v1.32.0',
    apiVersions: [],
    isStrict: false,
    isLint: false,
    checksAsTemplate: false,
    limits: defaultLimits,
    isCancelled: () => false,
  };
}

function probes(asked: RenderRequest): readonly RenderedProbe[] {
  const { files, problems } = renderChart(asked);
  assert.deepEqual(problems, []);
  const texts = new Map([...files].map(([name, { output }]) => [name, output.text]));
  return readManifests(texts).manifests.flatMap((manifest) => {
    const file = files.get(manifest.file);
    return file ? probesOf(file, manifest) : [];
  });
}

const deployment = (probe: string, head = ''): string => `${head}apiVersion: apps/v1
kind: Deployment
metadata:
  name: d
spec:
  template:
    spec:
      containers:
        - name: app
          livenessProbe:
${probe}`;

const values = `probe:
  enabled: true
  httpGet:
    path: /live
    port: 8080
  periodSeconds: 7
  timeoutSeconds: 3
`;

/** Ways to write a probe of the values above into a template. */
const idioms: Readonly<Record<string, string>> = {
  'inline scalars': deployment(`            httpGet:
              path: {{ .Values.probe.httpGet.path }}
              port: {{ .Values.probe.httpGet.port }}
            periodSeconds: {{ .Values.probe.periodSeconds }}
            timeoutSeconds: {{ .Values.probe.timeoutSeconds | default 1 }}
`),
  toYaml: deployment('            {{- toYaml (omit .Values.probe "enabled") | nindent 12 }}\n'),
  with: deployment(
    '            {{- with .Values.probe }}\n            {{- omit . "enabled" | toYaml | trim | nindent 12 }}\n            {{- end }}\n',
  ),
  'include and tpl': deployment(
    '            {{- include "render" (dict "value" (omit .Values.probe "enabled") "context" $) | nindent 12 }}\n',
    '{{ define "render" }}{{ tpl (.value | toYaml) .context }}{{ end }}',
  ),
  'merged defaults': deployment(
    '            {{- toYaml (merge (omit .Values.probe "enabled") (dict "failureThreshold" 3)) | nindent 12 }}\n',
  ),
  'from YAML again': deployment(
    '            {{- $probe := fromYaml (toYaml .Values.probe) }}\n            {{- toYaml (omit $probe "enabled") | nindent 12 }}\n',
  ),
  printed: deployment(`            httpGet:
              path: {{ printf "%s" .Values.probe.httpGet.path | quote }}
              port: {{ int .Values.probe.httpGet.port }}
            periodSeconds: {{ printf "%v" .Values.probe.periodSeconds }}
            timeoutSeconds: {{ .Values.probe.timeoutSeconds | toString }}
`),
};

function valuesSource(sources: readonly Source[]): Extract<Source, { from: 'values' }> | null {
  const found = sources.find((source) => source.from === 'values');
  return found?.from === 'values' ? found : null;
}

suite('a field that says it comes from the values', () => {
  for (const [idiom, template] of Object.entries(idioms)) {
    test(`changes with them: ${idiom}`, () => {
      const files = { 'values.yaml': values, 'templates/d.yaml': template };
      const [before] = probes(request(files));
      assert.ok(before);
      let proved = 0;
      for (const [field, value] of probeFields(before.value)) {
        const source = valuesSource(sourcesOf(value));
        if (!source) continue;
        assert.equal(source.file, 'values.yaml');
        const isPath = field === 'httpGet.path';
        const changed =
          values.slice(0, source.span.start) + (isPath ? '/other' : '41') + values.slice(source.span.end);
        const [after] = probes(request({ ...files, 'values.yaml': changed }));
        assert.ok(after);
        for (const [other, now] of probeFields(after.value)) {
          const was: Value | undefined = probeFields(before.value).get(other);
          const changedTo: string = isPath ? '/other' : '41';
          const expected: string | undefined = other === field ? changedTo : was && formatValue(was);
          assert.equal(formatValue(now), expected, `${field} changed, ${other} looked at`);
        }
        proved += 1;
      }
      assert.equal(proved, 4);
    });
  }
});

function sourcesOfField(asked: RenderRequest, field: string): readonly Source[] {
  const [probe] = probes(asked);
  const value = probe && probeFields(probe.value).get(field);
  assert.ok(value);
  return sourcesOf(value);
}

suite('a field tells where it is written', () => {
  const template = deployment('            {{- toYaml .Values.probe | nindent 12 }}\n');

  test("the user's values win, and those of the chart are remembered", () => {
    const asked = request(
      { 'values.yaml': 'probe: {periodSeconds: 5}\n', 'templates/d.yaml': template },
      'probe:\n  periodSeconds: 9\n',
    );
    const source = valuesSource(sourcesOfField(asked, 'periodSeconds'));
    assert.equal(source?.file, 'user.yaml');
    assert.deepEqual(
      source?.shadowed.map((shadowed) => (shadowed.from === 'values' ? shadowed.file : shadowed.from)),
      ['values.yaml'],
    );
  });

  test('a literal of the template', () => {
    const text = deployment('            periodSeconds: 10\n');
    const [source] = sourcesOfField(request({ 'templates/d.yaml': text }), 'periodSeconds');
    assert.equal(source?.from, 'template');
  });

  test('a default in an action', () => {
    const text = deployment('            periodSeconds: {{ .Values.period | default 30 }}\n');
    const [source] = sourcesOfField(request({ 'templates/d.yaml': text }), 'periodSeconds');
    assert.ok(source?.from === 'template');
    assert.equal(text.slice(source.span.start, source.span.end), '30');
    assert.equal(source.isFallback, true);
  });

  test('constants that nothing falls back to are the template’s', () => {
    const probe = `            periodSeconds: {{ 30 | default .Values.none }}
            timeoutSeconds: {{ .Values.none | default .Values.timeout }}
            failureThreshold: {{ coalesce .Values.none 0 7 | int }}
            successThreshold: {{ coalesce 1 2 }}
`;
    const files = { 'values.yaml': 'timeout: 3\n', 'templates/d.yaml': deployment(probe) };
    const kinds = ['periodSeconds', 'timeoutSeconds', 'failureThreshold', 'successThreshold'].map((field) => {
      const [source] = sourcesOfField(request(files), field);
      return source?.from === 'template' ? (source.isFallback ?? false) : source?.from;
    });
    assert.deepEqual(kinds, [false, 'values', true, false]);
  });

  test('a flag', () => {
    const asked = {
      ...request({ 'values.yaml': 'probe: {periodSeconds: 5}\n', 'templates/d.yaml': template }),
      sets: [{ flag: 'set' as const, expression: 'probe.periodSeconds=8' }],
    };
    const [source] = sourcesOfField(asked, 'periodSeconds');
    assert.ok(source?.from === 'set');
    assert.equal(source.expression.slice(source.span.start, source.span.end), '8');
  });
});

suite('what fails leaves a hole', () => {
  test('the rest of the file and the other files are rendered', () => {
    const { files, problems } = renderChart(
      request({
        'templates/a.yaml': 'a: {{ .Values.x.y }}\nb: {{ 1 }}\nc: {{ required "needed" .Values.c }}\n',
        'templates/b.yaml': 'd: {{ include "nowhere" . }}{{ nosuch }}\ne: {{ if }}x{{ end }}2\n',
        'templates/c.yaml': 'f: 3\n',
      }),
    );
    assert.equal(files.get('c/templates/a.yaml')?.output.text, 'a: \nb: 1\nc: \n');
    assert.equal(files.get('c/templates/b.yaml')?.output.text, 'd: \ne: 2\n');
    assert.equal(files.get('c/templates/c.yaml')?.output.text, 'f: 3\n');
    assert.deepEqual(
      problems.map(({ message }) => message),
      [
        'parse error at (c/templates/b.yaml:1): function "nosuch" not defined',
        'parse error at (c/templates/b.yaml:2): missing value for if',
        'template: c/templates/b.yaml:1:6: executing "c/templates/b.yaml" at <include "nowhere" .>: error calling include: template: no template "nowhere" associated with template "gotpl"',
        'template: c/templates/a.yaml:1:13: executing "c/templates/a.yaml" at <.Values.x.y>: nil pointer evaluating interface {}.y',
        'execution error at (c/templates/a.yaml:3:6): needed',
      ],
    );
  });

  test('templates that call themselves come to an end', () => {
    const { problems } = renderChart(
      request({ 'templates/a.yaml': '{{ define "r" }}{{ include "r" . }}{{ end }}{{ include "r" . }}' }),
    );
    assert.match(problems[0]?.message ?? '', /nested reference name: r|maximum template depth/);
  });

  test('work without end is stopped', () => {
    const asked = { ...request({ 'templates/a.yaml': '{{ range until 100000 }}x{{ end }}' }) };
    const { problems } = renderChart({ ...asked, limits: { ...defaultLimits, steps: 1000 } });
    assert.equal(problems[0]?.message, 'the template does not come to an end');
  });
});

suite('any part of a template can be read', () => {
  const template = idioms['include and tpl'] ?? '';

  test('cut anywhere, nothing is thrown', () => {
    for (let end = 0; end <= template.length; end++) {
      const { files } = renderChart(
        request({ 'values.yaml': values, 'templates/d.yaml': template.slice(0, end) }),
      );
      assert.equal(files.size, 1);
    }
  });
});
