import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InlayHint } from 'vscode-languageserver/node';
import { connected } from './connect.ts';
import type { Editor } from './editor.ts';

const folder = 'memfs:/web';
const uri = `${folder}/templates/web.yaml`;
const template = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: app
      livenessProbe:
        periodSeconds: {{ .Values.period }}
        failureThreshold: 4
        tcpSocket: { port: 80 }
`;
const stored = {
  [`${folder}/Chart.yaml`]: 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
  [`${folder}/values.yaml`]: 'period: 7\n',
  [`${folder}/values-slow.yaml`]: 'period: 70\n',
  [uri]: template,
};

async function hintsIn(editor: Editor): Promise<readonly string[]> {
  const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const hints = await editor.ask<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range });
  return hints.map(({ position, label }) => `${position.line}:${position.character} ${String(label)}`);
}

test('hints tell what actions print, with the values that apply', async (context) => {
  const editor = await connected(context, { stored });
  await editor.open(uri, template);
  assert.deepEqual(await hintsIn(editor), ['7:43 7']);
  editor.settings = { helm: { valuesFiles: ['values-slow.yaml'] } };
  await editor.notify('workspace/didChangeConfiguration', { settings: null });
  assert.deepEqual(await hintsIn(editor), ['7:43 70']);
  editor.settings = { inlayHints: { computed: false } };
  await editor.notify('workspace/didChangeConfiguration', { settings: null });
  assert.deepEqual(await hintsIn(editor), []);
});
