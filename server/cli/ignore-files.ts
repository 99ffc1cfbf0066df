import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ignore from 'ignore';

const ignoreFileNames = ['.gitignore', '.kubeprobesignore'];

/** What the ignore files of one folder say about what is below it. */
interface IgnoreLayer {
  readonly folder: string;
  readonly rules: ReturnType<typeof ignore>;
}

/** The ignore files that speak for a folder, the outermost first. */
export type IgnoreLayers = readonly IgnoreLayer[];

/**
 * The ignore files above a folder, up to the root of its Git repository. None outside of one, and none for a folder that
 * they leave out: who names the folder of rendered manifests wants it checked.
 */
export function layersAbove(folder: string): IgnoreLayers {
  const own = resolve(folder);
  const chain = [own];
  while (!existsSync(join(chain[0] ?? own, '.git'))) {
    const parent = dirname(chain[0] ?? own);
    if (parent === chain[0]) return [];
    chain.unshift(parent);
  }
  const layers = chain.slice(0, -1).reduce<IgnoreLayers>(withLayer, []);
  return chain.length > 1 && isIgnored(layers, own, true) ? [] : layers;
}

/** With the ignore files that stand in a folder itself. */
export function withLayer(layers: IgnoreLayers, folder: string): IgnoreLayers {
  const texts = ignoreFileNames.flatMap((name) => {
    try {
      return [readFileSync(join(folder, name), 'utf8')];
    } catch {
      return [];
    }
  });
  if (texts.length === 0) return layers;
  return [...layers, { folder: resolve(folder), rules: ignore().add(texts.join('\n')) }];
}

/** Whether a path is left out, as Git decides: the innermost file that says anything about it counts. */
export function isIgnored(layers: IgnoreLayers, path: string, isFolder: boolean): boolean {
  let isOut = false;
  for (const { folder, rules } of layers) {
    const fromFolder = relative(folder, resolve(path)).split(sep).join('/');
    const verdict = rules.test(isFolder ? `${fromFolder}/` : fromFolder);
    if (verdict.ignored) isOut = true;
    else if (verdict.unignored) isOut = false;
  }
  return isOut;
}
