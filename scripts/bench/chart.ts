// Prints how long diagnostics of a chart take after a key: npm run bench:chart -- FOLDER… [--keys 200]
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
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
  options: { keys: { type: 'string', default: '200' } },
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

/** Types a digit behind a number and deletes it with the next key; answers the milliseconds until diagnostics come. */
async function typeKeys(editor: Editor, path: string): Promise<readonly number[]> {
  const uri = pathToFileURL(path).href;
  const times: number[] = [];
  const number = /(?:Seconds|Threshold|port): *\d+/i.exec(editor.textOf(uri));
  // Without a number a blank at the end of a line does it.
  const end = number ? number.index + number[0].length : editor.textOf(uri).indexOf('\n');
  const typed = number ? '0' : ' ';
  for (let key = 0; key < keys + warmingKeys; key++) {
    const startMs = performance.now();
    await (key % 2 === 0
      ? editor.replaceSpan(uri, { start: end, end }, typed)
      : editor.replaceSpan(uri, { start: end, end: end + 1 }, ''));
    await editor.pulled(uri);
    if (key >= warmingKeys) times.push(performance.now() - startMs);
  }
  return times.sort((one, other) => one - other);
}

function told(times: readonly number[]): string {
  const at = (part: number): string =>
    `${(times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0).toFixed(1)} ms`;
  return `p50 ${at(0.5)}  p95 ${at(0.95)}  most ${at(1)}`;
}

async function measure(chart: string): Promise<void> {
  const server = spawn(process.execPath, [join(projectFolder, 'dist/server/node.js'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
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
    for (const path of files) console.log(`${path}: ${told(await typeKeys(editor, path))}`);
    await editor.stop();
  } finally {
    server.kill();
  }
}

if (charts.length === 0) throw new Error('Name the folder of a chart.');
const { status } = spawnSync(process.execPath, ['esbuild.mjs'], { cwd: projectFolder, stdio: 'ignore' });
if (status !== 0) throw new Error('The build failed.');
for (const chart of charts) await measure(chart);
