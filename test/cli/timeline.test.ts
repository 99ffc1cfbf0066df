import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellsOf, rowText, wrapCells } from '../../server/cli/cells.ts';
import { simulate } from '../../server/core/index.ts';
import type { Scenario } from '../../server/core/simulation/scenario.ts';
import type { Trace } from '../../server/core/simulation/trace.ts';
import { folderWith, runCli } from './run-cli.ts';

const manifest = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: api
          image: registry.example.com/api:1
          startupProbe: { tcpSocket: { port: 80 }, periodSeconds: 5, failureThreshold: 12 }
          livenessProbe: { httpGet: { path: /livez, port: 80 } }
          readinessProbe: { httpGet: { path: /readyz, port: 80 }, periodSeconds: 5 }
        - name: helper
          image: registry.example.com/helper:1
          readinessProbe: { tcpSocket: { port: 90 } }
        - name: plain
          image: registry.example.com/plain:1
`;

const draw = (input: string, ...args: string[]) =>
  runCli({ args: ['timeline', '-', ...args], input, environment: { COLUMNS: '100' } });

test('a hang, drawn: a header, figures, lanes under an axis, the story, a legend', async () => {
  const { code, stdout, stderr } = await draw(manifest, '--kubernetes-version', '1.36');
  assert.deepEqual([code, stderr], [0, '']);
  const [header, figures = '', chart, story = '', legend] = stdout.trimEnd().split('\n\n');
  assert.equal(
    header,
    'api · Deployment/web · What if: Hang · typical timing\nOther containers: helper (--container NAME)',
  );
  assert.match(figures, /^ {2}Ready after start +\d+ s +any timing: \d+–\d+ s\n/);
  assert.equal(
    chart,
    `                 ╷0 s         ╷30 s        ╷60 s         ╷90 s        ╷120 s        ╷150 s
                          12                             3    4      5             6         78
Application      ░░░░░░░░█ serving requests █████████████▓ hung ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓ ░░░░░░░░░████████
Container        ░░░░░░░░░█ running █████████████████████████████████▒▒▒▒▒▒▒▒▒▒▒▒▒·█░░░░░░░░░███████
startupProbe     × × × ×  ◉                                                           × ×  × ◉
livenessProbe    ┄┄┄┄┄┄┄┄┄  ●   ●    ●   ●    ●   ●    ●   ⊗    ⊗   ◉               ┄┄┄┄┄┄┄┄┄  ●
readinessProbe   ┄┄┄┄┄┄┄┄┄◉ ● ● ●  ● ● ● ●  ● ● ● ●  ● ● ⊗ ⊗ ◉⊗ ⊗ ⊗  ⊗ ⊗ ⊗ ⊗  ⊗ ⊗ ××┄┄┄┄┄┄┄┄┄◉ ● ●
Service traffic  ·········█ receiving traffic ███████████▓▓▓▓▓· no traffic ··················███████`,
  );
  assert.match(story, /^ {2}1 {4}20 s {2}Started .*\n {2}2 {4}20 s {2}Ready /);
  assert.match(legend ?? '', /^● success · × failure · ⊗ timed out .*\n.*kubelet 1\.36\.$/);
});

const stories = [
  'healthy',
  'hang',
  'slow-boot',
  'slow-replies',
  'dependency-down',
  'crash',
  'flapping',
  'pod-deleted',
];

test('every story fits the terminal, in both languages, without colours for a file', async () => {
  for (const [index, story] of stories.entries()) {
    const language = index % 2 === 0 ? 'en' : 'ko';
    const { code, stdout } = await draw(manifest, '--scenario', story, '--language', language);
    assert.equal(code, 0, story);
    for (const line of stdout.split('\n')) assert.ok(cellsOf(line) <= 100, line);
    assert.ok(!stdout.includes('\u001b'), story);
    assert.match(stdout, /readinessProbe +\S/);
    assert.doesNotMatch(stdout, /timeline-|\{[a-z]+\}/i);
  }
});

test('JSON is what simulate takes, with its answer', async () => {
  const { stdout } = await draw(
    manifest,
    '--format',
    'json',
    '--scenario',
    'crash',
    '--kubernetes-version',
    '1.36',
  );
  const { id, kubernetesVersion, ranges, scenario, trace } = JSON.parse(stdout) as {
    id: string;
    kubernetesVersion: string;
    ranges: Readonly<Record<string, unknown>>;
    scenario: Scenario;
    trace: Trace;
  };
  assert.deepEqual([id, kubernetesVersion], ['Deployment/web/api/crash', '1.36']);
  assert.deepEqual(JSON.parse(JSON.stringify(simulate(scenario, kubernetesVersion))), trace);
  assert.ok(trace.some(({ event }) => event === 'container-exited'));
  assert.deepEqual(ranges.killDecision, { minSeconds: 21, typicalSeconds: 26, maxSeconds: 31 });
});

test('a container by its name; names that are none', async (context) => {
  const cwd = folderWith(context, { 'web.yaml': manifest });
  const run = (...args: string[]) => runCli({ args: ['timeline', ...args], cwd });
  const helper = await run('web.yaml', '--container', 'Deployment/web:helper');
  assert.match(helper.stdout, /^helper · Deployment\/web · web\.yaml · .*\n.*: api /);
  const near = await run('web.yaml', '--container', 'helpr');
  assert.deepEqual([near.code, near.stdout], [2, '']);
  assert.match(near.stderr, /There is no container "helpr" with probes\. Did you mean helper\?/);
  const plain = await run('web.yaml', '--container', 'plain');
  assert.match(plain.stderr, /Write one of: api, helper\.|Did you mean/);
  const missing = await run('none.yaml');
  assert.deepEqual([missing.code, /ENOENT/.test(missing.stderr)], [2, true]);
});

test('a file without probes', async () => {
  const { code, stderr } = await draw('apiVersion: v1\nkind: Pod\nspec: { containers: [{ name: a }] }\n');
  assert.equal(code, 2);
  assert.match(stderr, /No container in - has a probe/);
});

test('Korean letters take two cells, also where lines break', () => {
  assert.equal(cellsOf('컨테이너 x'), 10);
  assert.deepEqual(wrapCells('서비스 트래픽 없음', 13), ['서비스 트래픽', '없음']);
});

test('colours change only where they have to, and end', () => {
  const cell = (text: string, colour: number | null) => ({ text, colour });
  const row = [cell('a', 31), cell('b', 31), cell('c', null), cell('d', 32), cell(' ', null)];
  assert.equal(rowText(row, true), '\u001b[31mab\u001b[0mc\u001b[32md\u001b[0m');
  assert.equal(rowText(row, false), 'abcd');
});
