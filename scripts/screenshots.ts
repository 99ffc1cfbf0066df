// Takes pictures of the extension at work: npm run screenshots [-- FOLDER] [-- --only PATTERN]
import { spawnSync } from 'node:child_process';
import { cp, mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { FrameLocator } from 'playwright-core';
import type { Annotations, Size, ThemeName, WindowPart } from '../test/vscode/ui/workbench.ts';
import { themes, Workbench } from '../test/vscode/ui/workbench.ts';
import { cacheFolder, projectFolder } from './vscode/project.ts';

type Language = 'en' | 'ko';

interface Scene {
  readonly name: string;
  readonly file: string;
  /** Brings the workbench into the state worth a picture. */
  readonly play: (workbench: Workbench, file: string) => Promise<void>;
  /** The window's; wide enough for the file and its comments where absent. */
  readonly size?: Size;
  /** The editors alone where absent. */
  readonly parts?: readonly WindowPart[];
}

interface Place {
  readonly text: string;
  /** Which of several, from 1. */
  readonly occurrence?: number;
}

/** Puts the cursor at a text, and waits until all around it is painted. */
async function lookAt(
  workbench: Workbench,
  file: string,
  { text, occurrence, ...annotations }: Place & Annotations,
): Promise<void> {
  await workbench.goToText(file, text, occurrence);
  await workbench.waitForAnnotations(annotations);
}

function hoverOn(place: Place & Annotations): Scene['play'] {
  return async (workbench, file) => {
    await lookAt(workbench, file, place);
    await workbench.hover(place.text);
  };
}

/** Waits for the fix that both languages name after the field it writes. */
const offeredFix = /initialDelaySeconds: \d+/;

/** The fixes that leave a comment on the finding alone; the other ones speak of the file. */
const ignoreHere = /^Ignore .* here$|^여기서/;

/** Above what has no numbers to tell, because it would be refused. */
const bareLens = /Timeline|타임라인/;

/** What fits on a new line below the image, with a ready-made probe explained. */
async function completeBelowImage(workbench: Workbench, file: string): Promise<void> {
  await lookAt(workbench, file, { text: 'image:', lens: /0–5/, hint: /http\s?8080/ });
  await workbench.press('End', 'Enter');
  await workbench.openSuggestions('livenessProbe');
  await workbench.explainSuggestion('probe-liveness-http', 'livenessProbe, http');
}

/** Ignores one finding, and opens the menu that would ignore one near it. */
async function ignoreOneOfTwo(workbench: Workbench, file: string): Promise<void> {
  await lookAt(workbench, file, { text: '"8080"', lens: bareLens });
  await workbench.openFixes(ignoreHere);
  await workbench.applyFix(ignoreHere);
  await workbench.press('ArrowDown', 'ArrowDown', 'ArrowDown', 'End');
  await workbench.press('Control+ArrowLeft', 'Control+ArrowLeft');
  await workbench.openFixes(ignoreHere);
}

/** With all three probes of the text in sight. */
async function openTimeline(workbench: Workbench, file: string): Promise<FrameLocator> {
  await lookAt(workbench, file, { text: 'livenessProbe', lens: /150/, hint: /=\s10/ });
  return workbench.openTimeline(/150/);
}

/** The timeline beside the text, with room for both; what happens is chosen by the number of its button. */
function timelineOf(scenario: number): Scene['play'] {
  return async (workbench, file) => {
    const view = await openTimeline(workbench, file);
    await view.locator('.chip').nth(scenario).click();
    await view.locator('.chip[aria-pressed="true"]').nth(0).waitFor();
    await view.locator('.stretch').first().waitFor();
  };
}

/** A number of the timeline explains itself. */
async function explainInTimeline(workbench: Workbench, file: string): Promise<void> {
  const view = await openTimeline(workbench, file);
  const box = view.getByRole('textbox', { name: 'livenessProbe failureThreshold' });
  await box.focus();
  await view.locator('.field-card:popover-open').waitFor();
}

/** A threshold in a chart's values that kills at the first failure, with what that comes to, and the fixes. */
async function riskInValues(workbench: Workbench, file: string): Promise<void> {
  await lookAt(workbench, file, { text: 'timeoutSeconds', lens: /22–32/ });
  await workbench.press('End', 'Enter');
  await workbench.type('failureThreshold: 1');
  await workbench.waitForSquiggle();
  await workbench.waitForAnnotations({ lens: /\b2–12/ });
  await workbench.openFixes(/\b3\b/);
}

/** A number in the values of an Application that the rest of the chart does not go with, and what may be done. */
async function riskInRelease(workbench: Workbench, file: string): Promise<void> {
  await lookAt(workbench, file, { text: '12', occurrence: 1, lens: /20–48/ });
  await workbench.waitForSquiggle();
  await workbench.openFixes(/periodSeconds/);
}

/** The list of values files and profiles that the chart could be rendered with. */
async function chooseValues(workbench: Workbench, file: string): Promise<void> {
  await lookAt(workbench, file, { text: 'livenessProbe', occurrence: 2, lens: /22–32/ });
  await workbench.openValuesChoice();
}

/** What a chart's values come to, with the number that the cursor stands on marked in the timeline. */
async function timelineOfChart(workbench: Workbench, file: string): Promise<void> {
  await lookAt(workbench, file, { text: 'livenessProbe', lens: /22–32/ });
  const view = await workbench.openTimeline(/22–32/);
  await workbench.goToText(file, 'failureThreshold: 30');
  await view.locator('.number.focused').waitFor();
}

const besideTimeline: Size = { width: 2240, height: 900 };

const scenes: readonly Scene[] = [
  {
    name: 'hover-probe',
    file: '03-three-probes.yaml',
    play: hoverOn({ text: 'livenessProbe', lens: /150/, hint: /=\s30/ }),
  },
  {
    name: 'hover-field',
    file: '03-three-probes.yaml',
    play: hoverOn({ text: 'failureThreshold', lens: /150/, hint: /=\s150/ }),
  },
  {
    name: 'mistakes',
    file: '07-typical-mistakes.yaml',
    size: { width: 1480, height: 860 },
    parts: ['editor', 'panel'],
    play: async (workbench, file) => {
      await lookAt(workbench, file, { text: 'initialDelaySecond:', lens: bareLens });
      await workbench.waitForSquiggle();
      await workbench.problems();
    },
  },
  {
    name: 'fixes',
    file: '07-typical-mistakes.yaml',
    play: async (workbench, file) => {
      await lookAt(workbench, file, { text: 'livenessProbe', lens: /21–31/, hint: /http\s?8080/ });
      await workbench.waitForSquiggle();
      await workbench.openFixes(offeredFix);
    },
  },
  {
    name: 'rename',
    file: '07-typical-mistakes.yaml',
    play: async (workbench, file) => {
      await lookAt(workbench, file, { text: 'name: http', hint: /http\s?8080/ });
      await workbench.press('End');
      await workbench.openRename();
    },
  },
  { name: 'completion', file: '06-readiness-gates.yaml', play: completeBelowImage },
  // High enough for the menu to open below its line, and to leave the new comment in sight.
  {
    name: 'ignore',
    file: '07-typical-mistakes.yaml',
    size: { width: 1280, height: 1000 },
    play: ignoreOneOfTwo,
  },
  {
    name: 'status',
    file: 'shop/values.yaml',
    parts: ['editor', 'statusbar'],
    play: async (workbench) => {
      await workbench.openFileStatus('values');
    },
  },
  {
    name: 'named-port',
    file: '05-pre-stop.yaml',
    play: async (workbench, file) => {
      await lookAt(workbench, file, { text: 'port: http', lens: /20–31/, hint: /http\s?80/ });
      await workbench.press('End');
      await workbench.peekReferences();
    },
  },
  {
    name: 'korean',
    file: '09-korean.yaml',
    play: hoverOn({ text: 'livenessProbe', lens: /300/, hint: /=\s300/ }),
  },
  {
    name: 'template',
    file: 'shop/templates/deployment.yaml',
    play: hoverOn({ text: 'livenessProbe', occurrence: 2, lens: /22–32/ }),
  },
  { name: 'values', file: 'shop/values.yaml', play: riskInValues },
  {
    name: 'values-hover',
    file: 'shop/values.yaml',
    play: hoverOn({ text: 'livenessProbe', lens: /22–32/ }),
  },
  { name: 'values-profile', file: 'shop/templates/deployment.yaml', play: chooseValues },
  { name: 'release', file: 'releases/shop-argo.yaml', play: riskInRelease },
  {
    name: 'release-hover',
    file: 'releases/shop-argo.yaml',
    play: hoverOn({ text: 'timeoutSeconds', lens: /20–48/ }),
  },
  { name: 'timeline-chart', file: 'shop/values.yaml', size: besideTimeline, play: timelineOfChart },
  { name: 'timeline', file: '03-three-probes.yaml', size: besideTimeline, play: timelineOf(1) },
  { name: 'timeline-dependency', file: '03-three-probes.yaml', size: besideTimeline, play: timelineOf(4) },
  { name: 'timeline-card', file: '03-three-probes.yaml', size: besideTimeline, play: explainInTimeline },
];

const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' } } });
const target = resolve(
  process.env.INIT_CWD ?? process.cwd(),
  positionals[0] ?? join(cacheFolder, 'screenshots'),
);
const folder = join(cacheFolder, 'screenshots-workspace');

const usualParts: readonly WindowPart[] = ['editor'];
const usualSize: Size = { width: 1280, height: 740 };

/** Whoever lays a page out shrinks pictures more often than not. */
const dotsPerPixel = 2;

async function takePictures(language: Language, themeNames: readonly ThemeName[]): Promise<void> {
  const named = (theme: ThemeName) =>
    scenes
      .map((scene) => ({ ...scene, name: `${scene.name}-${theme}-${language}` }))
      .filter(({ name }) => new RegExp(values.only ?? '').test(name));
  if (themeNames.every((theme) => named(theme).length === 0)) return;
  const workbench = await Workbench.open({
    folder,
    settings: {
      'kubeProbes.language': language,
      // Cards below their line leave what they are about in sight.
      'editor.hover.above': false,
      'editor.stickyScroll.enabled': false,
    },
    dotsPerPixel,
  });
  try {
    for (const theme of themeNames) {
      const wanted = named(theme);
      if (wanted.length === 0) continue;
      await workbench.changeTheme(theme);
      // The reload may bring back what lay open when the layout was last saved.
      await workbench.runCommand('View: Close All Editor Groups');
      for (const { name, file, size = usualSize, parts = usualParts, play } of wanted) {
        await workbench.page.setViewportSize(size);
        await workbench.openFile(file);
        // A scene that no longer plays does not keep the others from being taken.
        try {
          await play(workbench, join(folder, file));
          await workbench.screenshot(join(target, `${name}.png`), parts);
          console.log(join(target, `${name}.png`));
        } catch (problem) {
          console.error(`${name}: ${problem}`);
          process.exitCode = 1;
        }
        await workbench.leaveAsItWas();
      }
    }
  } finally {
    await workbench.close();
  }
}

const { status } = spawnSync(process.execPath, ['esbuild.mjs'], { cwd: projectFolder, stdio: 'inherit' });
if (status !== 0) process.exit(1);
await mkdir(target, { recursive: true });
await rm(folder, { recursive: true, force: true });
await cp(join(projectFolder, 'examples'), folder, { recursive: true });
await takePictures('en', Object.keys(themes) as ThemeName[]);
await takePictures('ko', ['dark', 'light']);
