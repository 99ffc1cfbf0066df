// Takes pictures of the extension at work: npm run screenshots [-- FOLDER] [-- --only WORD]
import { spawnSync } from 'node:child_process';
import { cp, mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type ThemeName, themes, Workbench } from '../test/vscode/ui/workbench.ts';
import { cacheFolder, projectFolder } from './vscode/project.ts';

type Language = 'en' | 'ko';

interface Scene {
  readonly name: string;
  readonly file: string;
  /** Brings the workbench into the state worth a picture. */
  readonly play: (workbench: Workbench, file: string) => Promise<void>;
}

function hoverOn(text: string, occurrence = 1): Scene['play'] {
  return async (workbench, file) => {
    await workbench.goToText(file, text, occurrence);
    await workbench.hover(text);
  };
}

/** Waits for the fix that both languages name after the field it writes. */
const offeredFix = /initialDelaySeconds: \d+/;

/** The fixes that leave a comment on the finding alone; the other ones speak of the file. */
const ignoreHere = /^Ignore .* here$|^여기서/;

/** What fits on a new line below the image, with a ready-made probe explained. */
async function completeBelowImage(workbench: Workbench, file: string): Promise<void> {
  await workbench.goToText(file, 'image:');
  await workbench.press('End', 'Enter');
  await workbench.openSuggestions('livenessProbe');
  await workbench.explainSuggestion('probe-liveness-http', 'livenessProbe, http');
}

/** Ignores one finding, and opens the menu that would ignore one near it. */
async function ignoreOneOfTwo(workbench: Workbench, file: string): Promise<void> {
  await workbench.goToText(file, '"8080"');
  await workbench.openFixes(ignoreHere);
  await workbench.applyFix(ignoreHere);
  await workbench.press('ArrowDown', 'ArrowDown', 'ArrowDown', 'End');
  await workbench.press('Control+ArrowLeft', 'Control+ArrowLeft');
  await workbench.openFixes(ignoreHere);
}

/** The timeline beside the text, with room for both; what happens is chosen by the number of its button. */
function timelineOf(scenario: number): Scene['play'] {
  return async (workbench) => {
    await workbench.page.setViewportSize({ width: 1680, height: 1000 });
    const view = await workbench.openTimeline(/150/);
    await view.locator('.chip').nth(scenario).click();
    await view.locator('.chip[aria-pressed="true"]').nth(0).waitFor();
    await view.locator('.stretch').first().waitFor();
  };
}

const scenes: readonly Scene[] = [
  { name: 'hover-probe', file: '03-three-probes.yaml', play: hoverOn('livenessProbe') },
  { name: 'hover-field', file: '02-readiness.yaml', play: hoverOn('periodSeconds') },
  {
    name: 'mistakes',
    file: '07-typical-mistakes.yaml',
    play: async (workbench) => {
      await workbench.waitForSquiggle();
      await workbench.problems();
    },
  },
  {
    name: 'fixes',
    file: '07-typical-mistakes.yaml',
    play: async (workbench, file) => {
      await workbench.goToText(file, 'livenessProbe');
      await workbench.openFixes(offeredFix);
    },
  },
  {
    name: 'rename',
    file: '07-typical-mistakes.yaml',
    play: async (workbench, file) => {
      await workbench.goToText(file, 'name: http');
      await workbench.press('End');
      await workbench.openRename();
    },
  },
  { name: 'completion', file: '06-readiness-gates.yaml', play: completeBelowImage },
  { name: 'ignore', file: '07-typical-mistakes.yaml', play: ignoreOneOfTwo },
  {
    name: 'status',
    file: 'shop/values.yaml',
    play: async (workbench) => {
      await workbench.openFileStatus('values');
    },
  },
  {
    name: 'named-port',
    file: '05-pre-stop.yaml',
    play: async (workbench, file) => {
      await workbench.goToText(file, 'port: http');
      await workbench.press('End');
      await workbench.peekReferences();
    },
  },
  { name: 'korean', file: '09-korean.yaml', play: hoverOn('livenessProbe') },
  { name: 'template', file: 'shop/templates/deployment.yaml', play: hoverOn('startupProbe') },
  { name: 'timeline', file: '03-three-probes.yaml', play: timelineOf(1) },
  { name: 'timeline-dependency', file: '03-three-probes.yaml', play: timelineOf(4) },
];

const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' } } });
const target = resolve(
  process.env.INIT_CWD ?? process.cwd(),
  positionals[0] ?? join(cacheFolder, 'screenshots'),
);
const folder = join(cacheFolder, 'screenshots-workspace');

const usualSize = { width: 1280, height: 800 };

async function takePictures(language: Language, themeNames: readonly ThemeName[]): Promise<void> {
  const workbench = await Workbench.open({ folder, settings: { 'kubeProbes.language': language } });
  try {
    for (const theme of themeNames) {
      const wanted = scenes
        .map((scene) => ({ ...scene, name: `${scene.name}-${theme}-${language}` }))
        .filter(({ name }) => values.only === undefined || name.includes(values.only));
      if (wanted.length === 0) continue;
      await workbench.changeTheme(theme);
      // The reload may bring back what lay open when the layout was last saved.
      await workbench.runCommand('View: Close All Editor Groups');
      for (const { name, file, play } of wanted) {
        await workbench.openFile(file);
        await play(workbench, join(folder, file));
        await workbench.screenshot(join(target, `${name}.png`));
        console.log(join(target, `${name}.png`));
        await workbench.leaveAsItWas();
        await workbench.page.setViewportSize(usualSize);
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
