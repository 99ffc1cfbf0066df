import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { podWith } from '../support/manifests.ts';
import { connected } from './connect.ts';

const template = podWith(`
image: {{ .Values.image }}
{{- if .Values.probes }}
readinessProbe:
  tcpSocket: { port: {{ .Values.port }} }
  periodSeconds: soon
{{- end }}
`);
const remote = 'vscode-vfs://github/shop/chart';

test('a file under the templates of a chart is read as a template', async (context) => {
  const editor = await connected(context, { pulls: true, files: [`${remote}/Chart.yaml`] });
  const uri = `${remote}/templates/web/pod.yaml`;
  await editor.open(uri, template);
  assert.deepEqual(
    (await editor.pulled(uri)).map(({ code }) => code),
    ['probe-timing-invalid-number'],
  );
  assert.notEqual(await editor.hoverOn(uri, 'readinessProbe'), null);
});

test('a folder of templates without a chart holds manifests, until it becomes one', async (context) => {
  const editor = await connected(context, { pulls: true });
  await editor.registered('workspace/didChangeWatchedFiles');
  const uri = `${remote}/templates/pod.yaml`;
  await editor.open(uri, template);
  assert.notDeepEqual(
    (await editor.pulled(uri)).map(({ code }) => code),
    ['probe-timing-invalid-number'],
  );
  editor.files.add(`${remote}/Chart.yaml`);
  const refreshed = editor.refreshed();
  await editor.notify('workspace/didChangeWatchedFiles', {
    changes: [{ uri: `${remote}/Chart.yaml`, type: 1 }],
  });
  await refreshed;
  assert.deepEqual(
    (await editor.pulled(uri)).map(({ code }) => code),
    ['probe-timing-invalid-number'],
  );
});

test('where nobody can tell, the folder is enough', async (context) => {
  const editor = await connected(context, { pulls: true, initializationOptions: {} });
  const uri = `${remote}/templates/pod.yaml`;
  await editor.open(uri, template);
  assert.deepEqual(
    (await editor.pulled(uri)).map(({ code }) => code),
    ['probe-timing-invalid-number'],
  );
});

test('the language of the editor is enough', async (context) => {
  const editor = await connected(context, { pulls: true });
  for (const language of ['helm', 'helm-template']) {
    const uri = `untitled:${language}`;
    await editor.open(uri, template, language);
    assert.deepEqual(
      (await editor.pulled(uri)).map(({ code }) => code),
      ['probe-timing-invalid-number'],
    );
  }
});

test('charts on disk are found without asking the editor', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'kube-probes chart '));
  context.after(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'templates'));
  await writeFile(join(folder, 'Chart.yaml'), 'name: shop\n');
  const editor = await connected(context, { pulls: true });
  const uri = pathToFileURL(join(folder, 'templates', 'pod.yaml')).href;
  await editor.open(uri, template);
  assert.deepEqual(
    (await editor.pulled(uri)).map(({ code }) => code),
    ['probe-timing-invalid-number'],
  );
  assert.deepEqual(
    editor.asked.filter((asked) => asked.includes('Chart.yaml')),
    [],
  );
});

test('an edit in a template is answered like any other', async (context) => {
  const editor = await connected(context, { pulls: true, files: [`${remote}/Chart.yaml`] });
  const uri = `${remote}/templates/pod.yaml`;
  await editor.open(uri, template);
  await editor.replace(uri, 'soon', '{{ .Values.period }}');
  assert.deepEqual(await editor.pulled(uri), []);
});
