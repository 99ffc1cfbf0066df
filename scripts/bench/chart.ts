// Prints how long diagnostics of a chart take after a key:
//   npm run bench:chart -- FOLDER… [--keys 200] [--server FILE]
// Without a server of its own this builds the product's and asks that.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { Editor } from '../../test/lsp/editor.ts';
import { projectFolder } from '../vscode/project.ts';

const { values, positionals: charts } = parseArgs({
  options: { keys: { type: 'string', default: '200' }, server: { type: 'string' } },
  allowPositionals: true,
});
const keys = Number(values.keys);
/** Keys until the engine that runs the server has warmed up. */
const warmingKeys = 40;

/** The template with the most probes, which is the largest one in many charts as well. */
function mainTemplate(chart: string): string {
  const templates = join(chart, 'templates');
  const files = readdirSync(templates, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.ya?ml$/.test(name),
  );
  const counted = files.map((name) => {
    const path = join(templates, name);
    return { path, count: readFileSync(path, 'utf8').match(/Probe:/g)?.length ?? 0 };
  });
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).path;
}

/**
 * Milliseconds that the main thread of a process has computed, which others on the machine hardly change; null where the
 * system does not tell (everywhere but on Linux).
 */
function computedMs(pid: number | undefined): number | null {
  const path = `/proc/${pid}/task/${pid}/schedstat`;
  return existsSync(path) ? Number(readFileSync(path, 'utf8').split(' ')[0]) / 1e6 : null;
}

interface Times {
  /** Until diagnostics come, in milliseconds. */
  readonly waited: readonly number[];
  /** What the server has computed meanwhile, in milliseconds; empty where nobody tells. */
  readonly computed: readonly number[];
}

/** Types a digit behind a number and deletes it with the next key. */
async function typeKeys(editor: Editor, path: string, pid: number | undefined): Promise<Times> {
  const uri = pathToFileURL(path).href;
  const waited: number[] = [];
  const computed: number[] = [];
  const number = /(?:Seconds|Threshold|port): *\d+/i.exec(editor.textOf(uri));
  // Without a number a blank at the end of a line does it.
  const end = number ? number.index + number[0].length : editor.textOf(uri).indexOf('\n');
  const typed = number ? '0' : ' ';
  for (let key = 0; key < keys + warmingKeys; key++) {
    const startMs = performance.now();
    const before = computedMs(pid);
    await (key % 2 === 0
      ? editor.replaceSpan(uri, { start: end, end }, typed)
      : editor.replaceSpan(uri, { start: end, end: end + 1 }, ''));
    await editor.pulled(uri);
    if (key < warmingKeys) continue;
    waited.push(performance.now() - startMs);
    const now = computedMs(pid);
    if (before !== null && now !== null) computed.push(now - before);
  }
  return { waited: sorted(waited), computed: sorted(computed) };
}

function sorted(times: readonly number[]): readonly number[] {
  return [...times].sort((one, other) => one - other);
}

function told(times: readonly number[]): string {
  const at = (part: number): string =>
    `${(times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0).toFixed(1)} ms`;
  return `p50 ${at(0.5)}  p95 ${at(0.95)}  most ${at(1)}`;
}

async function measure(chart: string): Promise<void> {
  const program = values.server ?? join(projectFolder, 'dist/server/node.js');
  const server = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const editor = new Editor(connection, { pulls: true, folders: [pathToFileURL(chart).href] });
  try {
    await editor.start();
    const files = [mainTemplate(chart), join(chart, 'values.yaml')];
    for (const path of files) {
      const uri = pathToFileURL(path).href;
      const startMs = performance.now();
      await editor.open(uri, readFileSync(path, 'utf8'));
      const { length } = await editor.pulled(uri);
      console.log(
        `${path}: ${length} found ${(performance.now() - startMs).toFixed(0)} ms after it was opened`,
      );
    }
    for (const path of files) {
      const { waited, computed } = await typeKeys(editor, path, server.pid);
      const own = computed.length > 0 ? `; the server computed ${told(computed)}` : '';
      console.log(`${path}: ${told(waited)}${own}`);
    }
    await editor.stop();
  } finally {
    server.kill();
  }
}

if (charts.length === 0) throw new Error('Name the folder of a chart.');
if (values.server === undefined) {
  const { status } = spawnSync(process.execPath, ['esbuild.mjs'], { cwd: projectFolder, stdio: 'ignore' });
  if (status !== 0) throw new Error('The build failed.');
}
for (const chart of charts) await measure(chart);
