import { PassThrough } from 'node:stream';
import type { TestContext } from 'node:test';
import {
  createConnection,
  createProtocolConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { workspaceOnDisk } from '../../server/src/disk.ts';
import { serve } from '../../server/src/server.ts';
import type { Host } from '../../server/src/session.ts';
import type { EditorOptions } from './editor.ts';
import { Editor } from './editor.ts';

/** A started editor with the server in this process, connected as over pipes; stopped when the test ends. */
export async function connected(
  context: TestContext,
  options: EditorOptions = {},
  host: Partial<Host> = {},
): Promise<Editor> {
  const toServer = new PassThrough();
  const toEditor = new PassThrough();
  const reader = new StreamMessageReader(toServer);
  const writer = new StreamMessageWriter(toEditor);
  serve(createConnection(ProposedFeatures.all, reader, writer), {
    nowMs: () => performance.now(),
    yieldToRequests: () => new Promise((resolve) => setImmediate(resolve)),
    rehearsals: 0,
    workspace: workspaceOnDisk,
    ...host,
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(toEditor),
    new StreamMessageWriter(toServer),
  );
  const editor = new Editor(connection, options);
  await editor.start();
  context.after(() => editor.stop());
  return editor;
}
