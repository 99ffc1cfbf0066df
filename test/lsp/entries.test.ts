import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import type { Message, MessageReader, MessageWriter } from 'vscode-languageserver/node';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { podWith } from '../support/manifests.ts';
import { Editor } from './editor.ts';

const mistaken = podWith(
  'image: nginx\nreadinessProbe:\n  tcpSocket: { port: 5432 }\n  periodSeconds: soon\n',
);
const chart = 'memfs:/shop';

/** What every way to run the server must do. */
async function useLikeAnEditor(editor: Editor): Promise<void> {
  const { serverInfo } = await editor.start();
  assert.equal(serverInfo?.name, 'Kube Probes');
  const uri = 'memfs:/pod.yaml';
  await editor.open(uri, mistaken);
  assert.equal((await editor.pulled(uri)).length, 1);
  const many = 'memfs:/many.yaml';
  await editor.open(many, `${mistaken}---\n`.repeat(60));
  assert.equal((await editor.pulled(many)).length, 60);
  const template = `${chart}/templates/pod.yaml`;
  await editor.open(template, mistaken.replace('nginx', '{{ .Values.image }}'));
  assert.equal((await editor.pulled(template)).length, 1);
  assert.ok(editor.asked.includes(`${chart}/Chart.yaml`));
  assert.notEqual(await editor.hoverOn(uri, 'periodSeconds'), null);
  await editor.stop();
}

const options = { pulls: true, files: [`${chart}/Chart.yaml`] };

test('the server runs as a process that is spoken to over its standard streams', async () => {
  const entry = fileURLToPath(new URL('../../server/src/node.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', entry, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  await useLikeAnEditor(new Editor(connection, options));
  child.stdin.end();
  await exited;
});

test('the server runs in a worker that has neither Node nor disk', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'kube-probes-worker-'));
  context.after(() => rm(folder, { recursive: true }));
  const outfile = join(folder, 'worker.cjs');
  await build({
    entryPoints: [fileURLToPath(new URL('../../server/src/worker.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    logLevel: 'error',
    // A browser's worker speaks through `self` and has nothing of Node's.
    banner: {
      js: "globalThis.self = require('node:worker_threads').parentPort; { const require = undefined, process = undefined, Buffer = undefined, setImmediate = undefined;",
    },
    footer: { js: '}' },
  });
  const worker = new Worker(outfile);
  context.after(() => worker.terminate());
  const connection = createProtocolConnection(new WorkerReader(worker), new WorkerWriter(worker));
  await useLikeAnEditor(new Editor(connection, options));
});

class WorkerReader extends AbstractMessageReader implements MessageReader {
  readonly #worker: Worker;

  constructor(worker: Worker) {
    super();
    this.#worker = worker;
  }

  listen(callback: (message: Message) => void): { dispose(): void } {
    this.#worker.on('message', callback);
    return { dispose: () => this.#worker.off('message', callback) };
  }
}

class WorkerWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #worker: Worker;

  constructor(worker: Worker) {
    super();
    this.#worker = worker;
  }

  write(message: Message): Promise<void> {
    this.#worker.postMessage(message);
    return Promise.resolve();
  }

  end(): void {}
}
