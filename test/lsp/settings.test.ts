import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Diagnostic, MarkupContent } from 'vscode-languageserver/node';
import { rules } from '../../server/core/rules/index.ts';
import { readSettings } from '../../server/src/settings.ts';
import { podWith } from '../support/manifests.ts';
import { connected } from './connect.ts';
import type { Editor } from './editor.ts';

const uri = 'file:///work/pod.yaml';
const other = 'file:///elsewhere/pod.yaml';
const mistaken = podWith(
  'image: nginx\nreadinessProbe:\n  httpGet: { path: /readyz, port: 80 }\n  periodSeconds: soon\n',
);
/** A risk that the least profile does not look for. */
const lingering = podWith(
  'image: registry.example.com/web:1\nlivenessProbe:\n  initialDelaySeconds: 30\n  httpGet: { path: /livez, port: 80 }\n',
  'terminationGracePeriodSeconds: 3600\n',
);
const lingeringRule = 'liveness-inherits-long-grace-period';
const others = Object.fromEntries(rules.flatMap(({ id }) => (id === lingeringRule ? [] : [[id, 'off']])));

/** Hooks that sleep are of 1.29. */
const recent = podWith('image: nginx\nlifecycle:\n  preStop:\n    sleep: { seconds: 5 }\n');

async function messages(editor: Editor, file = uri): Promise<string> {
  return (await editor.pulled(file)).map(({ message }) => message).join('\n');
}

test('a Korean editor gets Korean', async (context) => {
  const editor = await connected(context, { pulls: true, locale: 'ko' });
  await editor.open(uri, mistaken);
  assert.match(await messages(editor), /[가-힣]/);
  const hover = await editor.hoverOn(uri, 'periodSeconds');
  assert.ok(hover);
  assert.match((hover.contents as MarkupContent).value, /[가-힣]/);
});

test('the language can be set against the editor', async (context) => {
  const editor = await connected(context, { pulls: true, locale: 'ko', settings: { language: 'en' } });
  await editor.open(uri, mistaken);
  assert.doesNotMatch(await messages(editor), /[가-힣]/);
});

test('a changed setting works at once, and the editor is told to ask again', async (context) => {
  const editor = await connected(context, { pulls: true });
  await editor.registered('workspace/didChangeConfiguration');
  await editor.open(uri, mistaken);
  const first = await editor.pull(uri);
  assert.ok(first.kind === 'full' && first.items.length === 1 && first.resultId);
  editor.settings = { language: 'ko' };
  const refreshed = editor.refreshed();
  await editor.notify('workspace/didChangeConfiguration', { settings: null });
  await refreshed;
  const second = await editor.pull(uri, first.resultId);
  assert.ok(second.kind === 'full');
  assert.match(String(second.items[0]?.message), /[가-힣]/);
});

test('a changed setting is pushed to an editor that does not ask', async (context) => {
  const editor = await connected(context);
  await editor.open(uri, mistaken);
  await editor.pushed(uri, ({ diagnostics }) => diagnostics.length === 1);
  editor.settings = { enable: false };
  await editor.notify('workspace/didChangeConfiguration', { settings: null });
  await editor.pushed(uri, ({ diagnostics }) => diagnostics.length === 0);
});

test('switched off for one folder, nothing is said there', async (context) => {
  const settingsOf = (file: string) => ({ enable: !file.startsWith('file:///elsewhere') });
  const editor = await connected(context, { pulls: true, settingsOf });
  await editor.open(uri, mistaken);
  await editor.open(other, mistaken);
  assert.equal((await editor.pulled(uri)).length, 1);
  assert.deepEqual(await editor.pulled(other), []);
  assert.equal(await editor.hoverOn(other, 'periodSeconds'), null);
  assert.deepEqual(await editor.actionsOn(other, 'soon'), []);
});

test('an editor that does not answer questions tells its settings', async (context) => {
  const editor = await connected(context, {
    answersSettings: false,
    initializationOptions: { kubeProbes: { language: 'ko' } },
  });
  await editor.open(uri, mistaken);
  await editor.pushed(uri, ({ diagnostics }) => /[가-힣]/.test(String(diagnostics[0]?.message)));
  await editor.notify('workspace/didChangeConfiguration', { settings: { kubeProbes: { language: 'en' } } });
  await editor.pushed(uri, ({ diagnostics }) => isEnglish(diagnostics[0]));
});

test('settings of the wrong type count as not set', async (context) => {
  const settings = { enable: 'yes', language: 7, kubernetesVersion: [], hover: null };
  const editor = await connected(context, { pulls: true, settings });
  await editor.open(uri, mistaken);
  assert.ok(isEnglish((await editor.pulled(uri))[0]));
  assert.deepEqual(editor.messages, []);
});

test('manifests are judged by the release that is set', async (context) => {
  const editor = await connected(context, {
    pulls: true,
    settingsOf: (file) => ({ kubernetesVersion: file === uri ? 'v1.28.2' : 'auto' }),
  });
  await editor.open(uri, recent);
  await editor.open(other, recent);
  assert.match(await messages(editor), /sleep/);
  assert.deepEqual(await editor.pulled(other), []);
  assert.deepEqual(editor.messages, []);
});

test('a release that is not known is told once', async (context) => {
  const editor = await connected(context, { pulls: true, settings: { kubernetesVersion: '1.99' } });
  await editor.open(uri, mistaken);
  await editor.open(other, mistaken);
  await editor.pulled(uri);
  await editor.pulled(other);
  const { type, message } = await editor.toldSomething();
  assert.equal(type, 2);
  assert.match(message, /does not know Kubernetes 1\.99 and judges as 1\.37/);
  assert.equal(editor.messages.length, 1);
});

test('what is no release at all is told, in the language that is set', async (context) => {
  const settings = { kubernetesVersion: 'latest', language: 'ko' };
  const editor = await connected(context, { pulls: true, settings });
  await editor.open(uri, mistaken);
  assert.match((await editor.toldSomething()).message, /"latest"은\(는\) 버전이 아니어서/);
});

test('settings that stay the same cost nothing: what was reported still stands', async (context) => {
  const editor = await connected(context, { pulls: true });
  await editor.open(uri, mistaken);
  const first = await editor.pull(uri);
  assert.ok(first.kind === 'full' && first.resultId);
  await editor.notify('workspace/didChangeConfiguration', { settings: null });
  await editor.hoverOn(uri, 'periodSeconds');
  assert.equal((await editor.pull(uri, first.resultId)).kind, 'unchanged');
});

function isEnglish(diagnostic: Diagnostic | undefined): boolean {
  return diagnostic !== undefined && !/[가-힣]/.test(String(diagnostic.message));
}

test('the profile is read, and one that is none counts as not set', () => {
  const profileOf = (section: unknown) => readSettings(section).profile;
  assert.deepEqual([{ profile: 'strict' }, { profile: 'minimal' }, { profile: 'lax' }, {}].map(profileOf), [
    'strict',
    'minimal',
    'recommended',
    'recommended',
  ]);
});

test('the profile decides which risks are looked for, at once', async (context) => {
  const editor = await connected(context, { pulls: true, settings: { profile: 'minimal', rules: others } });
  await editor.open(uri, lingering);
  assert.deepEqual(await editor.pulled(uri), []);
  editor.settings = { profile: 'recommended', rules: others };
  const refreshed = editor.refreshed();
  await editor.notify('workspace/didChangeConfiguration', { settings: null });
  await refreshed;
  assert.deepEqual(
    (await editor.pulled(uri)).map(({ code }) => code),
    [lingeringRule],
  );
});

test('a profile that is none counts as not set', async (context) => {
  const editor = await connected(context, { pulls: true, settings: { profile: 'lax', rules: others } });
  await editor.open(uri, lingering);
  assert.equal((await editor.pulled(uri)).length, 1);
});
