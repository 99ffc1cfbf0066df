import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../../../scripts/vscode/browser.ts';
import { projectFolder } from '../../../scripts/vscode/project.ts';
import { startWebEditor, type WebEditor, workbenchAddress } from '../../../scripts/vscode/web-editor.ts';

/** The themes people look at, by the names VS Code's settings know them under. */
export const themes = {
  dark: 'Dark Modern',
  light: 'Light Modern',
  'high-contrast-dark': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
} as const;

export type ThemeName = keyof typeof themes;

/** What a class of the workbench's root element says about the theme in force. */
const themeClasses: Readonly<Record<ThemeName, string>> = {
  dark: 'vs-dark',
  light: 'vs',
  'high-contrast-dark': 'hc-black',
  'high-contrast-light': 'hc-light',
};

const deadlineMs = 120_000;
const attemptMs = 10_000;

type Settings = Readonly<Record<string, unknown>>;

/** What the editor writes around the text at hand, each by a part of its words. */
export interface Annotations {
  readonly lens?: RegExp;
  readonly hint?: RegExp;
}

/** How to open a workbench; the extension comes from the project's folder, or from packaged files. */
export interface WorkbenchOptions {
  readonly folder: string;
  readonly settings?: Settings;
  readonly extensions?: readonly string[];
  /** Folders of other extensions that are loaded beside ours. */
  readonly neighbours?: readonly string[];
  readonly viewport?: Size;
  /** How many dots of a picture one pixel of the page takes; 1 when absent. */
  readonly dotsPerPixel?: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a picture shows of the window; the rest is VS Code's own. */
export type WindowPart = 'editor' | 'panel' | 'statusbar';

/** A real VS Code in a headless browser, driven as a person would: keys, pointer, and what the screen shows. */
export class Workbench {
  readonly page: Page;
  readonly #browser: Browser;
  readonly #editor: WebEditor;

  private constructor(page: Page, browser: Browser, editor: WebEditor) {
    this.page = page;
    this.#browser = browser;
    this.#editor = editor;
  }

  static async open(options: WorkbenchOptions): Promise<Workbench> {
    const editor = await startWebEditor({
      ...(options.extensions === undefined ? { developmentFolder: projectFolder } : {}),
      settings: {
        'window.autoDetectColorScheme': false,
        'window.autoDetectHighContrast': false,
        'editor.minimap.enabled': false,
        'workbench.colorTheme': themes.dark,
        ...options.settings,
      },
      extensions: options.extensions ?? [],
      neighbours: options.neighbours ?? [],
      environment: { EXTENSIONS_GALLERY: '{"serviceUrl":""}' },
    });
    const browser = await launchBrowser();
    const page = await browser.newPage({
      viewport: options.viewport ?? { width: 1280, height: 800 },
      deviceScaleFactor: options.dotsPerPixel ?? 1,
    });
    page.setDefaultTimeout(deadlineMs);
    const address = workbenchAddress(editor, { folder: options.folder });
    await page.goto(address, { timeout: deadlineMs });
    const workbench = new Workbench(page, browser, editor);
    await workbench.#ready();
    return workbench;
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#editor.stop();
  }

  /** Opens a file of the folder by its path within it and waits until its text is on the screen. */
  async openFile(path: string): Promise<void> {
    const name = path.split('/').at(-1) ?? path;
    await this.#retry(async () => {
      await this.page.keyboard.press('Control+P');
      const input = this.page.locator('.quick-input-widget input').first();
      await input.fill(path, { timeout: attemptMs });
      const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first();
      await row.click({ timeout: attemptMs });
      await this.tab(name, '.active').waitFor({ timeout: attemptMs });
    });
    await this.page.locator('.editor-instance .view-line').first().waitFor();
    await this.#putPointerAside();
  }

  /** The tab of a file by its name, in a state such as `.dirty`. */
  tab(name: string, state = ''): Locator {
    return this.page.locator(`.tab${state}`, { hasText: name }).first();
  }

  /** What stands above a line of the text, by a part of its words. */
  lens(text: string | RegExp): Locator {
    return this.lenses(text).first();
  }

  /** All of them. */
  lenses(text: string | RegExp): Locator {
    return this.page.locator('.codelens-decoration a', { hasText: text });
  }

  /** The page of the timeline beside the editors. */
  get timeline(): FrameLocator {
    return this.page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');
  }

  /** Puts the cursor at a line and column, both counted from 1. */
  async goTo(line: number, column: number): Promise<void> {
    await this.page.keyboard.press('Control+G');
    const input = this.page.locator('.quick-input-widget input').first();
    await input.waitFor();
    await input.fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Puts the cursor at the start of the n-th occurrence (from 1) of a text in a file of the folder. */
  async goToText(file: string, text: string, occurrence = 1): Promise<void> {
    const content = await readFile(file, 'utf8');
    let offset = -1;
    for (let found = 0; found < occurrence; found += 1) offset = content.indexOf(text, offset + 1);
    if (offset < 0) throw new Error(`${file} does not contain ${text}.`);
    const before = content.slice(0, offset).split('\n');
    await this.goTo(before.length, (before.at(-1)?.length ?? 0) + 1);
  }

  /** Runs a command by the title the command palette shows. */
  async runCommand(title: string): Promise<void> {
    await this.#retry(async () => {
      await this.page.keyboard.press('F1');
      const input = this.page.locator('.quick-input-widget input').first();
      await input.fill(`>${title}`, { timeout: attemptMs });
      const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
      await row.click({ timeout: attemptMs });
    });
    await this.#putPointerAside();
  }

  /** Shows the hover at the cursor and waits until a part of it contains `text`. */
  async hover(text: string | RegExp): Promise<Locator> {
    const card = this.page.locator('.monaco-hover:not(.hidden)', { hasText: text }).first();
    await this.#retry(async () => {
      await this.page.keyboard.press('Control+K');
      await this.page.keyboard.press('Control+I');
      await card.waitFor({ timeout: attemptMs });
    });
    return card;
  }

  /** Opens the menu of fixes at the cursor, waits for one whose title contains `title`, and returns all titles. */
  async openFixes(title: string | RegExp): Promise<readonly string[]> {
    const rows = this.page.locator('.action-widget .monaco-list-row.action');
    await this.#retry(async () => {
      await this.page.keyboard.press('Control+.');
      await rows.filter({ hasText: title }).first().waitFor({ timeout: attemptMs });
    });
    return rows.allInnerTexts();
  }

  /** Applies a fix from the open menu. */
  async applyFix(title: string | RegExp): Promise<void> {
    await this.page.locator('.action-widget .monaco-list-row.action', { hasText: title }).first().click();
    await this.page.locator('.action-widget .monaco-list-row').first().waitFor({ state: 'hidden' });
  }

  /** Types at the cursor, key by key. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Lets the file at hand be indented with tabs of a width, as the command in the palette does. */
  async indentWithTabs(width: number): Promise<void> {
    await this.runCommand('Indent Using Tabs');
    const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: String(width) }).first();
    await row.click();
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Asks what fits at the cursor, waits until `label` is offered, and returns the label of the first. */
  async openSuggestions(label: string): Promise<string> {
    const widget = this.page.locator('.suggest-widget.visible');
    const labels = widget.locator('.monaco-list-row .label-name');
    await this.#retry(async () => {
      if (!(await widget.isVisible())) await this.page.keyboard.press('Control+Space');
      await labels.getByText(label, { exact: true }).first().waitFor({ timeout: attemptMs });
    });
    return widget.locator('.monaco-list-row[data-index="0"] .label-name').innerText();
  }

  /** The labels of the open list, as far as it is in sight. */
  suggestions(): Promise<readonly string[]> {
    return this.page.locator('.suggest-widget.visible .monaco-list-row .label-name').allInnerTexts();
  }

  /** Takes a suggestion from the open list. */
  async acceptSuggestion(label: string): Promise<void> {
    const widget = this.page.locator('.suggest-widget.visible');
    await widget.locator('.monaco-list-row .label-name').getByText(label, { exact: true }).first().click();
    await widget.waitFor({ state: 'hidden' });
  }

  /** Goes down the open list to `label`, and waits until what is told beside the list contains `text`. */
  async explainSuggestion(label: string, text: string | RegExp): Promise<void> {
    const widget = this.page.locator('.suggest-widget.visible');
    const wanted = widget.locator('.monaco-list-row.focused .label-name').getByText(label, { exact: true });
    const details = this.page.locator('.suggest-details');
    await this.#retry(async () => {
      if (!(await details.isVisible())) await this.page.keyboard.press('Control+Space');
      await details.waitFor({ timeout: attemptMs });
      for (let row = 0; row < 100 && !(await wanted.isVisible()); row += 1) {
        await this.page.keyboard.press('ArrowDown');
      }
      await wanted.waitFor({ timeout: attemptMs });
    });
    await details.filter({ hasText: text }).waitFor();
  }

  /** Opens what stands behind `{}` in the status bar and waits until a part of it contains `text`. */
  async openFileStatus(text: string | RegExp): Promise<string> {
    const flyout = this.page.locator('.hover-language-status', { hasText: text }).first();
    await this.#retry(async () => {
      await this.page.locator('#status\\.languageStatus').hover({ timeout: attemptMs });
      await flyout.waitFor({ timeout: attemptMs });
    });
    return flyout.innerText();
  }

  /** The name of the language of the file at hand. */
  languageOfFile(): Promise<string> {
    return this.page.locator('#status\\.editor\\.mode').innerText();
  }

  /** Clicks what the open `{}` of the status bar leads to. */
  async followFileStatus(title: string): Promise<void> {
    await this.page.locator('.hover-language-status a', { hasText: title }).first().click();
  }

  /** Picks from the open list by a part of a row, once that is there, and returns the labels there were. */
  async pickRow(text: string): Promise<readonly string[]> {
    const rows = this.page.locator('.quick-input-list .monaco-list-row');
    const row = rows.filter({ hasText: text }).first();
    await row.waitFor();
    const labels = await rows.locator('.label-name').allInnerTexts();
    await row.click();
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await this.#putPointerAside();
    return labels.map((label) => label.trim());
  }

  /** Opens the list of what the chart of the file at hand could be rendered with. */
  async openValuesChoice(): Promise<void> {
    await this.runCommand('Kube Probes: Choose Values of the Chart');
    const rows = this.page.locator('.quick-input-list .monaco-list-row', { hasText: 'values.yaml' });
    await rows.first().waitFor();
  }

  /** Opens the peek view of all places that use what is at the cursor. */
  async peekReferences(): Promise<void> {
    const list = this.page.locator('.reference-zone-widget .monaco-list-row');
    await this.#retry(async () => {
      await this.page.keyboard.press('Shift+F12');
      await list.first().waitFor({ timeout: attemptMs });
    });
  }

  /** Opens the menu of fixes with a click on the light bulb of the cursor's line, and returns all titles. */
  async clickLightBulb(title: string | RegExp): Promise<readonly string[]> {
    const bulbs = this.page.locator('.lightBulbWidget, .codicon-gutter-lightbulb');
    const rows = this.page.locator('.action-widget .monaco-list-row.action');
    await this.#retry(async () => {
      await bulbs.filter({ visible: true }).first().click({ timeout: attemptMs });
      await rows.filter({ hasText: title }).first().waitFor({ timeout: attemptMs });
    });
    return rows.allInnerTexts();
  }

  /** Starts a rename at the cursor and returns the name it proposes to change. */
  async openRename(): Promise<string> {
    const input = this.#renameInput;
    await this.#retry(async () => {
      await this.page.keyboard.press('F2');
      await input.waitFor({ timeout: attemptMs });
    });
    return input.inputValue();
  }

  /** Writes a name into the open rename box and confirms it. */
  async confirmRename(name: string): Promise<void> {
    await this.#renameInput.fill(name);
    await this.page.keyboard.press('Enter');
    await this.#renameInput.waitFor({ state: 'hidden' });
  }

  get #renameInput(): Locator {
    return this.page.locator('.rename-box input');
  }

  /** Waits for a notification that contains `text`; driven workbenches keep them behind the bell. */
  async waitForMessage(text: string | RegExp): Promise<void> {
    const center = this.page.locator('.notifications-center.visible');
    await this.#retry(async () => {
      if (!(await center.isVisible())) {
        await this.page.locator('#status\\.notifications').click({ timeout: attemptMs });
      }
      const row = center.locator('.monaco-list-row', { hasText: text }).first();
      await row.waitFor({ timeout: attemptMs });
    });
    await this.runCommand('Notifications: Clear All Notifications');
  }

  /** Saves the changed file at hand, given by its absolute path, and returns its text. */
  async save(file: string): Promise<string> {
    await this.page.locator('.tab.active.dirty').waitFor();
    await this.page.keyboard.press('Control+S');
    await this.page.locator('.tab.active:not(.dirty)').waitFor();
    return readFile(file, 'utf8');
  }

  /** Waits until the editor underlines something. */
  async waitForSquiggle(): Promise<void> {
    await this.page.locator('.squiggly-error, .squiggly-warning, .squiggly-info').first().waitFor();
  }

  /**
   * Waits until a line above the text and a hint behind it are painted that match. They come after the text and push
   * it down, away from under a menu or a hover that is open by then.
   */
  async waitForAnnotations({ lens, hint }: Annotations): Promise<void> {
    if (lens) await this.lens(lens).waitFor();
    if (hint) await this.page.locator('.view-line', { hasText: hint }).first().waitFor();
  }

  /** Waits until the editor underlines nothing. */
  async waitForNoSquiggle(): Promise<void> {
    const squiggles = this.page.locator('.squiggly-error, .squiggly-warning, .squiggly-info');
    await squiggles.first().waitFor({ state: 'hidden' });
  }

  /** Opens the Problems panel, waits for a row that contains `text`, and returns the row's text. */
  async waitForProblem(text: string | RegExp): Promise<string> {
    await this.runCommand('Problems: Focus on Problems View');
    return this.page.locator('.markers-panel .monaco-list-row', { hasText: text }).first().innerText();
  }

  /** Picks a value in the settings editor, by the label its menu shows. */
  async chooseSetting(id: string, label: string): Promise<void> {
    await this.runCommand('Preferences: Open Settings (UI)');
    const editor = this.page.locator('.settings-editor');
    await editor.locator('.search-container .view-line').first().click();
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.type(`@id:${id}`);
    const menu = editor.locator(`[data-key="${id}"] select`);
    await menu.waitFor();
    await menu.selectOption({ label });
  }

  /** Opens the Problems panel and returns its rows once there is one. */
  async problems(): Promise<readonly string[]> {
    await this.runCommand('Problems: Focus on Problems View');
    const rows = this.page.locator('.markers-panel .monaco-list-row');
    await rows.first().waitFor();
    return rows.allInnerTexts();
  }

  /** Changes user settings and loads the workbench anew, since it reads their file only when it starts. */
  async changeSettings(changes: Settings): Promise<void> {
    const file = join(this.#editor.dataFolder, 'user/User/settings.json');
    const current = JSON.parse(await readFile(file, 'utf8')) as Settings;
    await writeFile(file, JSON.stringify({ ...current, ...changes }, null, 2));
    await this.page.reload({ timeout: deadlineMs });
    await this.#ready();
  }

  async #ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor();
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  }

  async changeTheme(theme: ThemeName): Promise<void> {
    await this.changeSettings({ 'workbench.colorTheme': themes[theme] });
    await this.page.locator(`.monaco-workbench.${themeClasses[theme]}`).first().waitFor();
  }

  /** Closes menus, hovers and the panel below. */
  async dismiss(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('Escape');
    if (await this.page.locator('.monaco-workbench .part.panel').isVisible()) {
      await this.page.keyboard.press('Control+J');
    }
  }

  /** Opens the timeline with a click on a lens that contains `text`, and returns its view once that shows its figures. */
  async openTimeline(text: string | RegExp): Promise<FrameLocator> {
    await this.lens(text).click();
    await this.timeline.locator('.stretch').first().waitFor();
    await this.#putPointerAside();
    return this.timeline;
  }

  /** Closes what lies above the file at hand, takes back what was changed in it, and closes it. */
  async leaveAsItWas(): Promise<void> {
    await this.#putPointerAside();
    await this.dismiss();
    if (await this.page.locator('.tab.active.dirty').isVisible()) {
      await this.runCommand('File: Revert File');
      await this.page.locator('.tab.active:not(.dirty)').waitFor();
    }
    await this.runCommand('View: Close All Editors');
    await this.page.locator('.part.editor .tab').first().waitFor({ state: 'detached' });
  }

  /** Where it rests over nothing that would explain itself. */
  async #putPointerAside(): Promise<void> {
    const height = this.page.viewportSize()?.height ?? 0;
    await this.page.mouse.move(600, height - 16);
  }

  /** Takes a picture of some parts of the window, and of the list that is open above them. */
  async screenshot(path: string, parts: readonly WindowPart[]): Promise<void> {
    const selectors = parts.map((part) => `.monaco-workbench .part.${part}`);
    const list = this.page.locator('.quick-input-widget');
    if (await list.isVisible()) selectors.push('.quick-input-widget');
    const boxes = await Promise.all(selectors.map((selector) => this.page.locator(selector).boundingBox()));
    const seen = boxes.filter((box) => box !== null);
    const x = Math.min(...seen.map((box) => box.x));
    const y = Math.min(...seen.map((box) => box.y));
    const width = Math.max(...seen.map((box) => box.x + box.width)) - x;
    const height = Math.max(...seen.map((box) => box.y + box.height)) - y;
    await this.page.screenshot({ path, animations: 'disabled', clip: { x, y, width, height } });
  }

  /** Tries again, until the deadline, what depends on a part that may still be starting. */
  async #retry(attempt: () => Promise<void>): Promise<void> {
    const endAtMs = Date.now() + deadlineMs;
    for (;;) {
      try {
        await attempt();
        return;
      } catch (error) {
        if (Date.now() > endAtMs) throw error;
        await this.dismiss();
      }
    }
  }
}
