import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { shopDeployment } from './shop.ts';
import { Workbench } from './workbench.ts';

const values = `timeoutSeconds: 1
startup:
  enabled: true
`;
const template = shopDeployment({
  name: '{{ .Chart.Name }}',
  container: `          {{- if .Values.startup.enabled }}
          startupProbe:
            tcpSocket:
              port: 8080
            failureThreshold: 12
          {{- end }}
          livenessProbe:
            tcpSocket:
              port: 8080
            timeoutSeconds: {{ .Values.timeoutSeconds }}
`,
});
const files: Readonly<Record<string, string>> = {
  'shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  'shop/values.yaml': values,
  'shop/values-dev.yaml': 'startup:\n  enabled: false\n',
  'shop/values-slow.yaml': 'timeoutSeconds: 5\n',
  'shop/templates/web.yaml': template,
  'store/Chart.yaml': 'apiVersion: v2\nname: store\nversion: 1.0.0\n',
  'store/values.yaml': values,
  'store/values-slow.yaml': 'timeoutSeconds: 5\n',
  'store/templates/store.yaml': `${template}          {{- include "ready" . | nindent 10 }}\n`,
  'store/templates/_probes.tpl': `{{ define "ready" -}}
readinessProbe:
  tcpSocket:
    port: 8080
{{- end }}
`,
};

let folder = '';
let workbench: Workbench;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kube-probes-values-'));
  for (const chart of ['shop', 'store']) await mkdir(join(folder, chart, 'templates'), { recursive: true });
  for (const [path, text] of Object.entries(files)) await writeFile(join(folder, path), text);
  workbench = await Workbench.open({ folder, settings: { 'kubeProbes.language': 'en' } });
});

after(async () => {
  await workbench?.close();
  await rm(folder, { recursive: true, force: true });
});

const withDefaults = 'kills 21–31 s after a hang';

test('a helper that nobody gave a language is looked at, also when it is the first file to be opened', async () => {
  await workbench.openFile('store/templates/_probes.tpl');
  assert.equal(await workbench.languageOfFile(), 'Plain Text');
  await workbench.lens('out of Service after 20–31 s').waitFor();
});

test('what is picked in the status bar changes problems, lenses and hovers', async () => {
  await workbench.openFile('shop/templates/web.yaml');
  await workbench.lens(withDefaults).waitFor();
  await workbench.openFileStatus('Chart: Default values');
  await workbench.followFileStatus('Choose Values');
  assert.deepEqual(await workbench.pickRow('values-dev.yaml'), [
    'Default values',
    'values-dev.yaml',
    'values-slow.yaml',
  ]);
  await workbench.waitForSquiggle();
  await workbench.goToText(join(folder, 'shop/templates/web.yaml'), 'livenessProbe:');
  await workbench.hover(/container api, with values-dev\.yaml/);
  assert.match(await workbench.openFileStatus('Chart: values-dev.yaml'), /values\.yaml and values-dev\.yaml/);
});

test('what was picked is still so after a reload, until something else is', async () => {
  await workbench.changeSettings({});
  await workbench.openFile('shop/templates/web.yaml');
  await workbench.waitForSquiggle();
  await workbench.openValuesChoice();
  await workbench.pickRow('values-slow.yaml');
  await workbench.lens('kills 25–35 s after a hang').waitFor();
  await workbench.openValuesChoice();
  await workbench.pickRow('Default values');
  await workbench.lens(withDefaults).waitFor();
});

test('a project file names the values for everybody, and profiles to pick from', async () => {
  const project =
    'helm:\n  valuesFiles: [values-slow.yaml]\n  profiles:\n    laptop: [values-slow.yaml, values-dev.yaml]\n';
  await workbench.openFile('store/templates/store.yaml');
  await workbench.lens(withDefaults).waitFor();
  await writeFile(join(folder, '.kube-probes.yaml'), project);
  await workbench.lens('kills 25–35 s after a hang').waitFor();
  await workbench.openFile('shop/templates/web.yaml');
  await workbench.lens(withDefaults).waitFor();
  await workbench.openValuesChoice();
  assert.deepEqual(await workbench.pickRow('laptop'), [
    'Default values',
    'As set',
    'laptop',
    'values-dev.yaml',
    'values-slow.yaml',
  ]);
  await workbench.lens('kills 25–35 s after a hang').waitFor();
  await workbench.waitForSquiggle();
});
