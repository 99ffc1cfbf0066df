import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { served, service } from '../support/served.ts';
import { connected } from './connect.ts';
import type { Editor } from './editor.ts';

/* Nothing of these folders is on a disk: files are read through the client. */
const folder = 'memfs:/shop';
const uri = `${folder}/k8s/web.yaml`;
const serviceUri = `${folder}/k8s/service.yaml`;
const rule = 'readiness-missing-behind-service';
const web = served(`
- name: web
  image: team/web
  ports: [{ name: http, containerPort: 8080 }]
`);
const others = service().replace('app: web', 'app: other');
const [created, changed, deleted] = [1, 2, 3];

const severityIn = (diagnostics: readonly Diagnostic[]): number | undefined =>
  diagnostics.find(({ code }) => code === rule)?.severity;
const has =
  (severity: number | undefined) =>
  ({ diagnostics }: PublishDiagnosticsParams): boolean =>
    severityIn(diagnostics) === severity;
const [warning, hint] = [2, 4];

const changeFile = (editor: Editor, type: number | undefined, text?: string): Promise<void> => {
  if (text === undefined) editor.stored.delete(serviceUri);
  else editor.stored.set(serviceUri, text);
  return editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: serviceUri, type }] });
};

/** Comes back when the claim holds, which is asked again whenever the server says that something changed. */
async function untilRefreshed(editor: Editor, holds: () => Promise<boolean>): Promise<void> {
  for (;;) {
    const refreshed = editor.refreshed();
    if (await holds()) return;
    await refreshed;
  }
}

test('a Service in another file appears, changes and goes away', async (context) => {
  const editor = await connected(context, { folders: [folder], stored: { [uri]: web } });
  await editor.open(uri, web);
  await editor.pushed(uri, has(hint));
  const after = async (severity: number | undefined, change: () => Promise<void>): Promise<void> => {
    const count = editor.published.length;
    await change();
    await editor.publishedAfter(count, uri, has(severity));
  };
  await after(warning, () => changeFile(editor, created, service()));
  await after(hint, () => changeFile(editor, changed, others));
  await after(warning, () => changeFile(editor, changed, service()));
  await after(hint, () => changeFile(editor, deleted));
  assert.deepEqual(editor.loggedErrors, []);
});

test('an editor that asks is told to ask again', async (context) => {
  const editor = await connected(context, { pulls: true, folders: [folder], stored: { [uri]: web } });
  await editor.open(uri, web);
  await untilRefreshed(editor, async () => severityIn(await editor.pulled(uri)) === hint);
  const report = await editor.pull(uri);
  const refreshed = editor.refreshed();
  await changeFile(editor, created, service());
  await refreshed;
  const next = await editor.pull(uri, report.kind === 'full' ? report.resultId : '');
  assert.ok(next.kind === 'full', 'the text is the same, the report is not');
  assert.equal(severityIn(next.items), warning);
  const same = await editor.pull(uri, next.resultId);
  assert.equal(same.kind, 'unchanged');
});

test('what is typed into another open file counts before it is saved, and no longer when it is closed', async (context) => {
  const stored = { [uri]: web, [serviceUri]: others };
  const editor = await connected(context, { folders: [folder], stored });
  await editor.open(uri, web);
  await editor.pushed(uri, has(hint));
  await editor.open(serviceUri, others);
  await editor.pushed(serviceUri);
  let count = editor.published.length;
  await editor.replace(serviceUri, 'app: other', 'app: web');
  await editor.publishedAfter(count, uri, has(warning));
  count = editor.published.length;
  await editor.close(serviceUri);
  await editor.publishedAfter(count, uri, has(hint));
});

test('where no folder is open nothing is said of what other files may hold', async (context) => {
  const editor = await connected(context, { pulls: true });
  await editor.open(uri, web);
  assert.equal(severityIn(await editor.pulled(uri)), undefined);
  await editor.rewrite(uri, `${web}---\n${service()}`);
  assert.equal(severityIn(await editor.pulled(uri)), warning);
});

test('a comment for such a rule is told to be useless only where everything is known', async (context) => {
  const ignoring = `# kube-probes-ignore ${rule}\n${service()}`;
  const codes = async (editor: Editor): Promise<readonly unknown[]> =>
    (await editor.pulled(uri)).map(({ code }) => code).filter((code) => code === 'ignore-unused');
  const ignored = web.replace('apiVersion', `# kube-probes-ignore ${rule}\napiVersion`);
  const readable = ignored.replace(
    'ports: [{ name: http, containerPort: 8080 }]',
    'readinessProbe: { tcpSocket: { port: 80 } }',
  );
  const alone = await connected(context, { pulls: true });
  await alone.open(uri, readable);
  assert.deepEqual(await codes(alone), []);
  const editor = await connected(context, {
    pulls: true,
    folders: [folder],
    stored: { [uri]: readable, [serviceUri]: ignoring },
  });
  await editor.open(uri, readable);
  await untilRefreshed(editor, async () => (await codes(editor)).length > 0);
});
