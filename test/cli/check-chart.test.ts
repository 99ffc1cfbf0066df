import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { CheckReport } from '../../server/cli/report.ts';
import { packedChart } from '../support/packed-chart.ts';
import { check, folderWith, runCli } from './run-cli.ts';

const template = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: app
      image: team/web
      readinessProbe:
        httpGet: { port: {{ .Values.port }}, scheme: {{ .Values.scheme }} }
`;
const chart = {
  'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
  'values.yaml': 'port: 8080\nscheme: http # lower\n',
  'templates/pod.yaml': template,
};

/** A folder with a chart `web` in it. */
function chartFolder(
  context: TestContext,
  files: Readonly<Record<string, string | Uint8Array>> = chart,
): string {
  const folder = folderWith(context, {});
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, 'web', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return folder;
}

async function report(
  cwd: string,
  ...args: string[]
): Promise<{ code: number | null; found: string[] } & Pick<CheckReport, 'problems' | 'summary'>> {
  const { code, stdout } = await runCli({ args: [...check, ...args, '--format', 'json'], cwd });
  const { findings, problems, summary } = JSON.parse(stdout) as CheckReport;
  const found = findings.map(
    ({ path, range, ruleId }) => `${path}:${range.start.line + 1}:${range.start.character + 1} ${ruleId}`,
  );
  return { code, found, problems, summary };
}

test('a chart is judged as it is rendered, and values files and flags count', async (context) => {
  const cwd = chartFolder(context);
  writeFileSync(join(cwd, 'ci.yaml'), 'port: 99999\nscheme: HTTP\n');
  const plain = await report(cwd, 'web');
  assert.deepEqual([plain.code, plain.found], [1, ['web/values.yaml:2:9 http-get-invalid']]);
  assert.equal(plain.summary.files, 2);
  assert.equal(plain.summary.probes, 1);
  const given = await report(cwd, 'web', '-f', 'ci.yaml');
  assert.deepEqual(given.found, ['ci.yaml:1:7 probe-port-invalid']);
  const set = await report(cwd, 'web', '-f', 'ci.yaml', '--set', 'port=80');
  assert.deepEqual([set.code, set.found], [0, []]);
});

test('a packed chart is judged, too', async (context) => {
  const cwd = folderWith(context, { 'web-1.0.0.tgz': packedChart('web', chart) });
  const { code, found } = await report(cwd, 'web-1.0.0.tgz');
  assert.deepEqual([code, found], [1, ['web-1.0.0.tgz/values.yaml:2:9 http-get-invalid']]);
});

test('what Helm stops at is a problem with its stage and line', async (context) => {
  const cwd = chartFolder(context, {
    ...chart,
    'templates/broken.yaml': 'a: 1\nb: {{ required "say a" .Values.a }}\n',
  });
  const { code, found, problems } = await report(cwd, 'web');
  assert.deepEqual([code, found], [2, ['web/values.yaml:2:9 http-get-invalid']]);
  assert.deepEqual(
    problems.map(({ path, stage, line }) => ({ path, stage, line })),
    [{ path: 'web/templates/broken.yaml', stage: 'render', line: 2 }],
  );
  assert.match(problems[0]?.message ?? '', /say a/);
});

test('templates of a chart that cannot be loaded are judged as they are written', async (context) => {
  const cwd = chartFolder(context, {
    ...chart,
    'Chart.yaml': 'version: 1.0.0\n',
    'templates/pod.yaml': template.replace('{{ .Values.port }}', '99999'),
  });
  const { code, found } = await report(cwd, 'web');
  assert.deepEqual([code, found], [2, ['web/templates/pod.yaml:10:26 probe-port-invalid']]);
});

test('the safe fixes of a chart are written where the text stands', async (context) => {
  const cwd = chartFolder(context);
  const { code, stdout } = await runCli({ args: [...check, 'web', '--fix'], cwd });
  assert.equal(code, 0);
  assert.match(stdout, /Fixed in web\/values\.yaml: http-get-invalid/);
  assert.equal(readFileSync(join(cwd, 'web/values.yaml'), 'utf8'), 'port: 8080\nscheme: HTTP # lower\n');
  assert.equal(readFileSync(join(cwd, 'web/templates/pod.yaml'), 'utf8'), template);
});

test('people read what a finding is rendered in', async (context) => {
  const { stdout } = await runCli({ args: [...check, 'web'], cwd: chartFolder(context) });
  assert.match(stdout, /\n {6}in Pod web \(app\)\n/);
});

test('flags of charts are refused where there is none, and files that they name have to be there', async (context) => {
  const cwd = chartFolder(context);
  const without = await runCli({ args: ['check', 'web/templates', '--set', 'a=1'], cwd });
  assert.deepEqual([without.code, without.stdout], [2, '']);
  assert.match(without.stderr, /^--set is for charts/);
  const missing = await report(cwd, 'web', '-f', 'nowhere.yaml');
  assert.deepEqual([missing.code, missing.found], [2, []]);
  assert.match(missing.problems[0]?.message ?? '', /nowhere\.yaml/);
});

test('findings in files that the project file leaves out are left out', async (context) => {
  const cwd = chartFolder(context, { ...chart, '.kube-probes.yaml': 'exclude: [values.yaml]\n' });
  assert.deepEqual((await report(cwd, 'web')).found, []);
});

test('the project file says which values files apply, and flags win over it', async (context) => {
  const cwd = chartFolder(context, {
    ...chart,
    'values-ports.yaml': 'port: 99999\n',
    'values-fine.yaml': 'scheme: HTTP\n',
  });
  writeFileSync(
    join(cwd, '.kube-probes.yaml'),
    'helm:\n  valuesFiles: [values-ports.yaml, no-such.yaml]\n  profiles: { fine: [values-fine.yaml] }\n',
  );
  const ports = ['web/values-ports.yaml:1:7 probe-port-invalid', 'web/values.yaml:2:9 http-get-invalid'];
  assert.deepEqual((await report(cwd, 'web')).found, ports);
  assert.deepEqual((await report(cwd, 'web', '--values-profile', 'fine')).found, []);
  assert.deepEqual((await report(cwd, 'web', '-f', 'web/values-fine.yaml')).found, []);
  assert.deepEqual((await report(cwd, 'web', '--no-config')).found, [ports[1]]);
  const unknown = await report(cwd, 'web', '--values-profile', 'other');
  assert.equal(unknown.code, 2);
  assert.match(unknown.problems[0]?.message ?? '', /no values profile other.*Known: fine/);
});

test('probes that the values switch off are judged where that is wanted', async (context) => {
  const values = 'readinessProbe: { enabled: false, httpGet: { port: 80, scheme: http } }\n';
  const dump = '{{- toYaml (omit .Values.readinessProbe "enabled") | nindent 8 }}';
  const cwd = chartFolder(context, {
    'Chart.yaml': chart['Chart.yaml'],
    'values.yaml': values,
    'templates/pod.yaml': template.replace(
      / {6}readinessProbe:.*$/s,
      `      {{- if .Values.readinessProbe.enabled }}\n      readinessProbe: ${dump}\n      {{- end }}\n`,
    ),
  });
  assert.deepEqual((await report(cwd, 'web')).found, []);
  const { code, stdout } = await runCli({ args: [...check, 'web', '--dormant-probes'], cwd });
  assert.equal(code, 0);
  assert.match(stdout, /1:64 {2}information {2}Off in the values\. If on: .*http-get-invalid/);
  writeFileSync(join(cwd, '.kube-probes.yaml'), 'helm: { checkDormantProbes: true }\n');
  assert.deepEqual((await report(cwd, 'web')).found, ['web/values.yaml:1:64 http-get-invalid']);
});

const twoBranches = `${template}{{- if .Values.isOn }}
      livenessProbe:
        periodSeconds: -1
        httpGet: { port: 8080 }
{{- end }}
`;

test('a chart that is met on the way is judged as it is rendered, and what it does not render as it is written', async (context) => {
  const cwd = chartFolder(context, {
    ...chart,
    'templates/pod.yaml': twoBranches,
    'charts/db/Chart.yaml': chart['Chart.yaml'].replace('web', 'db'),
    'charts/db/templates/pod.yaml': template.replace('{{ .Values.port }}', '99999'),
  });
  writeFileSync(join(cwd, 'pod.yaml'), template.replace(/\{\{.*?\}\}/g, '0'));
  const { code, found, problems, summary } = await report(cwd, '.');
  assert.equal(code, 1);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    found.filter((one) => !one.startsWith('pod.yaml')),
    [
      'web/charts/db/templates/pod.yaml:10:26 probe-port-invalid',
      'web/templates/pod.yaml:13:24 probe-timing-invalid-number',
      'web/values.yaml:2:9 http-get-invalid',
    ],
  );
  assert.equal(summary.probes, 3);
});

test('of a chart that is met nothing is told that Helm would stop at, and its safe fixes are written', async (context) => {
  const cwd = chartFolder(context, {
    ...chart,
    'templates/broken.yaml': 'a: 1\nb: {{ required "say a" .Values.a }}\n',
  });
  const { code } = await runCli({ args: [...check, '.', '--fix'], cwd });
  assert.equal(code, 0);
  assert.equal(readFileSync(join(cwd, 'web/values.yaml'), 'utf8'), 'port: 8080\nscheme: HTTP # lower\n');
  const library = chartFolder(context, {
    'Chart.yaml': `${chart['Chart.yaml']}type: library\n`,
    'templates/pod.yaml': template.replace('{{ .Values.port }}', '99999'),
  });
  const met = await report(library, '.');
  assert.deepEqual(met.problems, []);
  assert.deepEqual(met.found, ['web/templates/pod.yaml:10:26 probe-port-invalid']);
});
