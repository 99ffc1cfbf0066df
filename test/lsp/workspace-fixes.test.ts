import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TextDocumentEdit } from 'vscode-languageserver/node';
import type { WorkspaceFixesResult } from '../../server/src/protocol.ts';
import { workspaceFixesMethod } from '../../server/src/protocol.ts';
import { podWith } from '../support/manifests.ts';
import { connected } from './connect.ts';
import type { Editor } from './editor.ts';

const root = 'file:///nowhere/shop';
const at = (path: string): string => `${root}/${path}`;
const rule = 'success-threshold-not-one';

const pod = (threshold: number): string =>
  podWith(`image: nginx
ports: [{ name: http, containerPort: 80 }]
livenessProbe:
  httpGet: { port: http }
  successThreshold: ${threshold}
`);

/** With a fix that is neither safe nor preferred only: which of the handlers is to go. */
const unclear = podWith(`image: nginx
livenessProbe:
  tcpSocket: { port: 80 }
  httpGet: { port: 80 }
`);

const stored = {
  [at('one.yaml')]: `${pod(2)}---\n${pod(3)}`,
  [at('two.yml')]: pod(4),
  [at('good.yaml')]: pod(1),
  [at('unclear.yaml')]: unclear,
  [at('excluded.yaml')]: pod(9),
};

const options = {
  pulls: true,
  annotatesEdits: true,
  folders: [root],
  stored,
  initializationOptions: { answersFileQuestions: true, hasRuleCommands: true },
  settings: { files: { exclude: ['excluded.yaml'] } },
};

/** The virtual files are asked for through the editor. */
const host = { workspace: <Client>(client: Client): Client => client };

function fixesOf(editor: Editor, asked: string = rule): Promise<WorkspaceFixesResult> {
  return editor.ask(workspaceFixesMethod, { rule: asked });
}

/** New texts by file, in the order of the text. */
function writtenBy(fixes: WorkspaceFixesResult): Record<string, readonly string[]> {
  const changes = (fixes?.edit?.documentChanges ?? []) as TextDocumentEdit[];
  return Object.fromEntries(
    changes.map(({ textDocument, edits }) => [
      textDocument.uri.slice(root.length + 1),
      edits.map((edit) => ('newText' in edit ? edit.newText : '')),
    ]),
  );
}

test('one edit for all files, each to be confirmed', async (context) => {
  const editor = await connected(context, options, host);
  const fixes = await fixesOf(editor);
  assert.deepEqual([fixes?.problems, fixes?.files, fixes?.changed, fixes?.isComplete], [3, 2, 0, true]);
  assert.deepEqual(writtenBy(fixes), { 'one.yaml': ['1', '1'], 'two.yml': ['1'] });
  const [annotation] = Object.values(fixes?.edit?.changeAnnotations ?? {});
  assert.equal(annotation?.needsConfirmation, true);
  assert.equal(annotation?.label, `Fix all problems of ${rule} in the workspace…`);
  const [first] = (fixes?.edit?.documentChanges ?? []) as TextDocumentEdit[];
  assert.equal(first?.textDocument.version, null);
  assert.deepEqual(Object.keys(fixes?.edit?.changeAnnotations ?? {}), [
    ...new Set(first?.edits.map((edit) => ('annotationId' in edit ? edit.annotationId : ''))),
  ]);
});

test('what is open is fixed as it stands in the editor, by its version', async (context) => {
  const editor = await connected(context, options, host);
  await editor.open(at('one.yaml'), pod(1));
  await editor.open(at('good.yaml'), pod(7));
  const fixes = await fixesOf(editor);
  assert.deepEqual(writtenBy(fixes), { 'two.yml': ['1'], 'good.yaml': ['1'] });
  const good = ((fixes?.edit?.documentChanges ?? []) as TextDocumentEdit[]).find(({ textDocument }) =>
    textDocument.uri.endsWith('good.yaml'),
  );
  assert.equal(good?.textDocument.version, 1);
});

test('a file that changes meanwhile is left out', async (context) => {
  const editor = await connected(context, options, host);
  const progressed = editor.progressed();
  const asked = fixesOf(editor);
  await progressed;
  editor.stored.set(at('two.yml'), pod(5));
  const fixes = await asked;
  assert.equal(fixes?.changed, 1);
  assert.deepEqual(writtenBy(fixes), { 'one.yaml': ['1', '1'] });
});

test('only a fix that is safe or preferred', async (context) => {
  const editor = await connected(context, options, host);
  const fixes = await fixesOf(editor, 'probe-handler-multiple');
  assert.equal(fixes?.edit, null);
  assert.equal(fixes?.problems, 0);
});

test('nothing where there is no such rule, or no workspace', async (context) => {
  assert.equal(await fixesOf(await connected(context, options, host), 'no-such-rule'), null);
  assert.equal(await fixesOf(await connected(context, { ...options, folders: [] }, host)), null);
});

test('plain edits for editors that know no others', async (context) => {
  const editor = await connected(
    context,
    { ...options, annotatesEdits: false, takesVersionedEdits: false },
    host,
  );
  const { edit } = (await fixesOf(editor)) ?? {};
  assert.deepEqual(Object.keys(edit?.changes ?? {}).sort(), [at('one.yaml'), at('two.yml')]);
  const versioned = await connected(context, { ...options, annotatesEdits: false }, host);
  assert.equal((await fixesOf(versioned))?.edit?.changeAnnotations, undefined);
});

test('the light bulb leads there and to the page of the rule, in editors that have the commands', async (context) => {
  const editor = await connected(context, options, host);
  await editor.open(at('two.yml'), pod(4));
  const commandsIn = (actions: readonly { command?: { command: string; arguments?: unknown[] } }[]) =>
    actions.flatMap(({ command }) => (command ? [[command.command, ...(command.arguments ?? [])]] : []));
  assert.deepEqual(commandsIn(await editor.actionsOn(at('two.yml'), '4')), [
    ['kubeProbes.fixAllInWorkspace', rule],
    ['kubeProbes.explainRule', rule],
  ]);
  const titles = (await editor.actionsOn(at('two.yml'), '4')).map(({ title }) => title);
  assert.ok(titles.includes(`Explain ${rule}`), titles.join());
  await editor.open(at('unclear.yaml'), unclear);
  assert.deepEqual(commandsIn(await editor.actionsOn(at('unclear.yaml'), 'tcpSocket')), [
    ['kubeProbes.explainRule', 'probe-handler-multiple'],
  ]);
  const plain = await connected(context, { ...options, initializationOptions: {} }, host);
  await plain.open(at('two.yml'), pod(4));
  assert.deepEqual(commandsIn(await plain.actionsOn(at('two.yml'), '4')), []);
});

/** Two workloads of a chart with one cause, one that shares its value with a sound probe, and one that writes its own. */
const chart = {
  [at('web/Chart.yaml')]: 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
  [at('web/values.yaml')]: 'one: 2 # of both\nshared: 3\n',
  [at('web/templates/a.yaml')]: pod(2).replace('successThreshold: 2', 'successThreshold: {{ .Values.one }}'),
  [at('web/templates/b.yaml')]:
    `${pod(2).replace('successThreshold: 2', 'successThreshold: {{ .Values.one }}')}---\n${pod(5)}`,
  [at('web/templates/c.yaml')]:
    `${pod(2).replace('successThreshold: 2', 'successThreshold: {{ .Values.shared }}')}---\n${pod(2)
      .replace('successThreshold: 2', 'successThreshold: {{ .Values.shared }}')
      .replace('livenessProbe', 'readinessProbe')}`,
  [at('web/templates/off.yaml')]: `{{- if .Values.off }}\n${pod(6)}{{- end }}\n`,
};

test('in charts each cause once, where it is written, and nothing that would change a sound probe', async (context) => {
  const editor = await connected(context, { ...options, stored: { ...stored, ...chart } }, host);
  const fixes = await fixesOf(editor);
  assert.deepEqual(writtenBy(fixes), {
    'one.yaml': ['1', '1'],
    'two.yml': ['1'],
    'web/values.yaml': ['1'],
    'web/templates/b.yaml': ['1'],
    'web/templates/off.yaml': ['1'],
  });
  assert.deepEqual([fixes?.problems, fixes?.files], [6, 5]);
  assert.deepEqual(editor.loggedErrors, []);
});

test('of a chart all files are written, or none', async (context) => {
  const editor = await connected(context, { ...options, stored: { ...stored, ...chart } }, host);
  const progressed = editor.progressed();
  const asked = fixesOf(editor);
  await progressed;
  editor.stored.set(at('web/values.yaml'), 'one: 4\nshared: 3\n');
  const fixes = await asked;
  assert.deepEqual(writtenBy(fixes), {
    'one.yaml': ['1', '1'],
    'two.yml': ['1'],
    'web/templates/off.yaml': ['1'],
  });
});
