import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's own folder. */
export const projectFolder = join(dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * The git-ignored folder for what is fetched on first use.
 * `KUBE_PROBES_CACHE` moves it, so that several clones can share one.
 */
export const cacheFolder = resolve(projectFolder, process.env.KUBE_PROBES_CACHE || '.cache');

/** Where the VSIX of the version at hand is made. */
export async function packagePath(): Promise<string> {
  const manifest = JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return join(projectFolder, `kube-probes-${manifest.version}.vsix`);
}
