import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { projectFolder } from '../../../scripts/vscode/project.ts';
import { Workbench } from './workbench.ts';

/** A Pod with a probe from the values, and another one from a helper. */
const template = (name: string): string => `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
spec:
  containers:
    - name: api
      image: registry.example.com/shop/api:1.0.0
      livenessProbe:
        {{- toYaml .Values.livenessProbe | nindent 8 }}
      {{- include "${name}" . | nindent 6 }}
`;
const helper = (name: string): string => `{{ define "${name}" -}}
readinessProbe:
  tcpSocket:
    port: 8080
{{- end }}
`;
const files: Readonly<Record<string, string>> = {
  'Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  'values.yaml': 'livenessProbe:\n  timeoutSeconds: 1\n  tcpSocket:\n    port: 8080\n',
  'templates/web.yaml': template('web'),
  'templates/other/worker.yaml': template('worker'),
  'templates/_web.tpl': helper('web'),
  'templates/plain/_worker.tpl': helper('worker'),
};
/** What names a file's language besides the neighbour, as people set it. */
const associations = { '**/plain/*.tpl': 'plaintext' };

let folder = '';
let workbench: Workbench;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kube-probes-neighbours-'));
  for (const name of ['other', 'plain']) await mkdir(join(folder, 'templates', name), { recursive: true });
  for (const [path, text] of Object.entries(files)) await writeFile(join(folder, path), text);
  workbench = await Workbench.open({
    folder,
    neighbours: [join(projectFolder, 'test/vscode/neighbours/helm-and-yaml')],
    settings: { 'kubeProbes.language': 'en', 'files.associations': associations },
  });
});

after(async () => {
  await workbench?.close();
  await rm(folder, { recursive: true, force: true });
});

const kills = 'kills 21–31 s after a hang';
const leaves = 'out of Service after 20–31 s';

for (const { path, language, lens } of [
  { path: 'templates/web.yaml', language: 'helm', lens: kills },
  { path: 'templates/other/worker.yaml', language: 'helm-template', lens: kills },
  { path: 'templates/_web.tpl', language: 'helm', lens: leaves },
  { path: 'templates/plain/_worker.tpl', language: 'Plain Text', lens: leaves },
  { path: 'values.yaml', language: 'YAML', lens: kills },
]) {
  test(`${path} keeps the language it was given, ${language}, and has its lenses once`, async () => {
    await workbench.openFile(path);
    await workbench.lens(lens).waitFor();
    assert.equal(await workbench.languageOfFile(), language);
    assert.equal(await workbench.lenses(lens).count(), 1);
    if (language === 'Plain Text') return;
    await workbench.page.locator('.codelens-decoration', { hasText: 'above by the neighbour' }).waitFor();
  });
}

test('both hovers are shown, ours once', async () => {
  await workbench.openFile('templates/web.yaml');
  await workbench.goToText(join(folder, 'templates/web.yaml'), 'livenessProbe:');
  const card = await workbench.hover('told by the neighbour');
  await card.getByText('A hang is noticed after').waitFor();
  const words = await card.innerText();
  assert.equal(words.split('A hang is noticed after').length, 2, words);
  await workbench.dismiss();
});

test('both completions are offered, ours once', async () => {
  const file = join(folder, 'values.yaml');
  await workbench.openFile('values.yaml');
  await workbench.goToText(file, 'timeoutSeconds: 1');
  await workbench.press('End', 'Enter');
  await workbench.openSuggestions('periodSeconds');
  await workbench.openSuggestions('neighbourProbe');
  const labels = await workbench.suggestions();
  assert.equal(labels.filter((label) => label === 'periodSeconds').length, 1, labels.join(' '));
  await workbench.dismiss();
  await workbench.leaveAsItWas();
});

test('the neighbour formats, and nobody is asked who should', async () => {
  await workbench.openFile('templates/web.yaml');
  await workbench.runCommand('Format Document');
  const text = await workbench.save(join(folder, 'templates/web.yaml'));
  assert.equal(text, `# formatted by the neighbour\n${files['templates/web.yaml']}`);
  assert.equal(await readFile(join(folder, 'values.yaml'), 'utf8'), files['values.yaml']);
});
