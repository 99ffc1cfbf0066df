import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { shopDeployment } from './shop.ts';
import { Workbench } from './workbench.ts';

const manifest = shopDeployment({
  container: `          startupProbe:
            tcpSocket:
              port: 8080
            periodSeconds: 5 # twelve times a minute
            failureThreshold: 12
          livenessProbe:
            tcpSocket:
              port: 8080
            timeoutSeconds: 2
        - name: proxy
          image: registry.example.com/shop/proxy:1.0.0
          readinessProbe:
            tcpSocket:
              port: 9090
`,
});

let folder = '';
let file = '';
let workbench: Workbench;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kube-probes-timeline-'));
  file = join(folder, 'shop.yaml');
  await writeFile(file, manifest);
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

async function focusEditor(): Promise<void> {
  await workbench.tab('shop.yaml').click();
  await workbench.page.locator('.editor-instance.focused, .editor-instance .monaco-editor.focused').waitFor();
}

/** Saves the changed text, beside a view that is never dirty, and returns it. */
async function saved(): Promise<string> {
  await focusEditor();
  await workbench.tab('shop.yaml', '.dirty').waitFor();
  await workbench.press('Control+S');
  await workbench.tab('shop.yaml', ':not(.dirty)').waitFor();
  return readFile(file, 'utf8');
}

test('a lens opens the timeline; a handle that is dragged changes the YAML in one step', async () => {
  await workbench.openFile('shop.yaml');
  await workbench.lens('allows 60 s to boot').click();
  const handle = workbench.timeline.getByRole('slider', { name: 'startupProbe failureThreshold' });
  await handle.waitFor();
  const grip = await handle.locator('.grip').boundingBox();
  assert.ok(grip);
  const { mouse } = workbench.page;
  await mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
  await mouse.down();
  await mouse.move(grip.x + 30, grip.y, { steps: 4 });
  await mouse.move(grip.x + 60, grip.y, { steps: 4 });
  const wanted = Number(await handle.getAttribute('aria-valuenow'));
  assert.ok(wanted > 12, `${wanted}`);
  assert.equal(await readFile(file, 'utf8'), manifest);
  await mouse.up();
  await workbench.lens(`allows ${wanted * 5} s to boot`).waitFor();
  const text = await saved();
  assert.equal(text, manifest.replace('failureThreshold: 12', `failureThreshold: ${wanted}`));
  await focusEditor();
  await workbench.press('Control+Z');
  await workbench.lens('allows 60 s to boot').waitFor();
  assert.equal(await saved(), manifest);
});

test('a default becomes a key where it belongs, and goes when its box is emptied', async () => {
  const box = workbench.timeline.getByRole('textbox', { name: 'startupProbe timeoutSeconds' });
  await box.fill('4');
  await box.press('Enter');
  await workbench.page.locator('.view-line', { hasText: 'timeoutSeconds: 4' }).waitFor();
  const below = '# twelve times a minute\n';
  const added = manifest.replace(below, `${below}            timeoutSeconds: 4\n`);
  assert.equal(await saved(), added);
  await box.fill('');
  await box.press('Enter');
  await workbench.page.locator('.view-line', { hasText: 'timeoutSeconds: 4' }).waitFor({ state: 'hidden' });
  assert.equal(await saved(), manifest);
});

test('the timeline follows the cursor until it is pinned', async () => {
  await focusEditor();
  const name = workbench.timeline.getByRole('combobox', { name: 'Container' });
  await workbench.goToText(file, 'name: proxy');
  await name.locator('option:checked', { hasText: 'proxy' }).waitFor({ state: 'attached' });
  await workbench.timeline.getByRole('button', { name: 'Pin to this container' }).click();
  await workbench.timeline.locator('button.tool[aria-pressed="true"]').waitFor();
  await focusEditor();
  await workbench.goToText(file, 'startupProbe');
  await workbench.press('End');
  assert.match(await name.locator('option:checked').innerText(), /^proxy/);
});

test('an edit of the text shows in the timeline, and what is shown survives a reload', async () => {
  await focusEditor();
  await workbench.goToText(file, 'readinessProbe:');
  await workbench.press('End', 'Enter');
  await workbench.type('  periodSeconds: 7');
  const box = workbench.timeline.getByRole('textbox', { name: 'readinessProbe periodSeconds' });
  await workbench.timeline.locator('.number.written').first().waitFor();
  assert.equal(await box.inputValue(), '7');
  await saved();
  // The editor's own reload keeps what is open; a page that is merely loaded anew may lose the last minute.
  await workbench.page.evaluate(() => Object.assign(globalThis, { isBeforeReload: true }));
  await workbench.runCommand('Developer: Reload Window');
  await workbench.page.waitForFunction(() => !('isBeforeReload' in globalThis));
  const restored = workbench.timeline.getByRole('textbox', { name: 'readinessProbe periodSeconds' });
  await restored.waitFor();
  assert.equal(await restored.inputValue(), '7');
});
