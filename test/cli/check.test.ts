import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CheckReport } from '../../server/cli/report.ts';
import { check, folderWith, runCli } from './run-cli.ts';

const pod = (probe: string): string => `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1
${probe}`;

const sound = pod(`      readinessProbe:
        tcpSocket:
          port: 80
`);

const refused = pod(`      readinessProbe:
        tcpSocket:
          port: 80
        periodSeconds: -1
`);

const risky = pod(`      livenessProbe:
        tcpSocket:
          port: 80
`);

async function reportOn(input: string, ...args: string[]): Promise<CheckReport> {
  const { stdout } = await runCli({ args: [...check, '-', '--format', 'json', ...args], input });
  return JSON.parse(stdout) as CheckReport;
}

test('a sound manifest: nothing found, exit 0', async () => {
  const { code, stdout } = await runCli({ args: [...check, '-'], input: sound });
  assert.equal(code, 0);
  assert.match(stdout, /containers: 1 · probes: 1 · errors: 0/);
});

test('the report names rule, place, path, words and counts', async () => {
  const report = await reportOn(`---\n# nothing here\n---\n${refused}`);
  assert.deepEqual(report.summary, {
    files: 1,
    documents: 1,
    containers: 1,
    probes: 1,
    error: 1,
    warning: 0,
    information: 0,
    hint: 0,
  });
  const [finding] = report.findings;
  assert.ok(finding);
  const { message: _words, documentation, fixes: _fixes, ...rest } = finding;
  assert.deepEqual(rest, {
    ruleId: 'probe-timing-invalid-number',
    category: 'validation',
    severity: 'error',
    path: '-',
    document: 0,
    item: null,
    object: { kind: 'Pod', namespace: null, name: 'web' },
    range: { start: { line: 14, character: 23 }, end: { line: 14, character: 25 } },
    objectPath: 'spec.containers[0].readinessProbe.periodSeconds',
    apiMessage: 'Invalid value: -1: must be greater than or equal to 0',
  });
  assert.match(documentation ?? '', /\/docs\/rules\/probe-timing-invalid-number\.md$/);
});

test('items of a list are counted from 0', async () => {
  const item = refused.replace(/^/gm, '    ').replace('    apiVersion', '  - apiVersion');
  const report = await reportOn(`apiVersion: v1\nkind: List\nitems:\n${item}`);
  assert.deepEqual(
    report.findings.map(({ document, item: index, objectPath }) => [document, index, objectPath]),
    [[0, 0, 'spec.containers[0].readinessProbe.periodSeconds']],
  );
});

test('a fix in the report is a set of edits by position', async () => {
  const report = await reportOn(risky);
  const fix = report.findings[0]?.fixes.find(({ title }) => title.includes('initialDelaySeconds'));
  assert.equal(fix?.safety, 'changes-behaviour');
  assert.deepEqual(
    fix?.edits.map(({ newText }) => newText.trim()),
    ['initialDelaySeconds: 30'],
  );
});

test('the exit code follows --fail-on', async () => {
  const codes = async (input: string, ...args: string[]): Promise<number | null> =>
    (await runCli({ args: [...check, '-', ...args], input })).code;
  assert.equal(await codes(risky), 1);
  assert.equal(await codes(risky, '--fail-on', 'error'), 0);
  assert.equal(await codes(refused, '--fail-on', 'error'), 1);
});

test('a file that is not there is a problem, and exit 2 wins', async (context) => {
  const cwd = folderWith(context, { 'refused.yaml': refused });
  const { code, stdout } = await runCli({
    args: [...check, 'refused.yaml', 'nowhere.yaml', '--format', 'json'],
    cwd,
  });
  const report = JSON.parse(stdout) as CheckReport;
  assert.equal(code, 2);
  assert.equal(report.summary.error, 1);
  assert.deepEqual(
    report.problems.map(({ path }) => path),
    ['nowhere.yaml'],
  );
});

test('usage errors exit with 2 and say what can be written', async () => {
  for (const args of [
    [...check, '-', '--format', 'xml'],
    [...check],
    ['chekc'],
    [...check, '-', '--kubernetes-version', 'latest'],
  ]) {
    const { code, stderr } = await runCli({ args });
    assert.equal(code, 2, args.join(' '));
    assert.notEqual(stderr, '');
  }
  assert.equal((await runCli({ args: ['--version'] })).code, 0);
});

test('a folder is searched for manifests', async (context) => {
  const folder = folderWith(context, { 'a.yaml': refused, 'b.yml': sound, 'notes.txt': refused });
  const { stdout } = await runCli({ args: [...check, folder, '--format', 'json'] });
  assert.equal((JSON.parse(stdout) as CheckReport).summary.files, 2);
});

test('the version decides which fields there are', async () => {
  const input = pod(`      livenessProbe:
        httpGet: { port: 80, protocol: HTTP2 }
        initialDelaySeconds: 10
`);
  const severities = async (version: string): Promise<readonly string[]> =>
    (await reportOn(input, '--kubernetes-version', version)).findings.map(({ severity }) => severity);
  assert.deepEqual(await severities('1.36'), ['error']);
  assert.deepEqual(await severities('v1.37.0'), ['information']);
});

test('a version from the future is judged as the newest known, with a notice', async () => {
  const { code, stderr } = await runCli({
    args: [...check, '-', '--kubernetes-version', '1.99'],
    input: sound,
  });
  assert.equal(code, 0);
  assert.match(stderr, /1\.99.*1\.37/);
});

test('the language follows --language, else the locale', async () => {
  const args = [...check, '-'];
  const korean = /[가-힣]/;
  assert.match((await runCli({ args: [...args, '--language', 'ko'], input: refused })).stdout, korean);
  assert.match((await runCli({ args, input: refused, environment: { LANG: 'ko_KR.UTF-8' } })).stdout, korean);
  assert.doesNotMatch((await runCli({ args, input: refused })).stdout, korean);
});

test('UTF-16 is read by its byte order mark, stray bytes do no harm', async () => {
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(refused, 'utf16le')]);
  const latin1 = Buffer.from(refused.replace('name: web', 'name: web # für'), 'latin1');
  for (const input of [utf16, latin1]) {
    const { code, stdout } = await runCli({ args: [...check, '-'], input });
    assert.equal(code, 1);
    assert.match(stdout, /periodSeconds/);
  }
});

test('the words under a finding name who says them', async () => {
  const text = async (input: string): Promise<string> =>
    (await runCli({ args: [...check, '-'], input })).stdout;
  assert.match(
    await text(refused),
    /\n +API: spec\.containers\[0\]\.readinessProbe\.periodSeconds: Invalid value/,
  );
  const unknownPort = pod('      readinessProbe:\n        tcpSocket: { port: web }\n');
  assert.match(await text(unknownPort), /\n +kubelet: spec\.containers\[0\]/);
  const template = pod('      readinessProbe: { tcpSocket: { port: {{ .Values.port }} } }\n');
  assert.match(await text(template), /\n +API: invalid map key/);
});
