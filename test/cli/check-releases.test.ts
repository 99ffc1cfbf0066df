import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { CheckReport } from '../../server/cli/report.ts';
import { folderWith, runCli } from './run-cli.ts';

const chart = {
  'charts/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.2.0\n',
  'charts/web/values.yaml': 'timeout: 1\n',
  'charts/web/values-slow.yaml': 'period: 30\n',
  'charts/web/templates/pod.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: {{ .Release.Name }}
spec:
  containers:
    - name: app
      image: team/web
      readinessProbe:
        tcpSocket: { port: 8080 }
        periodSeconds: {{ .Values.period | default 5 }}
        timeoutSeconds: {{ .Values.timeout }}
`,
};

const application = (source: string): string => `apiVersion: v1
kind: ConfigMap
metadata: { name: other }
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop }
spec:
  source: ${source}
`;
const release = (chartSpec: string): string => `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: web }
spec:
  chart: { spec: ${chartSpec} }
  values:
    timeout: 12
`;

async function found(
  context: TestContext,
  manifest: string,
  asked = '.',
  more: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const folder = folderWith(context, { ...chart, 'apps/shop.yaml': manifest, ...more });
  const args = ['check', asked, '--format', 'json', '--threads', '1'];
  const { stdout, stderr, code } = await runCli({ args, cwd: folder });
  assert.notEqual(code, 2, stdout + stderr);
  const { findings } = JSON.parse(stdout) as CheckReport;
  return findings
    .filter(({ ruleId }) => ruleId === 'timeout-exceeds-period')
    .map(
      ({ path, range, object, document, related }) =>
        `${path}:${range.start.line + 1}:${range.start.character + 1} ${document} ${object?.name} ${(related ?? []).map((one) => one.path).join()}`,
    );
}

test('values of an Application are judged with the chart of the repository, found in the folders above', async (context) => {
  const inString = application('{ path: charts/web, helm: { valuesObject: { timeout: 12 } } }');
  const expected = ['apps/shop.yaml:9:64 1 shop charts/web/templates/pod.yaml'];
  assert.deepEqual(await found(context, inString), expected);
  assert.deepEqual(await found(context, inString, 'apps/shop.yaml'), expected);
});

test('files that a release names have their say, and those that are missing leave nothing to say', async (context) => {
  const withFiles = (files: string): string =>
    application(`{ path: charts/web, helm: { valueFiles: [${files}], valuesObject: { timeout: 12 } } }`);
  assert.equal((await found(context, withFiles(''))).length, 1);
  assert.deepEqual(await found(context, withFiles('values-slow.yaml')), []);
  assert.deepEqual(await found(context, withFiles('/charts/web/values-slow.yaml')), []);
  assert.deepEqual(await found(context, withFiles('none.yaml')), []);
});

test('a chart of a registry is the one of that name in the folders that are named', async (context) => {
  const named = (version: string): string =>
    release(`{ chart: web, version: "${version}", sourceRef: { kind: HelmRepository, name: shop } }`);
  assert.deepEqual(await found(context, named('^1.0.0')), [
    'apps/shop.yaml:7:14 0 web charts/web/templates/pod.yaml',
  ]);
  assert.deepEqual(await found(context, named('^2.0.0')), []);
  assert.deepEqual(await found(context, named('^1.0.0'), 'apps'), []);
});

const webWithProbe = {
  ...chart,
  'charts/web/values.yaml': 'timeout: 1\nlivenessProbe:\n  httpGet: { path: /, port: 8080 }\n',
  'charts/web/templates/pod.yaml': `${chart['charts/web/templates/pod.yaml']}      livenessProbe: {{- toYaml .Values.livenessProbe | nindent 8 }}\n`,
};

async function fixedBy(
  context: TestContext,
  manifest: string,
): Promise<{ readonly text: string; readonly report: CheckReport }> {
  const folder = folderWith(context, { ...webWithProbe, 'apps/shop.yaml': manifest });
  const args = ['check', '.', '--fix', '--format', 'json', '--threads', '1'];
  const { stdout } = await runCli({ args, cwd: folder });
  return {
    text: readFileSync(join(folder, 'apps/shop.yaml'), 'utf8'),
    report: JSON.parse(stdout) as CheckReport,
  };
}

const quoted = 'probe-port-quoted-number';

test('safe fixes are written into values in a block string, and told with those of the rest of the file', async (context) => {
  const pod = (port: string): string => `---
apiVersion: v1
kind: Pod
metadata: { name: other }
spec:
  containers:
    - name: app
      image: team/web
      livenessProbe: { httpGet: { path: /, port: ${port} } }
`;
  const text = (port: string): string => `# All in one.\r
${application(`
    path: charts/web
    helm:
      values: |
        livenessProbe:
          httpGet:
            port: ${port} # main
`).replaceAll('\n', '\r\n')}${pod(port)}`;
  const { text: after, report } = await fixedBy(context, text('"8080"'));
  assert.equal(after, text('8080'));
  assert.deepEqual(report.fixed, [{ path: 'apps/shop.yaml', fixes: { [quoted]: 2 } }]);
  assert.deepEqual(
    report.findings.filter(({ ruleId }) => ruleId === quoted),
    [],
  );
});

test('safe fixes are written into values that are an object, of each release by itself', async (context) => {
  const flux = release('{ chart: charts/web, sourceRef: { kind: GitRepository, name: shop } }');
  const values = '    livenessProbe: { httpGet: { port: "8080" } }\n';
  const { text, report } = await fixedBy(context, `${flux}${values}---\n${flux}${values}`);
  assert.equal(text, `${flux}${values}---\n${flux}${values}`.replaceAll('"8080"', '8080'));
  assert.deepEqual(report.fixed, [{ path: 'apps/shop.yaml', fixes: { [quoted]: 2 } }]);
});

test('what is not known as a whole is left as it is', async (context) => {
  const text = release('{ chart: charts/web, sourceRef: { kind: GitRepository, name: shop } }').replace(
    '  values:',
    '  valuesFrom: [{ kind: ConfigMap, name: web }]\n  values:\n    livenessProbe: { httpGet: { port: "8080" } }',
  );
  const { text: after, report } = await fixedBy(context, text);
  assert.equal(after, text);
  assert.deepEqual(report.fixed, []);
});

test('a folder of a repository that is called otherwise is not the chart', async (context) => {
  const text = application(
    '{ repoURL: https://git.example.com/team/shop.git, path: charts/web, helm: { valuesObject: { timeout: 12 } } }',
  );
  const withRemote = (name: string): Promise<readonly string[]> =>
    found(context, text, '.', {
      '.git/config': `[remote "origin"]\n\turl = git@example.com:me/${name}.git\n`,
    });
  assert.equal((await withRemote('shop')).length, 1);
  assert.deepEqual(await withRemote('store'), []);
});

test('values in quotes are judged, and left as they are', async (context) => {
  const text = application('{ path: charts/web, helm: { values: "timeout: 12" } }');
  assert.deepEqual(await found(context, text), ['apps/shop.yaml:9:47 1 shop charts/web/templates/pod.yaml']);
  assert.equal((await fixedBy(context, text)).text, text);
});
