import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withLock } from './folder-lock.ts';
import { cacheFolder } from './project.ts';

/** A set of packages pinned by a committed package.json and package-lock.json. */
export interface PinnedPackages {
  /** Names the folder in the cache. */
  readonly name: string;
  /** Holds package.json, package-lock.json and what `complete` adds; a change of any of them fetches anew. */
  readonly manifestFolder: string;
  /** What a person is told is being fetched, with its size. */
  readonly title: string;
  /** What a person can do when it cannot be fetched. */
  readonly wayOut: string;
  /** Completes the installed folder; runs once, before the folder counts as ready. */
  readonly complete?: (folder: string) => Promise<void>;
}

const manifests = ['package.json', 'package-lock.json'];
const readyFile = 'ready';
const reportEveryMs = 10_000;

/**
 * The folder in the cache with these packages installed, fetched now if this is their first use.
 * Throws an error that names the way out when they cannot be fetched.
 */
export async function fetchPackages(pinned: PinnedPackages): Promise<string> {
  const folder = join(cacheFolder, `${pinned.name}-${await fingerprint(pinned.manifestFolder)}`);
  if (existsSync(join(folder, readyFile))) return folder;
  return withLock(join(cacheFolder, `${pinned.name}.lock`), async () => {
    if (!existsSync(join(folder, readyFile))) await install(pinned, folder);
    return folder;
  });
}

async function fingerprint(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hash = createHash('sha256');
  for (const path of paths.sort()) hash.update(await readFile(path));
  return hash.digest('hex').slice(0, 12);
}

async function install(pinned: PinnedPackages, folder: string): Promise<void> {
  await removeOtherVersions(pinned.name);
  await mkdir(folder, { recursive: true });
  for (const name of manifests) await copyFile(join(pinned.manifestFolder, name), join(folder, name));
  const startedAtMs = Date.now();
  const elapsed = () => `${Math.round((Date.now() - startedAtMs) / 1000)} s`;
  console.log(`Fetching ${pinned.title}, once, into ${folder} …`);
  const progress = setInterval(() => console.log(`… still fetching (${elapsed()})`), reportEveryMs);
  try {
    await npmInstall(folder);
    await pinned.complete?.(folder);
  } catch (error) {
    throw new Error(
      `${pinned.title} could not be fetched from the npm registry: ${(error as Error).message}\n` +
        `What did arrive is kept, so running the same command again goes on from there. ${pinned.wayOut}`,
    );
  } finally {
    clearInterval(progress);
  }
  await writeFile(join(folder, readyFile), new Date().toISOString());
  console.log(`Fetched in ${elapsed()}.`);
}

/** Removes earlier versions and a broken-off attempt; npm's own cache keeps every package that arrived whole. */
async function removeOtherVersions(name: string): Promise<void> {
  for (const entry of await readdir(cacheFolder)) {
    const isVersion = entry.startsWith(`${name}-`) && /^[0-9a-f]{12}$/.test(entry.slice(name.length + 1));
    if (isVersion) await rm(join(cacheFolder, entry), { recursive: true, force: true });
  }
}

/** Install scripts stay off: nothing here needs compiling, and none of them may download more. */
function npmInstall(folder: string): Promise<void> {
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--omit=dev', '--loglevel=error'];
  return new Promise((succeed, fail) => {
    const isWindows = process.platform === 'win32';
    const child = spawn(isWindows ? 'npm.cmd' : 'npm', args, {
      cwd: folder,
      env: environmentOutsideNpm(),
      shell: isWindows,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', fail);
    child.on('exit', (code) => (code === 0 ? succeed() : fail(new Error(`npm ci ended with code ${code}.`))));
  });
}

/** Started from an npm script, npm would otherwise take this project's folder for the one to install into. */
function environmentOutsideNpm(): NodeJS.ProcessEnv {
  const foreign =
    /^(npm_(package|lifecycle)_|npm_config_(local_prefix|global|prefix|dry_run|package_lock)$|INIT_CWD$)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}
