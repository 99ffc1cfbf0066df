import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeLens } from 'vscode-languageserver/node';
import { openTimelineCommand } from '../../server/src/timeline-protocol.ts';
import { connected } from './connect.ts';
import type { Editor } from './editor.ts';

/* Nothing of this folder is on a disk: files are read through the client. */
const folder = 'memfs:/shop/web%20app';
const valuesUri = `${folder}/values.yaml`;
const uri = `${folder}/templates/web.yaml`;
const values = `period: 7
livenessProbe:
  periodSeconds: 10
  tcpSocket: { port: 8080 }
`;
const template = `apiVersion: v1
kind: Pod
metadata:
  name: {{ .Chart.Name }}
spec:
  containers:
    - name: app
      image: team/web
      livenessProbe: {{- toYaml .Values.livenessProbe | nindent 8 }}
      readinessProbe:
        periodSeconds: {{ .Values.period }}
        tcpSocket: { port: 8080 }
`;
const stored = {
  [`${folder}/Chart.yaml`]: 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
  [valuesUri]: values,
  [uri]: template,
};
const opensTimeline = { answersFileQuestions: true, opensTimeline: true };

/** The lines with what stands above them; only those with something above. */
async function lensesIn(editor: Editor, file: string): Promise<readonly string[]> {
  const lenses = await editor.askAbout<CodeLens[]>('textDocument/codeLens', file);
  for (const { command, range } of lenses) {
    assert.equal(command?.command, openTimelineCommand);
    assert.deepEqual(command.arguments, [file, range.start]);
  }
  return lenses.map(({ range, command }) => `${range.start.line + 1}: ${command?.title}`);
}

test('above probes of templates and above their values stands what is rendered', async (context) => {
  const editor = await connected(context, { stored, initializationOptions: opensTimeline });
  await editor.open(uri, template);
  const kills = '$(pulse) kills 21–31 s after a hang, + up to 30 s grace';
  const leaves = '$(pulse) out of Service after 14–22 s, back after 0–7 s';
  assert.deepEqual(await lensesIn(editor, uri), [
    '7: $(pulse) Ready in 0–7 s if it boots at once · killed 51–62 s after a hang',
    `9: ${kills}`,
    `10: ${leaves}`,
  ]);
  await editor.open(valuesUri, values);
  assert.deepEqual(await lensesIn(editor, valuesUri), [`1: ${leaves}`, `2: ${kills}`]);
  await editor.replace(valuesUri, 'periodSeconds: 10', 'periodSeconds: 5');
  const faster = '$(pulse) kills 11–16 s after a hang, + up to 30 s grace';
  assert.deepEqual(await lensesIn(editor, valuesUri), [`1: ${leaves}`, `2: ${faster}`]);
  assert.equal((await lensesIn(editor, uri))[1], `9: ${faster}`);
  assert.deepEqual(editor.loggedErrors, []);
});

test('a template that is not rendered keeps what it says by itself', async (context) => {
  const quiet = `{{ if .Values.none }}\n${template}{{ end }}\n`;
  const editor = await connected(context, {
    stored: { ...stored, [uri]: quiet },
    initializationOptions: opensTimeline,
  });
  await editor.open(uri, quiet);
  assert.deepEqual(await lensesIn(editor, uri), ['8: $(pulse) Timeline']);
  await editor.open(valuesUri, values);
  assert.deepEqual(await lensesIn(editor, valuesUri), []);
  const other = await connected(context, {
    stored,
    initializationOptions: opensTimeline,
    settings: { codeLens: false },
  });
  await other.open(valuesUri, values);
  assert.deepEqual(await lensesIn(other, valuesUri), []);
});
