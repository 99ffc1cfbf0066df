import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentLink, InlayHint } from 'vscode-languageserver/node';
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

const linksIn = async (editor: Editor, file: string): Promise<readonly string[]> => {
  const links = await editor.ask<DocumentLink[]>('textDocument/documentLink', {
    textDocument: { uri: file },
  });
  return links.map(({ range, target }) => `${range.start.line}:${range.start.character} ${target}`);
};

test('names in templates, and charts in other folders, are links', async (context) => {
  const helpers = `${folder}/templates/_helpers.tpl`;
  const definition = `${folder}/Chart.yaml`;
  const chart = `${stored[definition]}dependencies:
  - { name: a, version: 1.0.0, repository: "https://charts.test" }
  - name: common
    repository: file://../common
  - name: gone
    repository: file://../gone
`;
  const editor = await connected(context, {
    stored: {
      ...stored,
      [helpers]: '\n{{ define "web.name" }}web{{ end }}\n',
      [definition]: chart,
      'memfs:/common/Chart.yaml': '',
    },
  });
  await editor.open(uri, 'a: {{ include "web.name" . }}\n');
  assert.deepEqual(await linksIn(editor, uri), [`0:15 ${helpers}#L2,11`]);
  await editor.open(definition, chart);
  assert.deepEqual(await linksIn(editor, definition), ['6:16 memfs:/common/Chart.yaml']);
  await editor.open('memfs:/pod.yaml', 'a: {{ include "web.name" . }}\n');
  assert.deepEqual(await linksIn(editor, 'memfs:/pod.yaml'), []);
});
