import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { fetchPackages } from './fetch-packages.ts';
import { findProgram } from './find-program.ts';
import { projectFolder } from './project.ts';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'msedge',
];
const programFiles = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...programFiles.flatMap((folder) =>
    folder === undefined
      ? []
      : [
          join(folder, 'Google/Chrome/Application/chrome.exe'),
          join(folder, 'Microsoft/Edge/Application/msedge.exe'),
        ],
  ),
];

/** The sandbox needs user namespaces, which containers and root accounts lack; only local pages are opened. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

interface BrowserProgram {
  readonly path: string;
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * The browser to drive: `KUBE_PROBES_BROWSER` if set, else an installed Chromium, Chrome or Edge,
 * else a Chromium fetched as a package (`KUBE_PROBES_BROWSER=npm` asks for that one).
 */
async function browserProgram(): Promise<BrowserProgram> {
  const wanted = process.env.KUBE_PROBES_BROWSER;
  if (wanted !== undefined && wanted !== '' && wanted !== 'npm') return { path: wanted, environment: {} };
  const installed = wanted === 'npm' ? undefined : findProgram(names, usualPlaces);
  return installed === undefined ? packagedChromium() : { path: installed, environment: {} };
}

async function packagedChromium(): Promise<BrowserProgram> {
  const wayOut =
    'Installing Chromium, Chrome or Edge makes it unnecessary; KUBE_PROBES_BROWSER may name one.';
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`No browser was found, and the packaged one is for Linux on x64 only. ${wayOut}`);
  }
  const folder = await fetchPackages({
    name: 'chromium',
    manifestFolder: join(projectFolder, 'scripts/vscode/chromium'),
    title: 'headless Chromium (70 MB)',
    wayOut,
    complete: unpack,
  });
  const path = join(folder, 'bin/chromium');
  const fonts = { FONTCONFIG_FILE: join(folder, 'bin/fonts.conf') };
  const libraries = {
    LD_LIBRARY_PATH: [join(folder, 'bin/al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
  };
  const environment = {
    ...(existsSync('/etc/fonts/fonts.conf') ? {} : fonts),
    ...(starts(path) ? {} : libraries),
  };
  return { path, environment };
}

/** Whether the system has the libraries the program is linked against. */
function starts(path: string): boolean {
  return spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0;
}

async function unpack(folder: string): Promise<void> {
  const packed = join(folder, 'node_modules/@sparticuz/chromium/bin');
  const target = join(folder, 'bin');
  await mkdir(target, { recursive: true });
  const program = join(target, 'chromium');
  await pipeline(
    createReadStream(join(packed, 'chromium.br')),
    createBrotliDecompress(),
    createWriteStream(program),
  );
  await chmod(program, 0o755);
  for (const [archive, place] of [
    ['swiftshader', '.'],
    ['fonts', '.'],
    ['al2023', 'al2023'],
  ] as const) {
    await unpackArchive(join(packed, `${archive}.tar.br`), join(target, place));
  }
  // The packed one names folders that only its own environment has.
  await writeFile(
    join(target, 'fonts.conf'),
    `<?xml version="1.0"?>\n<fontconfig><dir prefix="relative">fonts</dir></fontconfig>\n`,
  );
  await rm(packed, { recursive: true });
}

async function unpackArchive(archive: string, target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  const tarFile = `${archive}.tar`;
  await pipeline(createReadStream(archive), createBrotliDecompress(), createWriteStream(tarFile));
  const result = spawnSync('tar', ['-xf', tarFile, '-C', target], { stdio: ['ignore', 'ignore', 'inherit'] });
  await rm(tarFile);
  if (result.status !== 0) throw result.error ?? new Error(`tar could not unpack ${archive}.`);
}

/** Starts the browser without a window and with an empty profile. */
export async function launchBrowser(): Promise<Browser> {
  const program = await browserProgram();
  return chromium.launch({
    executablePath: program.path,
    args: flags,
    env: { ...definedVariables(), ...program.environment },
    headless: true,
    timeout: 120_000,
  });
}

function definedVariables(): Record<string, string> {
  const entries = Object.entries(process.env);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
