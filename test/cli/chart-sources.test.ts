import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { CheckReport } from '../../server/cli/report.ts';
import { check, folderWith, runCli } from './run-cli.ts';

/*
 * Charts whose files lie in several places: where findings are shown, and what is written.
 */

function chartFiles(context: TestContext, files: Readonly<Record<string, string>>): string {
  const folder = folderWith(context, {});
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

const pod = (columns: number): string => `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: app
      image: team/web
      readinessProbe: {{- toYaml .Values.probe | nindent ${columns} }}
`;

/** A chart that depends on one beside it, whose values have a probe. */
function siblings(values: string, columns = 8): Readonly<Record<string, string>> {
  return {
    'charts/web/Chart.yaml': `apiVersion: v2
name: web
version: 1.0.0
dependencies: [{ name: base, version: 1.0.0, repository: "file://../base" }]
`,
    'charts/web/values.yaml': values,
    'charts/base/Chart.yaml': 'apiVersion: v2\nname: base\nversion: 1.0.0\n',
    'charts/base/values.yaml': 'probe:\n  httpGet: { port: 80, scheme: http } # lower\n',
    'charts/base/templates/pod.yaml': pod(columns),
  };
}

test('a chart beside the chart is judged with it, told of where it lies, in every format, and fixed there', async (context) => {
  const cwd = chartFiles(context, siblings(''));
  const json = await runCli({ args: [...check, 'charts/web', '--format', 'json'], cwd });
  const { findings } = JSON.parse(json.stdout) as CheckReport;
  assert.deepEqual(
    findings.map(({ ruleId, path, related }) => [ruleId, path, related?.map((one) => one.path)]),
    [['http-get-invalid', 'charts/base/values.yaml', ['charts/base/templates/pod.yaml']]],
  );
  const sarif = await runCli({ args: [...check, 'charts/web', '--format', 'sarif'], cwd });
  const [result] = JSON.parse(sarif.stdout).runs[0].results;
  assert.equal(result.locations[0].physicalLocation.artifactLocation.uri, 'charts/base/values.yaml');
  assert.equal(result.fixes[0].artifactChanges[0].artifactLocation.uri, 'charts/base/values.yaml');
  const github = await runCli({ args: [...check, 'charts/web', '--format', 'github'], cwd });
  assert.match(github.stdout, /^::error file=charts\/base\/values\.yaml,line=2,col=32,/);
  const fixed = await runCli({ args: [...check, 'charts/web', '--fix'], cwd });
  assert.equal(fixed.code, 0);
  assert.equal(
    readFileSync(join(cwd, 'charts/base/values.yaml'), 'utf8'),
    'probe:\n  httpGet: { port: 80, scheme: HTTP } # lower\n',
  );
});

test('what is no YAML for a wrong number stops Helm, and no more once it is fixed', async (context) => {
  const cwd = chartFiles(context, siblings('base: { probe: { httpGet: { scheme: HTTP } } }\n', 4));
  const { code, stdout } = await runCli({ args: [...check, 'charts/web', '--format', 'json'], cwd });
  const { findings, problems } = JSON.parse(stdout) as CheckReport;
  assert.equal(code, 2);
  assert.deepEqual(
    problems.map(({ stage }) => stage),
    ['yaml'],
  );
  assert.deepEqual(
    findings.map(({ ruleId, path, range }) => [ruleId, path, range.start]),
    [['helm-probe-wrong-indentation', 'charts/base/templates/pod.yaml', { line: 7, character: 26 }]],
  );
  const fixed = await runCli({ args: [...check, 'charts/web', '--fix'], cwd });
  assert.equal(fixed.code, 0);
  assert.equal(readFileSync(join(cwd, 'charts/base/templates/pod.yaml'), 'utf8'), pod(8));
});

test('what Helm 4 makes of nulls is told, beside what Helm 3 renders', async (context) => {
  const values = 'base:\n  probe:\n    httpGet: null\n    tcpSocket: { port: 80 }\n';
  const cwd = chartFiles(context, siblings(values));
  const rendered = JSON.parse(
    (await runCli({ args: ['render', 'charts/web', '--format', 'json'], cwd })).stdout,
  );
  assert.deepEqual(
    rendered.probes.map(({ value }: { value: unknown }) => value),
    [{ tcpSocket: { port: 80 } }],
  );
  assert.deepEqual(rendered.helm4, [
    {
      path: 'web/charts/base/templates/pod.yaml',
      kind: 'Pod',
      name: 'web',
      at: 'spec/containers/0',
      container: 'app',
      probe: 'readinessProbe',
      value: { httpGet: { port: 80, scheme: 'http' }, tcpSocket: { port: 80 } },
    },
  ]);
  const { code, stdout } = await runCli({ args: [...check, 'charts/web', '--format', 'json'], cwd });
  const { findings } = JSON.parse(stdout) as CheckReport;
  assert.deepEqual(
    findings.map(({ ruleId, severity, path }) => [ruleId, severity, path]),
    [
      ['http-get-invalid', 'information', 'charts/base/values.yaml'],
      ['helm-override-adds-second-handler', 'information', 'charts/web/values.yaml'],
    ],
  );
  assert.equal(code, 0);
});
