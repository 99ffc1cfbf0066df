import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { viewHtml } from '../../../client/src/timeline/view-html.ts';
import type { ToHost, ViewModel } from '../../../client/webview/protocol.ts';
import { projectFolder } from '../../../scripts/vscode/project.ts';
import type { Language } from '../../../server/core/index.ts';
import { readKubernetesVersion } from '../../../server/core/kubernetes/version.ts';
import { timelineContainer } from '../../../server/core/timeline/container-facts.ts';
import { placesOf } from '../../../server/core/timeline/places.ts';
import { lineTableOf, positionAt } from '../../../server/positions/line-table.ts';
import { analysed } from '../fixtures.ts';
import { themeStyles } from './themes.ts';

/** The view as the editor shows it, in a browser page of its own. */
export interface ViewPage {
  readonly page: Page;
  /** What the view has told the editor so far, oldest first. */
  readonly heard: () => Promise<readonly ToHost[]>;
  /** Waits until the view has told the editor something so many times. */
  readonly hears: (type: ToHost['type'], times: number) => Promise<void>;
  readonly tell: (message: unknown) => Promise<void>;
  readonly show: (model: ViewModel) => Promise<void>;
}

export type ThemeName = keyof typeof themeStyles;

export interface ViewOptions {
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly state?: unknown;
}

const origin = 'https://view.example';

/** Nothing here waits for anything but this page. */
const deadlineMs = 10_000;

/** Stands in for the editor inside the page; text, because functions of a test do not survive the way there. */
const stagedHost = `(state) => {
  globalThis.heard = [];
  globalThis.acquireVsCodeApi = () => ({
    postMessage: (message) => {
      heard.push(message);
      const { dataset } = document.documentElement;
      dataset[message.type] = heard.filter(({ type }) => type === message.type).length;
    },
    getState: () => state,
    setState: (next) => { state = next; },
  });
}`;

/** What VS Code does to a webview's page for its theme. */
const wearTheme = `({ bodyClass, variables }) => {
  document.body.className = bodyClass;
  for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(name, value);
}`;

/** Opens the built view under its real page and policy. */
export async function openView(browser: Browser, options: ViewOptions = {}): Promise<ViewPage> {
  const theme = options.theme ?? 'dark';
  const page = await browser.newPage({
    viewport: { width: options.width ?? 1200, height: options.height ?? 900 },
    reducedMotion: 'reduce',
  });
  const html = viewHtml({
    script: `${origin}/timeline.js`,
    style: `${origin}/timeline.css`,
    source: origin,
    nonce: 'n',
  });
  page.setDefaultTimeout(deadlineMs);
  await page.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: html });
    return route.fulfill({ body: await readFile(join(projectFolder, 'dist/webview', pathname)) });
  });
  await page.addInitScript({ content: `(${stagedHost})(${JSON.stringify(options.state ?? null)})` });
  await page.goto(`${origin}/`);
  await page.evaluate(`(${wearTheme})(${JSON.stringify(themeStyles[theme])})`);
  const tell = (message: unknown): Promise<void> =>
    page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`);
  return {
    page,
    heard: () => page.evaluate('heard'),
    hears: (type, times) =>
      page.locator(`html[data-${type.toLowerCase()}="${times}"]`).waitFor({ state: 'attached' }),
    tell,
    show: async (model) => {
      await tell({ v: 1, type: 'model', model });
      await page.locator('svg.timeline, .empty').first().waitFor();
      // The ranges come when nothing has changed for a moment.
      if (await page.locator('svg.timeline').isVisible()) await page.locator('.stretch').first().waitFor();
    },
  };
}

export interface ModelOptions {
  readonly language?: Language;
  readonly documentVersion?: number;
  /** The name of the container to show; the first that is no init container when absent. */
  readonly selected?: string;
}

/** What the editor would tell the view about a manifest. */
export function modelOf(text: string, options: ModelOptions = {}): ViewModel {
  const language = options.language ?? 'en';
  const lines = lineTableOf(text);
  const containers = analysed(text).flatMap(({ document, analysis }, index) =>
    analysis.containers.map((container) => {
      const facts = timelineContainer({
        container,
        source: document.source,
        findings: analysis.findings,
        language,
        key: `${index} ${container.objectPath}`,
        cards: {
          version: readKubernetesVersion('auto').version,
          firstLine: positionAt(lines, document.start).line,
        },
      });
      return placesOf(facts, ({ start, end }) => ({
        start: positionAt(lines, start + document.start),
        end: positionAt(lines, end + document.start),
      }));
    }),
  );
  return {
    uri: 'file:///deploy.yaml',
    fileName: 'deploy.yaml',
    documentVersion: options.documentVersion ?? 1,
    language,
    kubernetesVersion: '1.36',
    containers,
    selected:
      containers.find(({ name, role }) =>
        options.selected === undefined ? role !== 'init' : name === options.selected,
      )?.key ?? null,
    focus: null,
    isPinned: false,
  };
}
