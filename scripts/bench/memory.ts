// Prints what the language server keeps in memory while someone types: npm run bench:memory [-- --edits 10000]
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { Editor } from '../../test/lsp/editor.ts';
import { projectFolder } from '../vscode/project.ts';

const { values } = parseArgs({ options: { edits: { type: 'string', default: '10000' } } });
const edits = Number(values.edits);
const reportAfter = new Set([0, 1_000, 5_000, edits]);
const documentCount = 100;
const uri = 'file:///work/shop.yaml';

/** What the server says about itself, in bytes. */
interface Usage {
  readonly heapUsed: number;
  readonly rss: number;
}

function manifest(index: number): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: web-${index}
spec:
  containers:
    - name: web
      image: registry.example.com/shop/web:1.0.0
      ports:
        - name: http
          containerPort: 8080
      livenessProbe:
        httpGet:
          path: /livez
          port: http
        initialDelaySeconds: 3
        # ${index}
`;
}

/** Types a digit behind the delay of one document, and deletes it the next time round; both are findings anew. */
async function typeOnce(editor: Editor, edit: number): Promise<void> {
  const index = Math.floor(edit / 2) % documentCount;
  const text = editor.textOf(uri);
  const end = text.lastIndexOf('\n', text.indexOf(`# ${index}\n`));
  await (edit % 2 === 0
    ? editor.replaceSpan(uri, { start: end, end }, '0')
    : editor.replaceSpan(uri, { start: end - 1, end }, ''));
  // As an editor does between two keystrokes: findings, and now and then a hover and the fixes.
  await editor.pulled(uri);
  if (edit % 10 !== 0) return;
  await editor.hoverAt(uri, end - 5);
  await editor.actionsAt(uri, { start: end - 5, end: end - 5 });
}

async function measure(): Promise<void> {
  const server = spawn(
    process.execPath,
    [
      '--expose-gc',
      '--import',
      join(import.meta.dirname, 'heap-probe.mjs'),
      join(projectFolder, 'dist/server/node.js'),
      '--stdio',
    ],
    { stdio: ['pipe', 'pipe', 'inherit', 'ipc'] },
  );
  const { stdin, stdout } = server;
  if (stdin === null || stdout === null) throw new Error('The server was started without pipes.');
  const connection = createProtocolConnection(
    new StreamMessageReader(stdout),
    new StreamMessageWriter(stdin),
  );
  const editor = new Editor(connection, { pulls: true });
  const report = async (edit: number): Promise<void> => {
    const answer = once(server, 'message');
    server.send('usage');
    const [usage] = (await answer) as [Usage];
    const inMegabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1).padStart(6)} MB`;
    console.log(
      `${String(edit).padStart(6)} edits  heap ${inMegabytes(usage.heapUsed)}  process ${inMegabytes(usage.rss)}`,
    );
  };
  try {
    await editor.start();
    await editor.open(
      uri,
      Array.from({ length: documentCount }, (_, index) => manifest(index)).join('---\n'),
    );
    await editor.pulled(uri);
    for (let edit = 0; edit <= edits; edit++) {
      if (reportAfter.has(edit)) await report(edit);
      if (edit < edits) await typeOnce(editor, edit);
    }
    await editor.stop();
  } finally {
    server.kill();
  }
}

const { status } = spawnSync(process.execPath, ['esbuild.mjs'], { cwd: projectFolder, stdio: 'ignore' });
if (status !== 0) throw new Error('The build failed.');
await measure();
