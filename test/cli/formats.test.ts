import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { formatGithub } from '../../server/cli/format-github.ts';
import { formatSarif } from '../../server/cli/format-sarif.ts';
import type { CheckReport, ReportedFinding } from '../../server/cli/report.ts';
import { ruleIds } from '../../server/core/index.ts';
import { podWith } from '../support/manifests.ts';
import { check, folderWith, runCli } from './run-cli.ts';

const faulty = podWith(`image: registry.example.com/web:1
ports:
  - { name: http, containerPort: 80 }
  - { name: http, containerPort: 81 }
livenessProbe:
  tcpSocket: { port: 80 }
  periodSeconds: "10"
`);

/** The schema of the standard, without the two lines that name the draft it is written in. */
function sarifSchema(): object {
  const path = createRequire(import.meta.url).resolve(
    '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
  );
  const {
    $schema: _draft,
    id: _id,
    ...schema
  } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  return schema;
}

const isSarif = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
  sarifSchema(),
);

interface Sarif {
  readonly runs: readonly {
    readonly columnKind: string;
    readonly tool: { readonly driver: { readonly rules: readonly Record<string, unknown>[] } };
    readonly invocations: readonly { readonly executionSuccessful: boolean }[];
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly locations: readonly { readonly physicalLocation: Record<string, unknown> }[];
      readonly relatedLocations: readonly unknown[];
      readonly partialFingerprints: Readonly<Record<string, string>>;
      readonly fixes: readonly {
        readonly artifactChanges: readonly { readonly replacements: readonly unknown[] }[];
      }[];
    }[];
  }[];
}

async function sarifOf(cwd: string, ...args: string[]): Promise<Sarif['runs'][number]> {
  const { stdout } = await runCli({ args: [...check, ...args, '--format', 'sarif'], cwd });
  const log: unknown = JSON.parse(stdout);
  assert.ok(isSarif(log), JSON.stringify(isSarif.errors?.slice(0, 3)));
  const [run] = (log as Sarif).runs;
  assert.ok(run);
  return run;
}

test('SARIF: valid, with rules, places, related places, fixes and fingerprints', async (context) => {
  const cwd = folderWith(context, { 'a pod.yaml': faulty });
  const run = await sarifOf(cwd, 'a pod.yaml', 'nowhere.yaml');
  assert.equal(run.columnKind, 'utf16CodeUnits');
  assert.equal(run.invocations[0]?.executionSuccessful, false);
  assert.deepEqual(
    run.tool.driver.rules.map(({ id }) => id),
    [...ruleIds],
  );
  for (const { helpUri } of run.tool.driver.rules) assert.match(String(helpUri), /^https:/);
  const quoted = run.results.find(({ ruleId }) => ruleId === 'probe-timing-invalid-number');
  assert.ok(quoted);
  assert.equal(quoted.level, 'error');
  assert.equal(ruleIds[quoted.ruleIndex], quoted.ruleId);
  assert.deepEqual(quoted.locations[0]?.physicalLocation, {
    artifactLocation: { uri: 'a%20pod.yaml', uriBaseId: 'SRCROOT' },
    region: { startLine: 14, startColumn: 24, endLine: 14, endColumn: 28 },
  });
  assert.equal(quoted.fixes[0]?.artifactChanges[0]?.replacements.length, 1);
  assert.ok(run.results.some(({ relatedLocations }) => relatedLocations.length > 0));
});

test('SARIF: a fingerprint outlives lines that come and go above, and differs from all others', async (context) => {
  const cwd = folderWith(context, { 'pod.yaml': `${faulty}---\n${faulty}` });
  const fingerprints = async (): Promise<readonly string[]> =>
    (await sarifOf(cwd, 'pod.yaml')).results.flatMap(({ partialFingerprints }) =>
      Object.values(partialFingerprints),
    );
  const before = await fingerprints();
  assert.ok(before.length > 2);
  assert.equal(new Set(before).size, before.length);
  const moved = folderWith(context, { 'pod.yaml': `# a\n# b\n${faulty}---\n${faulty}` });
  const { results } = await sarifOf(moved, 'pod.yaml');
  assert.deepEqual(
    results.flatMap(({ partialFingerprints }) => Object.values(partialFingerprints)),
    before,
  );
});

test('SARIF: standard input and nothing found are valid too', async () => {
  const { stdout } = await runCli({
    args: [...check, '-', '--format', 'sarif', '--language', 'ko'],
    input: faulty,
  });
  assert.ok(isSarif(JSON.parse(stdout)), JSON.stringify(isSarif.errors?.slice(0, 3)));
  const empty = formatSarif(reportWith([]), { language: 'en', folder: '/work' });
  assert.ok(isSarif(JSON.parse(empty)), JSON.stringify(isSarif.errors?.slice(0, 3)));
});

const finding: ReportedFinding = {
  ruleId: 'yaml-syntax',
  category: 'decode',
  severity: 'information',
  path: '/work/a,b/50%:x.yaml',
  document: 0,
  item: null,
  object: null,
  range: { start: { line: 1, character: 2 }, end: { line: 1, character: 5 } },
  objectPath: '',
  message: '100%: one,\ntwo\r',
  fixes: [],
};

function reportWith(findings: readonly ReportedFinding[]): CheckReport {
  const summary = {
    files: 1,
    documents: 1,
    containers: 0,
    probes: 0,
    error: 0,
    warning: 0,
    information: 0,
    hint: 0,
  };
  return { version: 1, summary, findings, problems: [] };
}

test('GitHub: a workflow command per finding, escaped as the runner reads it', () => {
  assert.equal(
    formatGithub(reportWith([finding]), '/work'),
    '::notice file=a%2Cb/50%25%3Ax.yaml,line=2,col=3,endLine=2,endColumn=6,title=yaml-syntax::100%25: one,%0Atwo%0D\n',
  );
});

test('GitHub: no columns for a place that spans lines, which the runner refuses', () => {
  const range = { start: { line: 1, character: 2 }, end: { line: 3, character: 0 } };
  assert.match(
    formatGithub(reportWith([{ ...finding, range, severity: 'warning' }]), '/work'),
    /^::warning file=[^,]+,line=2,endLine=4,title=/,
  );
});

test('GitHub: what could not be read is an error of its file', async (context) => {
  const cwd = folderWith(context, {});
  const { code, stdout } = await runCli({ args: [...check, 'nowhere.yaml', '--format', 'github'], cwd });
  assert.equal(code, 2);
  assert.match(stdout, /^::error file=nowhere\.yaml,title=Kube Probes::There is no such file/);
});
