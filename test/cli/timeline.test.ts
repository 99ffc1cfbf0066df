import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellsOf, rowText, wrapCells } from '../../server/cli/cells.ts';
import { drawChart } from '../../server/cli/draw-timeline.ts';
import type { Mark, Message, Timeline } from '../../server/core/index.ts';
import { renderMessage, simulate } from '../../server/core/index.ts';
import type { Scenario } from '../../server/core/simulation/scenario.ts';
import type { Trace } from '../../server/core/simulation/trace.ts';
import { timelineText } from '../../server/core/timeline/timeline-text.ts';
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
  assert.match(chart ?? '', /^ +╷0 s .*\n +1.*\nApplication +░.*\nContainer +[^ ].*\nstartupProbe +×/);
  assert.match(story, /^ {2}1 +20 s {2}Started .*\n {2}2 +20 s {2}Ready .*\n {2}3 +86 s {2}App hangs /);
  assert.match(legend ?? '', /^● success · × failure · ⊗ timed out .*\n.*kubelet 1\.36\.$/);
});

const decided = { count: 3, threshold: 3, isExtra: false, isDecision: true } as const;
const counted = { ...decided, count: 1, isDecision: false } as const;

/** A second a column: the gutter takes 17 of 77. */
test('states, checks, waits and moments in their columns', () => {
  const mark = (seconds: number, result: Mark['result'], how: Pick<Mark, keyof typeof counted>): Mark => ({
    probe: 'liveness',
    atMs: seconds * 1000,
    untilMs: seconds * 1000,
    result,
    ...how,
  });
  const words = timelineText('timeline-moment-ready');
  const timeline: Timeline = {
    endMs: 60_000,
    application: [
      { state: 'booting', fromMs: 0, toMs: 12_000 },
      { state: 'serving', fromMs: 12_000, toMs: 40_000 },
      { state: 'hung', fromMs: 40_000, toMs: 60_000 },
    ],
    container: [{ state: 'running', fromMs: -500, toMs: 60_000 }],
    service: [
      { state: 'no-traffic', fromMs: 0, toMs: 15_000 },
      { state: 'traffic', fromMs: 15_000, toMs: 40_000 },
      { state: 'errors', fromMs: 40_000, toMs: 60_000 },
    ],
    probes: {
      liveness: {
        probe: 'liveness',
        periodMs: 10_000,
        waits: [{ reason: 'startup', fromMs: 0, toMs: 15_000 }],
        skippedMs: [],
        marks: [
          mark(20, 'success', counted),
          mark(22, 'success', { ...counted, isExtra: true }),
          mark(30, 'error', counted),
          mark(40, 'timeout', counted),
          mark(45, 'failure', counted),
          mark(50, 'timeout', decided),
          mark(59, null, counted),
        ],
      },
    },
    moments: [
      { kind: 'ready', atMs: 15_000, tone: 'well', title: words, story: words },
      { kind: 'hang', atMs: 15_400, tone: 'wrong', title: words, story: words },
      { kind: 'killed', atMs: 59_900, tone: 'wrong', title: words, story: words },
    ],
    dimensions: [],
    figures: {
      readyAfterMs: 15_000,
      errorsMs: null,
      killAfterMs: null,
      restartAfterMs: null,
      outOfServiceMs: null,
      restarts: 0,
      firstKillMs: null,
    },
  };
  assert.equal(
    chartOf(timeline, 77),
    `                 ╷0 s      ╷10 s     ╷20 s     ╷30 s     ╷40 s     ╷50 s
                                12                                          3
Application      ░ booting ░░█ serving requests █████████▓ hung ▓▓▓▓▓▓▓▓▓▓▓▓▓
Container        █ running ██████████████████████████████████████████████████
livenessProbe    ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄     ● ◆       !         ⊗    ×    ◉        ?
Service traffic  · no traffic ··█ receiving traffic █████▓ errors ▓▓▓▓▓▓▓▓▓▓▓`,
  );
});

function chartOf(timeline: Timeline, columns: number): string {
  const say = (text: Message): string => renderMessage(text, 'en');
  return drawChart(timeline, { language: 'en', columns, useColour: false }, say).join('\n');
}

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
