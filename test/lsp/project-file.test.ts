import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { folderWith } from '../cli/run-cli.ts';
import { podWith } from '../support/manifests.ts';
import { connected } from './connect.ts';
import type { Editor, EditorOptions } from './editor.ts';

const rule = 'liveness-single-failure';
const risky = podWith(
  'image: registry.example.com/web:1\nlivenessProbe:\n  initialDelaySeconds: 30\n  failureThreshold: 1\n  httpGet: { path: /livez, port: 80 }\n',
);

/** A repository on the disk with a project file in it. */
function repository(context: TestContext, projectFile: string): string {
  const folder = folderWith(context, { '.kube-probes.yaml': projectFile });
  mkdirSync(join(folder, '.git'));
  writeFileSync(join(folder, '.git/HEAD'), '');
  mkdirSync(join(folder, 'deploy'));
  return folder;
}

function uriIn(folder: string, path: string): string {
  return pathToFileURL(join(folder, path)).href;
}

async function severityIn(editor: Editor, uri: string): Promise<number | undefined> {
  return (await editor.pulled(uri)).find(({ code }) => code === rule)?.severity;
}

async function opened(
  context: TestContext,
  folder: string,
  options: EditorOptions = {},
): Promise<{ readonly editor: Editor; readonly uri: string }> {
  const editor = await connected(context, { pulls: true, ...options });
  const uri = uriIn(folder, 'deploy/web.yaml');
  await editor.open(uri, risky);
  return { editor, uri };
}

test('the project file of the repository decides, without settings', async (context) => {
  const { editor, uri } = await opened(context, repository(context, `rules: { ${rule}: error }\n`));
  assert.equal(await severityIn(editor, uri), 1);
});

test('what is set for folder or workspace wins, what the user set for all of their work does not', async (context) => {
  const folder = repository(context, `profile: minimal\nrules: { ${rule}: error, probe-host-set: off }\n`);
  const merged = { profile: 'recommended', rules: { [rule]: 'hint' } };
  const severityWith = async (setInWorkspace: object): Promise<number | undefined> => {
    const { editor, uri } = await opened(context, folder, { settings: { ...merged, setInWorkspace } });
    return severityIn(editor, uri);
  };
  assert.equal(await severityWith({}), 1);
  assert.equal(await severityWith({ rules: { [rule]: 'hint' } }), 4);
  assert.equal(await severityWith({ rules: { 'probe-host-set': 'hint' } }), 1, 'each rule by itself');
});

test('an editor that cannot tell where a setting is from sends what is set', async (context) => {
  const folder = repository(context, `rules: { ${rule}: error }\n`);
  const { editor, uri } = await opened(context, folder, { settings: { rules: { [rule]: 'hint' } } });
  assert.equal(await severityIn(editor, uri), 4);
});

test('a changed project file works at once', async (context) => {
  const folder = repository(context, `rules: { ${rule}: error }\n`);
  const { editor, uri } = await opened(context, folder);
  await editor.registered('workspace/didChangeWatchedFiles');
  assert.equal(await severityIn(editor, uri), 1);
  const change = async (text: string, notify: () => Promise<void>): Promise<number | undefined> => {
    writeFileSync(join(folder, '.kube-probes.yaml'), text);
    const refreshed = editor.refreshed();
    await notify();
    await refreshed;
    return severityIn(editor, uri);
  };
  const file = uriIn(folder, '.kube-probes.yaml');
  const watched = (): Promise<void> =>
    editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: file, type: 2 }] });
  assert.equal(await change(`rules: { ${rule}: off }\n`, watched), undefined);
  await editor.open(file, '');
  const saved = (): Promise<void> => editor.notify('textDocument/didSave', { textDocument: { uri: file } });
  assert.equal(await change(`rules: { ${rule}: hint }\n`, saved), 4);
});

test('globs count from the folder of the project file', async (context) => {
  const { editor, uri } = await opened(context, repository(context, 'exclude: [deploy/web.yaml]\n'));
  assert.deepEqual(await editor.pulled(uri), []);
  const own = await opened(context, repository(context, 'exclude: [deploy/web.yaml]\n'), {
    settings: { files: { exclude: ['other/**'] } },
  });
  assert.notDeepEqual(await own.editor.pulled(own.uri), [], 'settings win over the project file');
});

test('a project file where there is no disk is asked for', async (context) => {
  const root = 'vscode-vfs://github/shop';
  const editor = await connected(context, {
    pulls: true,
    folders: [root],
    stored: { [`${root}/.kube-probes.yaml`]: `rules: { ${rule}: error }\n` },
  });
  await editor.open(`${root}/deploy/web.yaml`, risky);
  assert.equal(await severityIn(editor, `${root}/deploy/web.yaml`), 1);
});

test('what is wrong in a project file is shown in it, with a fix', async (context) => {
  const editor = await connected(context, {
    pulls: true,
    initializationOptions: { showsStatus: true },
    settings: { validation: { scope: 'probes' } },
  });
  const uri = 'file:///nowhere/.kube-probes.yaml';
  await editor.open(uri, 'profil: strict\n');
  assert.deepEqual(
    (await editor.pulled(uri)).map(({ code, severity }) => [code, severity]),
    [['project-file-unknown-key', 2]],
  );
  const [fix] = await editor.actionsOn(uri, 'profil');
  assert.equal(editor.applied(uri, fix?.edit), 'profile: strict\n');
  await editor.replace(uri, 'profil', 'profile');
  assert.deepEqual(await editor.pulled(uri), []);
  assert.deepEqual(
    editor.statuses.map(({ text, reason, hasContainers }) => [text, reason, hasContainers]),
    [['Kube Probes settings', null, false]],
  );
});

test('an untitled file has no project', async (context) => {
  const editor = await connected(context, { pulls: true });
  await editor.open('untitled:Untitled-1', risky);
  assert.equal(await severityIn(editor, 'untitled:Untitled-1'), 2);
});
