import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Browser, Locator } from 'playwright-core';
import { simulatedContainer } from '../../../client/webview/simulated.ts';
import { launchBrowser } from '../../../scripts/vscode/browser.ts';
import { certainRanges } from '../../../server/core/timeline/certain-ranges.ts';
import { wholeSeconds } from '../../../server/core/timeline/figure-range.ts';
import { usualWhatIf } from '../../../server/core/timeline/what-if.ts';
import { sweepPhases } from '../../../server/core/timeline/what-if-run.ts';
import type { ThemeName, ViewPage } from '../../support/webview/view-page.ts';
import { modelOf, openView } from '../../support/webview/view-page.ts';

/** A container with everything that a view shows: written, default, refused and missing numbers; hostile words. */
const manifest = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  template:
    spec:
      containers:
        - name: api
          image: registry.example.com/shop/api:1.0.0
          startupProbe:
            httpGet:
              path: /live"><img src=x onerror="document.title='pwned'">
              port: 8080
            periodSeconds: 5
            failureThreshold: 12
            successThreshold: 2
          livenessProbe:
            httpGet:
              path: /live
              port: 8080
        - name: proxy
          image: registry.example.com/shop/proxy:1.0.0
          livenessProbe:
            tcpSocket:
              port: 8080
          readinessProbe:
            tcpSocket:
              port: 8080
            periodSeconds: 5
            initialDelaySeconds: &<img/src=x> 10
            successThreshold: *<img/src=x>
      initContainers:
        - name: setup
          image: registry.example.com/shop/setup:1.0.0
`;

const themes: readonly ThemeName[] = ['dark', 'light', 'high-contrast-dark', 'high-contrast-light'];
let browser: Browser;
let axe = '';

before(async () => {
  browser = await launchBrowser();
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
});

after(() => browser?.close());

/** What axe-core has against the page as it is. */
async function barriers({ page }: ViewPage): Promise<readonly string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

for (const theme of themes) {
  for (const width of [480, 1200]) {
    for (const language of ['en', 'ko'] as const) {
      test(`axe-core finds no barrier: ${theme}, ${width} px, ${language}`, async () => {
        const view = await openView(browser, { theme, width });
        await view.show(modelOf(manifest, { language }));
        await view.page.keyboard.press('t');
        await view.page.locator('table').waitFor();
        assert.deepEqual(await barriers(view), []);
        const { scrollWidth } = await view.page.evaluate<{ scrollWidth: number }>(
          '({ scrollWidth: document.documentElement.scrollWidth })',
        );
        assert.ok(scrollWidth <= width, `${scrollWidth} px of content`);
        await view.page.close();
      });
    }
  }
}

for (const theme of themes) {
  for (const language of ['en', 'ko'] as const) {
    test(`axe-core finds no barrier in an open card: ${theme}, ${language}`, async () => {
      const view = await openView(browser, { theme, width: 480 });
      await view.show(modelOf(manifest, { language }));
      await view.page.getByRole('textbox', { name: 'startupProbe successThreshold' }).focus();
      await openCard(view).waitFor();
      assert.deepEqual(await barriers(view), []);
      await view.page.close();
    });
  }
}

function openCard({ page }: ViewPage): Locator {
  return page.locator('.field-card:popover-open');
}

test('a box with the focus shows the editor’s hover on its field; Escape hides it, typing does, and leaving', async () => {
  const view = await openView(browser);
  await view.show(modelOf(manifest));
  const box = view.page.getByRole('textbox', { name: 'livenessProbe periodSeconds' });
  await box.focus();
  const card = openCard(view);
  assert.match(
    await card.innerText(),
    /^periodSeconds · livenessProbe\s+How often .*\s+10 \(default, not set here\) · min 1 .*\s+With failureThreshold: 3 and timeoutSeconds: 1: a hang is noticed after 21–31 s\./,
  );
  await view.page.keyboard.press('Escape');
  await card.waitFor({ state: 'hidden' });
  const focused = await view.page.evaluate("document.activeElement?.getAttribute('aria-label')");
  assert.equal(focused, 'livenessProbe periodSeconds');
  await view.page.keyboard.press('Tab');
  await card.filter({ hasText: 'timeoutSeconds · livenessProbe' }).waitFor();
  await view.page.keyboard.press('ArrowUp');
  await card.waitFor({ state: 'hidden' });
  await view.page.keyboard.press('Escape');
  await view.page.keyboard.press('Tab');
  await card.filter({ hasText: 'failureThreshold · livenessProbe' }).waitFor();
  await view.page.getByRole('application').focus();
  await card.waitFor({ state: 'hidden' });
  assert.deepEqual(
    (await view.heard()).filter(({ type }) => type === 'edit'),
    [],
  );
  await view.page.close();
});

test('the pointer shows a card when it rests, may go into it, and Escape hides it then, too', async () => {
  const view = await openView(browser, { height: 1100 });
  await view.show(modelOf(manifest));
  await view.page.getByRole('textbox', { name: 'startupProbe failureThreshold' }).hover();
  const card = openCard(view);
  await card.filter({ hasText: 'failureThreshold · startupProbe' }).waitFor();
  const [number, text] = [
    await view.page
      .locator('.number', { has: view.page.getByLabel('startupProbe failureThreshold') })
      .boundingBox(),
    await card.boundingBox(),
  ];
  assert.ok(number && text);
  assert.ok(text.y >= number.y + number.height - 1, 'the card covers what it explains');
  await view.page.mouse.move(text.x + 40, text.y + 40, { steps: 8 });
  assert.equal(await card.isVisible(), true);
  await view.page.keyboard.press('Escape');
  await card.waitFor({ state: 'hidden' });
  await view.page.close();
});

test('a screen reader is told the whole card, with what is wrong and what can be done, without signs', async () => {
  const view = await openView(browser);
  await view.show(modelOf(manifest, { language: 'ko' }));
  const session = await view.page.context().newCDPSession(view.page);
  const described = async (name: string): Promise<string> => {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    return String(nodes.find((node) => node.name?.value === name)?.description?.value ?? '');
  };
  const refused = await described('startupProbe successThreshold');
  assert.match(refused, /API 서버가 거부함/);
  assert.match(refused, /타임라인은 1로 계산한다\. .*비우면 다시 기본값이 적용된다\.$/);
  assert.doesNotMatch(refused, /[→⚠✕●]/);
  assert.match(await described('livenessProbe periodSeconds'), /21–31초.*숫자를 입력하면 YAML에 쓴다\.$/);
  await view.page.close();
});

test('words of code have the color of the words around them, whatever the editor’s own style gives them', async () => {
  const view = await openView(browser);
  await view.show(modelOf(manifest));
  await view.page.evaluate(`
    const style = new CSSStyleSheet();
    style.replaceSync('@layer vscode-default { code { color: rgb(1, 2, 3); } }');
    document.adoptedStyleSheets = [style];
  `);
  const [around, inside] = await view.page.evaluate<readonly [string, string]>(`
    ['.suggestion p', '.suggestion code'].map((place) => getComputedStyle(document.querySelector(place)).color)
  `);
  assert.equal(inside, around);
  await view.page.close();
});

test('an anchor’s name stays a name in the card of a number that comes through it', async () => {
  const view = await openView(browser);
  await view.show(modelOf(manifest, { selected: 'proxy' }));
  await view.page.getByRole('textbox', { name: 'readinessProbe successThreshold' }).focus();
  await openCard(view).locator('code', { hasText: '*<img/src=x>' }).waitFor();
  assert.equal(await view.page.locator('img').count(), 0);
  await view.page.close();
});

test('words of the file stay words, and nothing is loaded from anywhere', async () => {
  const view = await openView(browser);
  const foreign: string[] = [];
  view.page.on('request', (request) => foreign.push(request.url()));
  await view.show(modelOf(manifest));
  const handler = view.page.locator('.probe .what').first();
  assert.match(await handler.innerText(), /<img src=x/);
  assert.equal(await view.page.locator('img').count(), 0);
  assert.equal(await view.page.title(), 'Probe timeline');
  assert.deepEqual(foreign, []);
  await view.page.close();
});

test('the policy of the page lets no other script and no style text run', async () => {
  const view = await openView(browser);
  const broken = view.page.evaluate(`new Promise((resolve) => {
    const seen = [];
    addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      seen.push(effectiveDirective);
      if (seen.length === 2) resolve(seen.sort());
    });
    const script = document.createElement('script');
    script.textContent = 'document.title = "run"';
    const box = document.createElement('div');
    box.innerHTML = '<p style="color: red">red</p>';
    document.body.append(script, box);
  })`);
  assert.deepEqual(await broken, ['script-src-elem', 'style-src-attr']);
  await view.page.close();
});

test('a box keeps the focus and the cursor while the text changes under it', async () => {
  const view = await openView(browser);
  await view.show(modelOf(manifest));
  const box = view.page.getByRole('textbox', { name: 'livenessProbe periodSeconds' });
  await box.focus();
  const model = modelOf(manifest.replace('failureThreshold: 12', 'failureThreshold: 20'), {
    documentVersion: 2,
  });
  await view.show(model);
  await view.page.locator('[data-card="budget"] .note', { hasText: '100 s' }).waitFor();
  const focused = await view.page.evaluate("document.activeElement?.getAttribute('aria-label')");
  assert.equal(focused, 'livenessProbe periodSeconds');
  await view.page.close();
});

test('typing tries a number out at once and writes it once; Escape forgets it', async () => {
  const view = await openView(browser);
  await view.show(modelOf(manifest));
  const box = view.page.getByRole('textbox', { name: 'startupProbe failureThreshold' });
  const budget = view.page.locator('[data-card="budget"] .note');
  await box.fill('30');
  await budget.filter({ hasText: 'of 145–150 s' }).waitFor();
  await box.press('Escape');
  await budget.filter({ hasText: 'of 55–60 s' }).waitFor();
  await box.fill('30');
  await box.press('Enter');
  await box.blur();
  const edits = (await view.heard()).filter(({ type }) => type === 'edit');
  assert.equal(edits.length, 1);
  const [edit] = edits;
  assert.ok(edit?.type === 'edit');
  assert.deepEqual(
    [edit.place.probe, edit.place.field, edit.value],
    ['startupProbe', 'failureThreshold', 30],
  );
  await view.tell({ v: 1, type: 'edited', id: edit.id, outcome: 'stale' });
  await budget.filter({ hasText: 'of 55–60 s' }).waitFor();
  assert.match(await view.page.getByRole('status').innerText(), /text has changed/);
  await view.page.close();
});

test('a key that a box has no use for reaches the editor', async () => {
  const view = await openView(browser);
  await view.show(modelOf(manifest));
  // The editor hears keys on the window of a view.
  await view.page.evaluate(`addEventListener('keydown', ({ key }) => { document.body.dataset.key = key; })`);
  await view.page.getByRole('textbox', { name: 'startupProbe failureThreshold' }).press('F1');
  await view.page.locator('body[data-key="F1"]').waitFor({ state: 'attached' });
  await view.page.close();
});

test('a handle moves with the arrow keys and is written when they rest; what-ifs are never written', async () => {
  const view = await openView(browser);
  await view.show(modelOf(manifest));
  const boot = view.page.locator('g[role="slider"][aria-label="Boots in"]');
  await boot.focus();
  await boot.press('Shift+ArrowRight');
  await view.page.locator('[data-card="budget"] .value', { hasText: '30 s' }).waitFor();
  const budget = view.page.getByRole('slider', { name: 'startupProbe failureThreshold' });
  await budget.focus();
  await budget.press('ArrowRight');
  await budget.press('ArrowRight');
  await view.hears('edit', 1);
  const edits = (await view.heard()).filter(({ type }) => type === 'edit');
  assert.deepEqual(
    edits.map((edit) => edit.type === 'edit' && [edit.place.field, edit.value]),
    [['failureThreshold', 14]],
  );
  await view.page.close();
});

/** The application may just miss its last chance to boot in time: only playing it tells when it is Ready. */
const unprotected = `apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: api
      livenessProbe:
        tcpSocket: { port: 80 }
      readinessProbe:
        tcpSocket: { port: 80 }
        periodSeconds: 5
`;

test('ranges that have to be played follow a handle while it is held', async () => {
  const model = modelOf(unprotected);
  const [shown] = model.containers;
  assert.ok(shown);
  const container = simulatedContainer(shown, null);
  const hang = usualWhatIf('hang', container);
  const view = await openView(browser);
  await view.show(model);
  const boot = view.page.locator('g[role="slider"][aria-label="Boots in"]');
  const { x, y, width, height } = (await boot.locator('.grip').boundingBox()) ?? assert.fail('no grip');
  const from = { x: x + width / 2, y: y + height / 2 };
  await view.page.mouse.move(from.x, from.y);
  await view.page.mouse.down();
  for (const away of [30, 60]) {
    await view.page.mouse.move(from.x + away, from.y);
    const bootSeconds = Number(await boot.getAttribute('aria-valuenow'));
    const question = { container, whatIf: { ...hang, bootSeconds }, kubernetesVersion: '1.36' };
    assert.equal(certainRanges(question).readyAfterMs, undefined, `${bootSeconds} s`);
    const ready = sweepPhases(question).ranges.readyAfterMs ?? assert.fail('never ready');
    const { minSeconds, maxSeconds } = wholeSeconds(ready);
    const note = view.page.locator('[data-card="ready"] .note');
    await note.filter({ hasText: `${minSeconds}–${maxSeconds} s` }).waitFor();
  }
  await view.page.close();
});

test('the keyboard walks over checks and key moments, and says what is there', async () => {
  const view = await openView(browser);
  await view.show(modelOf(manifest, { selected: 'proxy' }));
  await view.page.getByRole('application').focus();
  const status = view.page.getByRole('status');
  await view.page.keyboard.press('Home');
  await status.filter({ hasText: /livenessProbe|readinessProbe/ }).waitFor({ state: 'attached' });
  assert.match(await status.innerText(), /^[\d.]+ s, (?:liveness|readiness)Probe failure, 1 of 3$/);
  await view.page.keyboard.press(']');
  await status.filter({ hasText: 'Ready' }).waitFor({ state: 'attached' });
  await view.page.keyboard.press('Enter');
  await view.page.keyboard.press('End');
  await view.page.keyboard.press('Enter');
  await view.hears('reveal', 1);
  await view.page.close();
});

test('every what-if has a picture; one without a readinessProbe can be given one', async () => {
  const view = await openView(browser);
  const problems: string[] = [];
  view.page.on('pageerror', ({ message }) => problems.push(message));
  await view.show(modelOf(manifest));
  const chips = view.page.locator('.chip');
  for (let index = 0; index < (await chips.count()); index++) {
    await chips.nth(index).click();
    await view.page.locator('.story li').first().waitFor();
  }
  await view.page.locator('.missing button', { hasText: 'Add readinessProbe' }).click();
  const added = (await view.heard()).find(({ type }) => type === 'add');
  assert.ok(added?.type === 'add');
  assert.equal(added.probe, 'readinessProbe');
  assert.deepEqual(problems, []);
  await view.page.close();
});

test('a refused number is marked, and the suggestion asks for the editor’s own fix', async () => {
  const view = await openView(browser);
  await view.show(modelOf(manifest));
  await view.page.locator('.number.refused input[aria-label="startupProbe successThreshold"]').waitFor();
  await view.page.locator('.suggestion.error button').click();
  const fix = (await view.heard()).find(({ type }) => type === 'fix');
  assert.ok(fix?.type === 'fix');
  assert.match(fix.suggestion, /^success-threshold-not-one#/);
  await view.page.close();
});

test('an init container gets its rule, a file without containers a sentence', async () => {
  const view = await openView(browser);
  await view.show(modelOf(manifest, { selected: 'setup' }));
  await view.page.locator('.empty', { hasText: 'init container' }).waitFor();
  await view.show(modelOf('apiVersion: v1\nkind: ConfigMap\n'));
  await view.page.locator('.empty', { hasText: 'deploy.yaml' }).waitFor();
  await view.page.close();
});

test('exports: a picture that stands alone, a table for a review, a trace for other tools', async () => {
  const view = await openView(browser);
  await view.show(modelOf(manifest));
  for (const format of ['svg', 'markdown', 'json']) await view.tell({ v: 1, type: 'export', format });
  await view.hears('exported', 3);
  const files = new Map(
    (await view.heard()).flatMap((message) =>
      message.type === 'exported' ? [[message.format, message]] : [],
    ),
  );
  const svg = files.get('svg')?.data ?? '';
  assert.match(svg, />livenessProbe<.*>every 10 · timeout 1 · ✕ 3</);
  assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  assert.doesNotMatch(svg, /var\(|class=|color-mix/);
  assert.match(files.get('markdown')?.data ?? '', /^### Probe timeline: `api` \(`Deployment\/shop`\)/);
  const { scenario, trace } = JSON.parse(files.get('json')?.data ?? '{}');
  assert.equal(scenario.containers.length, 1);
  assert.ok(trace.some(({ event }: { event: string }) => event === 'container-running'));
  assert.equal(files.get('svg')?.name, 'api-hang');
  await view.page.close();
});

test('what was played through is taken up again', async () => {
  const whatIf = {
    name: 'crash',
    bootSeconds: 33,
    atSeconds: 100,
    lastsSeconds: 1,
    everySeconds: 1,
    replySeconds: 1,
    shutdownSeconds: 2,
    preStopSeconds: 0,
  };
  const state = { v: 1, shown: null, whatIf, luck: 'luckiest', isTableOpen: true, showsAll: false };
  const view = await openView(browser, { state });
  await view.show(modelOf(manifest));
  await view.page.locator('.chip[aria-pressed="true"]', { hasText: 'Crash' }).waitFor();
  await view.page.locator('[data-card="budget"] .value', { hasText: '33 s' }).waitFor();
  await view.page.locator('table').waitFor();
  await view.page.close();
});
