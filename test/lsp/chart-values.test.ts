import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { connected } from './connect.ts';
import type { Editor, EditorOptions } from './editor.ts';

const folder = 'memfs:/shop/web%20app';
const uri = `${folder}/templates/web.yaml`;
const template = 'period: {{ .Values.period }}\n';
const stored = {
  [`${folder}/Chart.yaml`]: 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
  [`${folder}/values.yaml`]: 'period: 7\n',
  [`${folder}/values-staging.yaml`]: 'period: 8\n',
  [`${folder}/ci/small-values.yaml`]: 'period: 9\n',
  'memfs:/shop/common.yaml': 'period: 10\n',
  [uri]: template,
};

async function opened(context: TestContext, options: EditorOptions = {}): Promise<Editor> {
  const editor = await connected(context, { stored, pulls: true, ...options });
  await editor.open(uri, template);
  return editor;
}

const saidOf = async (editor: Editor, file = uri, found = 'period }}'): Promise<string> => {
  const hover = await editor.hoverOn(file, found);
  return hover && typeof hover.contents === 'object' && 'value' in hover.contents ? hover.contents.value : '';
};

test('values files of the settings apply in the order given, and those that are not there do not', async (context) => {
  const editor = await opened(context, {
    settings: { helm: { valuesFiles: ['no-such.yaml', './values-staging.yaml', 'ci\\small-values.yaml'] } },
  });
  assert.match(await saidOf(editor), /^`period`: `9`\n\nWritten in `ci\/small-values.yaml:1`, in place of/);
  editor.settings = { helm: { valuesFiles: ['values-staging.yaml'] } };
  await editor.notify('workspace/didChangeConfiguration', { settings: null });
  assert.match(await saidOf(editor), /^`period`: `8`\n\nWritten in `values-staging.yaml:1`/);
  editor.settings = {};
  await editor.notify('workspace/didChangeConfiguration', { settings: null });
  assert.match(await saidOf(editor), /^`period`: `7`\n\nWritten in `values.yaml:1`\./);
});

test('a values file outside of the chart applies as it is stored, and as it stands in the editor', async (context) => {
  const settings = { helm: { valuesFiles: ['../common.yaml'] } };
  const editor = await opened(context, { settings });
  assert.match(await saidOf(editor), /^`period`: `10`\n\nWritten in `..\/common.yaml:1`/);
  editor.stored.set('memfs:/shop/common.yaml', '\nperiod: 11\n');
  const changes = [{ uri: 'memfs:/shop/common.yaml', type: 2 }];
  await editor.notify('workspace/didChangeWatchedFiles', { changes });
  assert.match(await saidOf(editor), /^`period`: `11`\n\nWritten in `..\/common.yaml:2`/);
  await editor.open('memfs:/shop/common.yaml', 'period: 12\n');
  assert.match(await saidOf(editor), /^`period`: `12`/);
});

test('what was picked wins over the settings, and a profile is a list of files', async (context) => {
  const helm = {
    valuesFiles: ['values-staging.yaml'],
    profiles: { both: ['values-staging.yaml', '../common.yaml'] },
  };
  const valueWith = async (pickedValues: unknown): Promise<string | undefined> => {
    const editor = await opened(context, { settings: { helm, pickedValues } });
    return /^`period`: `(\d+)`/.exec(await saidOf(editor))?.[1];
  };
  assert.equal(await valueWith(undefined), '8');
  assert.equal(await valueWith('default'), '7');
  assert.equal(await valueWith('settings'), '8');
  assert.equal(await valueWith('profile:both'), '10');
  assert.equal(await valueWith('file:ci/small-values.yaml'), '9');
  assert.equal(await valueWith('profile:gone'), '8');
  assert.equal(await valueWith(7), '8');
});

test('a values file that does not apply is looked at as if it did', async (context) => {
  const editor = await opened(context);
  const staging = `${folder}/values-staging.yaml`;
  await editor.open(staging, 'period: 8\n');
  assert.match(
    await saidOf(editor, staging, 'period'),
    /^`period`: `8`\n\nWritten in `values-staging.yaml:1`, in place of `values.yaml:1`/,
  );
  assert.match(await saidOf(editor), /^`period`: `7`/);
});

test('the project file says so for everybody, and the settings of the folder win over it', async (context) => {
  const project = { [`${folder}/.kube-probes.yaml`]: 'helm: { valuesFiles: [values-staging.yaml] }\n' };
  const valueWith = async (settings: unknown): Promise<string | undefined> => {
    const editor = await opened(context, {
      stored: { ...stored, ...project },
      folders: ['memfs:/shop'],
      settings,
    });
    return /^`period`: `(\d+)`/.exec(await saidOf(editor))?.[1];
  };
  assert.equal(await valueWith({}), '8');
  assert.equal(await valueWith({ helm: { valuesFiles: ['ci/small-values.yaml'] } }), '9');
  assert.equal(await valueWith({ helm: { valuesFiles: ['ci/small-values.yaml'] }, setInWorkspace: {} }), '8');
});

test('an editor with a status is told what applies and what could', async (context) => {
  const helm = { profiles: { both: ['values-staging.yaml', '../common.yaml'] } };
  const editor = await opened(context, {
    settings: { helm, pickedValues: 'profile:both' },
    initializationOptions: { answersFileQuestions: true, showsStatus: true },
  });
  const told = editor.chartValuesTold();
  await editor.pulled(uri);
  const { values } = await told;
  assert.equal(values?.chart, folder);
  assert.equal(values.text, 'Chart: both');
  assert.equal(values.prompt, 'What web app is rendered with');
  assert.equal(values.hasContainers, false);
  assert.equal(values.detail, 'Rendered with values.yaml and values-staging.yaml, ../common.yaml.');
  assert.deepEqual(
    values.choices.map(({ id, label, detail, isChosen }) => `${id} ${label} (${detail}) ${isChosen}`),
    [
      'default Default values (values.yaml) false',
      'profile:both both (values.yaml, values-staging.yaml, ../common.yaml) true',
      'file:ci/small-values.yaml ci/small-values.yaml () false',
      'file:values-staging.yaml values-staging.yaml () false',
    ],
  );
});

const probed = (more = ''): string => `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: app
      livenessProbe:
        periodSeconds: {{ .Values.period }}${more}
`;

test('an editor is told which files of a chart have a part in containers', async (context) => {
  const files: Readonly<Record<string, string>> = {
    ...stored,
    [uri]: probed(),
    [`${folder}/templates/_helpers.tpl`]: '{{ define "name" }}web{{ end }}\n',
    [`${folder}/templates/service.yaml`]: 'kind: Service\nmetadata: { name: {{ .Values.other }} }\n',
    [`${folder}/values.yaml`]: 'period: 7\nother: web\n',
  };
  const hasContainers = async (path: string): Promise<boolean | undefined> => {
    const initializationOptions = { answersFileQuestions: true, showsStatus: true };
    const editor = await connected(context, { stored: files, pulls: true, initializationOptions });
    const told = editor.chartValuesTold();
    await editor.open(`${folder}/${path}`, files[`${folder}/${path}`] ?? '');
    await editor.pulled(`${folder}/${path}`);
    return (await told).values?.hasContainers;
  };
  assert.equal(await hasContainers('templates/web.yaml'), true);
  assert.equal(await hasContainers('values.yaml'), true);
  assert.equal(await hasContainers('templates/_helpers.tpl'), false);
  assert.equal(await hasContainers('templates/service.yaml'), false);
});

test('hover tells what other values files make of a field, but not where Helm would stop', async (context) => {
  const open = async (text: string): Promise<string> => {
    const editor = await connected(context, { stored: { ...stored, [uri]: text }, pulls: true });
    await editor.open(uri, text);
    return saidOf(editor);
  };
  assert.match(
    await open(probed()),
    /- `values.yaml:1` → `periodSeconds: 7`\n {2}- with `ci\/small-values.yaml`: `ci\/small-values.yaml:1` → `periodSeconds: 9`\n {2}- with `values-staging.yaml`: .* → `periodSeconds: 8`/,
  );
  const stopping = probed('\n        {{- if eq 9 (int .Values.period) }}{{ fail "no" }}{{ end }}');
  const said = await open(stopping);
  assert.match(said, /with `values-staging.yaml`/);
  assert.doesNotMatch(said, /small-values/);
});
