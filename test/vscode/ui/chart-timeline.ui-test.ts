import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { shopDeployment } from './shop.ts';
import { Workbench } from './workbench.ts';

const values = `# What the checks of the shop take.
livenessProbe:
  periodSeconds: 10 # unhurried
  tcpSocket:
    port: 8080
`;
const template = shopDeployment({
  name: '{{ .Chart.Name }}',
  container: `          livenessProbe:
            {{- toYaml .Values.livenessProbe | nindent 12 }}
`,
});

let folder = '';
let workbench: Workbench;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kube-probes-chart-'));
  await mkdir(join(folder, 'templates'));
  await writeFile(join(folder, 'Chart.yaml'), 'apiVersion: v2\nname: shop\nversion: 1.0.0\n');
  await writeFile(join(folder, 'values.yaml'), values);
  await writeFile(join(folder, 'templates/web.yaml'), template);
  workbench = await Workbench.open({
    folder,
    settings: { 'kubeProbes.language': 'en' },
    viewport: { width: 1600, height: 1000 },
  });
});

after(async () => {
  await workbench?.close();
  await rm(folder, { recursive: true, force: true });
});

const period = (): Locator =>
  workbench.timeline.getByRole('textbox', { name: 'livenessProbe periodSeconds' });

test('the lens of a template opens the timeline of what is rendered; a number goes into the values', async () => {
  await workbench.openFile('templates/web.yaml');
  await workbench.lens('kills 21–31 s after a hang').click();
  await period().waitFor();
  assert.equal(await period().inputValue(), '10');
  await workbench.timeline.locator('h1', { hasText: 'Deployment/shop' }).waitFor();
  await period().fill('20');
  await period().press('Enter');
  await workbench.lens('kills 41–61 s after a hang').waitFor();
  await workbench.tab('values.yaml', '.dirty').click();
  await workbench.page.locator('.view-line', { hasText: 'periodSeconds: 20' }).waitFor();
  await workbench.press('Control+S');
  await workbench.tab('values.yaml', ':not(.dirty)').waitFor();
  assert.equal(await readFile(join(folder, 'values.yaml'), 'utf8'), values.replace('10', '20'));
  assert.equal(await readFile(join(folder, 'templates/web.yaml'), 'utf8'), template);
});

test('in the values the same container stays on show, and follows what is typed', async () => {
  await workbench.lens('kills 41–61 s after a hang').waitFor();
  await workbench.goToText(join(folder, 'values.yaml'), '20 # unhurried');
  await workbench.timeline.locator('.number.focused').waitFor();
  await workbench.press('Delete', 'Delete');
  await workbench.type('30');
  await workbench.lens('kills 61–91 s after a hang').waitFor();
  await workbench.timeline.locator('.number.focused').waitFor();
  assert.equal(await period().inputValue(), '30');
});
