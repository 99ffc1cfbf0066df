import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import type { CheckWorkspaceResult } from '../../server/src/protocol.ts';
import { checkWorkspaceMethod } from '../../server/src/protocol.ts';
import { podWith } from '../support/manifests.ts';
import { connected } from './connect.ts';
import type { Editor } from './editor.ts';

/* The files are nowhere but in the editor, as in a remote repository that is browsed. */

const root = 'vscode-vfs://github/acme/shop';
const at = (path: string): string => `${root}/${path}`;

const pod = (period: string): string =>
  podWith(`image: nginx
ports: [{ name: http, containerPort: 80 }]
readinessProbe:
  httpGet: { port: http }
  periodSeconds: ${period}
`);

const stored = {
  [at('deploy/bad.yaml')]: pod('-1'),
  [at('deploy/worse.yml')]: `${pod('-1')}---\n${pod('-2')}`,
  [at('deploy/good.yaml')]: pod('5'),
  [at('compose.yaml')]: 'services: {}\n',
};

const options = {
  pulls: true,
  folders: [root],
  stored,
  initializationOptions: { answersFileQuestions: true },
};
const onlyErrors = { kubernetesVersion: '1.36', profile: 'minimal' };

function check(editor: Editor): Promise<CheckWorkspaceResult> {
  return editor.ask(checkWorkspaceMethod, {});
}

/** What stands in the problems view for files that are not open: the last that was published about each. */
function problemsOf(editor: Editor): Record<string, number> {
  const last = new Map(editor.published.map(({ uri, diagnostics }) => [uri, diagnostics.length]));
  return Object.fromEntries(
    [...last].filter(([, count]) => count > 0).map(([uri, count]) => [uri.slice(root.length + 1), count]),
  );
}

test('every file of the workspace is judged, and what is found is published', async (context) => {
  const editor = await connected(context, { ...options, settings: onlyErrors });
  assert.deepEqual(await check(editor), {
    files: 4,
    filesWithProblems: 2,
    problems: 3,
    unreadable: 0,
    isComplete: true,
    isCancelled: false,
  });
  assert.deepEqual(problemsOf(editor), { 'deploy/bad.yaml': 1, 'deploy/worse.yml': 2 });
  assert.deepEqual(editor.progress.at(-1), { done: 4, total: 4 });
  const [found] = editor.published[0]?.diagnostics ?? [];
  assert.equal(found?.code, 'probe-timing-invalid-number');
  assert.deepEqual(editor.statuses, []);
});

test('settings of each file count: left out, off, of no interest', async (context) => {
  const editor = await connected(context, {
    ...options,
    settingsOf: (uri) => ({
      ...onlyErrors,
      enable: !uri.endsWith('good.yaml'),
      files: { exclude: ['worse.yml'] },
      rules: uri.endsWith('bad.yaml') ? { 'probe-timing-invalid-number': 'off' } : {},
    }),
  });
  const summary = await check(editor);
  assert.deepEqual([summary?.files, summary?.problems], [2, 0]);
  assert.deepEqual(editor.published, []);
});

test('comments in a file count, and hints are no problems', async (context) => {
  const editor = await connected(context, {
    ...options,
    stored: {
      [at('ignored.yaml')]: `# kube-probes-ignore-file probe-timing-invalid-number\n${pod('-1')}`,
      [at('hint.yaml')]: pod('-1'),
    },
    settings: { ...onlyErrors, rules: { 'probe-timing-invalid-number': 'hint' } },
  });
  const summary = await check(editor);
  assert.deepEqual([summary?.files, summary?.filesWithProblems, summary?.problems], [2, 0, 0]);
});

test('a file that cannot be read is counted, and takes nothing else along', async (context) => {
  const editor = await connected(context, {
    ...options,
    settings: onlyErrors,
    stored: { [at('gone.yaml')]: null, ...stored },
  });
  const summary = await check(editor);
  assert.deepEqual([summary?.unreadable, summary?.files, summary?.filesWithProblems], [1, 4, 2]);
});

test('what is open is counted as it stands in the editor, and left to the editor', async (context) => {
  const editor = await connected(context, { ...options, settings: onlyErrors });
  await editor.open(at('deploy/bad.yaml'), pod('7'));
  const summary = await check(editor);
  assert.equal(summary?.filesWithProblems, 1);
  assert.deepEqual(problemsOf(editor), { 'deploy/worse.yml': 2 });
});

test('opening a file takes its published problems back, and closing it puts what is stored in their place', async (context) => {
  const editor = await connected(context, { ...options, settings: onlyErrors });
  await check(editor);
  const uri = at('deploy/bad.yaml');
  await editor.open(uri, stored[uri] ?? '');
  await editor.pushed(uri, ({ diagnostics }) => diagnostics.length === 0);
  assert.equal((await editor.pulled(uri)).length, 1);
  await editor.rewrite(uri, pod('7'));
  const before = editor.published.length;
  await editor.close(uri);
  await editor.publishedAfter(before, uri);
  assert.deepEqual(problemsOf(editor), { 'deploy/bad.yaml': 1, 'deploy/worse.yml': 2 });
});

test('a file that changes on disk is judged again, a new one too, and a deleted one has no problems', async (context) => {
  const editor = await connected(context, { ...options, settings: onlyErrors });
  await check(editor);
  const [bad, worse, added] = [at('deploy/bad.yaml'), at('deploy/worse.yml'), at('deploy/new.yaml')];
  const before = editor.published.length;
  editor.stored.set(bad, pod('7'));
  editor.stored.set(added, pod('-1'));
  editor.stored.delete(worse);
  await editor.notify('workspace/didChangeWatchedFiles', {
    changes: [
      { uri: bad, type: 2 },
      { uri: added, type: 1 },
      { uri: worse, type: 3 },
    ],
  });
  for (const uri of [bad, worse, added]) await editor.publishedAfter(before, uri);
  assert.deepEqual(problemsOf(editor), { 'deploy/new.yaml': 1 });
});

test('other settings are applied to all files that were checked', async (context) => {
  const editor = await connected(context, { ...options, settings: onlyErrors });
  await check(editor);
  const before = editor.published.length;
  editor.settings = { ...onlyErrors, rules: { 'probe-timing-invalid-number': 'off' } };
  await editor.notify('workspace/didChangeConfiguration', { settings: null });
  for (const uri of [at('deploy/bad.yaml'), at('deploy/worse.yml')]) await editor.publishedAfter(before, uri);
  assert.deepEqual(problemsOf(editor), {});
});

test('without a check nothing is published about files that are not open', async (context) => {
  const editor = await connected(context, { ...options, settings: onlyErrors });
  await editor.notify('workspace/didChangeWatchedFiles', {
    changes: [{ uri: at('deploy/bad.yaml'), type: 2 }],
  });
  await editor.open(at('deploy/bad.yaml'), pod('-1'));
  await editor.pulled(at('deploy/bad.yaml'));
  await editor.close(at('deploy/bad.yaml'));
  await editor.open(at('compose.yaml'), '');
  await editor.pulled(at('compose.yaml'));
  assert.deepEqual(editor.published, []);
});

test('a second check clears what is gone from the workspace', async (context) => {
  const editor = await connected(context, { ...options, settings: onlyErrors });
  await check(editor);
  editor.stored.delete(at('deploy/bad.yaml'));
  await check(editor);
  assert.deepEqual(problemsOf(editor), { 'deploy/worse.yml': 2 });
});

test('a check that is cancelled says so and stops', async (context) => {
  const many = Object.fromEntries(
    Array.from({ length: 200 }, (_, index) => [at(`${index}.yaml`), pod('-1')]),
  );
  const editor = await connected(context, { ...options, settings: onlyErrors, stored: many });
  const source = new CancellationTokenSource();
  const reading = editor.read(at('0.yaml'));
  const checking = editor.ask<CheckWorkspaceResult>(checkWorkspaceMethod, {}, source.token);
  await reading;
  source.cancel();
  const summary = await checking;
  assert.equal(summary?.isCancelled, true);
  assert.equal(summary?.isComplete, false);
  assert.ok((summary?.files ?? 200) < 200);
});

test('nobody can tell of a workspace without folders', async (context) => {
  const editor = await connected(context, { ...options, folders: [], settings: onlyErrors });
  assert.equal(await check(editor), null);
});

test('an editor that is told of all diagnostics gets those of open files once', async (context) => {
  const editor = await connected(context, { ...options, pulls: false, settings: onlyErrors });
  const uri = at('deploy/bad.yaml');
  await check(editor);
  const before = editor.published.length;
  await editor.open(uri, pod('-1'));
  await editor.publishedAfter(before, uri, ({ diagnostics }) => diagnostics.length === 1);
  const closing = editor.published.length;
  await editor.close(uri);
  await editor.publishedAfter(closing, uri, ({ diagnostics }) => diagnostics.length === 1);
});
