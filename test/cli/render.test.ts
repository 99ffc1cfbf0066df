import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folderWith, runCli } from './run-cli.ts';

const chart = {
  'c/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n',
  'c/values.yaml': 'probe:\n  httpGet:\n    path: /live\n    port: 8080\n  periodSeconds: 10\n',
  'c/templates/z.yaml': 'kind: Service\nmetadata: {name: {{ .Release.Name }}}\n',
  'c/templates/d.yaml': `kind: Deployment
metadata: {name: d}
spec:
  template:
    spec:
      containers:
        - name: app
          livenessProbe: {{- toYaml .Values.probe | nindent 12 }}
`,
  'c/templates/NOTES.txt': 'Thanks for {{ .Chart.Name }}\n',
  'own.yaml': 'probe:\n  periodSeconds: 20\n',
};

test('render prints what Helm would: by kind, with the source of every document, without notes', async (context) => {
  const cwd = folderWith(context, chart);
  const { code, stdout } = await runCli({
    args: ['render', 'c', '-f', 'own.yaml', '--set', 'probe.httpGet.path=/set', '--release-name', 'demo'],
    cwd,
  });
  assert.equal(
    stdout,
    `---
# Source: c/templates/z.yaml
kind: Service
metadata: {name: demo}
---
# Source: c/templates/d.yaml
kind: Deployment
metadata: {name: d}
spec:
  template:
    spec:
      containers:
        - name: app
          livenessProbe:
            httpGet:
              path: /set
              port: 8080
            periodSeconds: 20
`,
  );
  assert.equal(code, 0);
});

test('as JSON it tells where every field of a probe comes from', async (context) => {
  const cwd = folderWith(context, chart);
  const { code, stdout } = await runCli({
    args: ['render', 'c', '-f', 'own.yaml', '--set', 'probe.httpGet.path=/set', '--format', 'json'],
    cwd,
  });
  const { files, values, problems, probes } = JSON.parse(stdout);
  assert.equal(code, 0);
  assert.deepEqual(Object.keys(files).sort(), [
    'c/templates/NOTES.txt',
    'c/templates/d.yaml',
    'c/templates/z.yaml',
  ]);
  assert.deepEqual(values, { probe: { httpGet: { path: '/set', port: 8080 }, periodSeconds: 20 } });
  assert.deepEqual(problems, []);
  const [probe] = probes;
  assert.deepEqual(
    [probe.path, probe.kind, probe.name, probe.container, probe.probe],
    ['c/templates/d.yaml', 'Deployment', 'd', 'app', 'livenessProbe'],
  );
  assert.deepEqual(probe.provenance.periodSeconds[0], {
    from: 'values',
    path: 'own.yaml',
    range: { start: { line: 2, column: 18 }, end: { line: 2, column: 20 } },
  });
  assert.deepEqual(probe.provenance['httpGet.port'][0], {
    from: 'values',
    path: 'c/values.yaml',
    range: { start: { line: 4, column: 11 }, end: { line: 4, column: 15 } },
  });
  assert.equal(probe.provenance['httpGet.path'][0].from, 'set');
  assert.deepEqual(probe.provenance.periodSeconds[1].path, 'c/templates/d.yaml');
});

test('as JSON it shows only the templates asked for, and says which are none', async (context) => {
  const cwd = folderWith(context, chart);
  const shown = async (...patterns: readonly string[]) => {
    const only = patterns.flatMap((pattern) => ['-s', pattern]);
    const { code, stdout } = await runCli({ args: ['render', 'c', '--format', 'json', ...only], cwd });
    const { files, probes, problems } = JSON.parse(stdout);
    return { code, files: Object.keys(files), probes: probes.length, problems };
  };
  assert.deepEqual(await shown('templates/z.yaml'), {
    code: 0,
    files: ['c/templates/z.yaml'],
    probes: 0,
    problems: [],
  });
  const some = await shown('templates/d*', 'templates/none.yaml');
  assert.deepEqual([some.code, some.files, some.probes], [1, ['c/templates/d.yaml'], 1]);
  assert.deepEqual(some.problems, [
    {
      stage: 'flags',
      message: 'could not find template templates/none.yaml in chart',
      path: null,
      line: null,
      column: null,
    },
  ]);
});

test('a constant of default is told from what the template writes, words and numbers alike', async (context) => {
  const probe = `apiVersion: v1
kind: Pod
metadata: { name: p }
spec:
  containers:
    - name: app
      readinessProbe:
        periodSeconds: 5
        timeoutSeconds: {{ .Values.timeout | default 3 }}
        httpGet:
          path: "{{ .Values.base | default "/x" }}/ready"
          port: 80
`;
  const cwd = folderWith(context, {
    'c/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n',
    'c/templates/p.yaml': probe,
  });
  const { stdout } = await runCli({ args: ['render', 'c', '--format', 'json'], cwd });
  const { provenance } = JSON.parse(stdout).probes[0];
  const kinds = (field: string) => provenance[field].map(({ from }: { from: string }) => from);
  assert.deepEqual(provenance.timeoutSeconds, [
    {
      from: 'default',
      path: 'c/templates/p.yaml',
      range: { start: { line: 9, column: 54 }, end: { line: 9, column: 55 } },
    },
  ]);
  assert.deepEqual(kinds('periodSeconds'), ['template']);
  assert.deepEqual(kinds('httpGet.path'), ['template', 'default', 'template']);
});

test('what Helm would stop at is told in its words; the rest is in the JSON', async (context) => {
  const cwd = folderWith(context, { ...chart, 'c/templates/bad.yaml': 'a: {{ .Values.x.y }}\nb: 1\n' });
  const words =
    'template: c/templates/bad.yaml:1:13: executing "c/templates/bad.yaml" at <.Values.x.y>: nil pointer evaluating interface {}.y';
  const text = await runCli({ args: ['render', 'c'], cwd });
  assert.equal(text.code, 1);
  assert.equal(text.stdout, '');
  assert.equal(text.stderr.split('\n')[0], `Error: ${words}`);
  const json = await runCli({ args: ['render', 'c', '--format', 'json'], cwd });
  const { files, problems, probes } = JSON.parse(json.stdout);
  assert.equal(json.code, 1);
  assert.equal(files['c/templates/bad.yaml'], 'a: \nb: 1\n');
  assert.deepEqual(problems, [
    { stage: 'render', message: words, path: 'c/templates/bad.yaml', line: 1, column: 13 },
  ]);
  assert.equal(probes.length, 1);
});

test('charts beside the chart that it depends on are taken along', async (context) => {
  const cwd = folderWith(context, {
    'c/Chart.yaml':
      'apiVersion: v2\nname: c\nversion: 1.0.0\ndependencies:\n- name: lib\n  version: 1.0.0\n  repository: file://../shared/lib\n',
    'c/templates/a.yaml': '{{ include "lib.kind" . }}\n',
    'shared/lib/Chart.yaml': 'apiVersion: v2\nname: lib\nversion: 1.0.0\ntype: library\n',
    'shared/lib/templates/_lib.tpl': '{{ define "lib.kind" }}kind: Pod{{ end }}',
  });
  const { stdout, stderr } = await runCli({ args: ['render', 'c'], cwd });
  assert.equal(stderr, '');
  assert.equal(stdout, '---\n# Source: c/templates/a.yaml\nkind: Pod\n');
});

test('a chart that is not there is told', async (context) => {
  const cwd = folderWith(context, {});
  const { code, stderr } = await runCli({ args: ['render', 'nowhere'], cwd });
  assert.equal(code, 2);
  assert.match(stderr, /path "nowhere" not found/);
});

test('in JSON also a missing chart or values file is a problem with its stage', async (context) => {
  const cwd = folderWith(context, chart);
  const cases: readonly (readonly [args: readonly string[], stage: string, words: RegExp])[] = [
    [['nowhere'], 'load', /^path "nowhere" not found/],
    [['c', '-f', 'none.yaml'], 'flags', /^open none\.yaml: no such file or directory$/],
  ];
  for (const [args, stage, words] of cases) {
    const { code, stdout } = await runCli({ args: ['render', ...args, '--format', 'json'], cwd });
    const { files, values, problems, probes } = JSON.parse(stdout);
    assert.equal(code, 2);
    assert.deepEqual([files, values, probes, problems.length], [{}, null, [], 1]);
    assert.equal(problems[0].stage, stage);
    assert.match(problems[0].message, words);
  }
});
