import { type ChartReference, isChartNamed, isOtherRepository } from '../core/index.ts';
import { uriBelow } from './chart-values.ts';
import type { ServerWorkspace } from './workspace.ts';
import { batchesOf, fileKey, mostFiles } from './workspace-files.ts';

/** Folders above a file in which a path of its repository is looked for. */
const mostFoldersAbove = 12;
/** Charts among which one is looked for by its name. */
const mostDefinitions = 500;

/** Where the charts of releases lie in the workspace. */
export class ChartFinder {
  readonly #workspace: ServerWorkspace;
  readonly #folders: readonly string[];
  readonly #known = new Map<string, Promise<string | null>>();
  readonly #gitConfigs = new Map<string, Promise<string | null>>();
  #definitions: Promise<readonly Definition[]> | null = null;

  /** `folders` are the URIs of the open folders. */
  constructor(workspace: ServerWorkspace, folders: readonly string[]) {
    this.#workspace = workspace;
    this.#folders = folders.map((folder) => folder.replace(/\/$/, ''));
  }

  /** Charts have come or gone. */
  forget(): void {
    this.#known.clear();
    this.#gitConfigs.clear();
    this.#definitions = null;
  }

  /** The URI of the folder of a chart, without a slash at its end; null where it is not in the workspace, or more than one is. */
  find(uri: string, reference: ChartReference): Promise<string | null> {
    const folder = uri.slice(0, uri.lastIndexOf('/'));
    const key = JSON.stringify([reference.kind === 'folder' ? folder : '', reference]);
    const known = this.#known.get(key) ?? this.#find(folder, reference);
    this.#known.set(key, known);
    return known;
  }

  async #find(folder: string, reference: ChartReference): Promise<string | null> {
    if (reference.kind === 'folder') {
      const { path, repository } = reference;
      const definition = await this.#nearest(folder, `${path}/Chart.yaml`, repository);
      return definition?.slice(0, -'/Chart.yaml'.length) ?? null;
    }
    this.#definitions ??= this.#readDefinitions();
    const named = (await this.#definitions).filter(({ text }) => isChartNamed(text, reference));
    const [only, ...others] = named;
    return only && others.length === 0 ? only.folder : null;
  }

  /** A file by its path from the root of some repository; null where there is none. */
  findFile(uri: string, path: string): Promise<string | null> {
    return this.#nearest(uri.slice(0, uri.lastIndexOf('/')), path);
  }

  /** Whatever folder a repository lies in: the next one above that has the path, then the open folders. */
  async #nearest(start: string, path: string, repository = ''): Promise<string | null> {
    for (const folder of [...foldersAbove(start, this.#folders), ...this.#folders]) {
      const uri = uriBelow(folder, path);
      if (uri === null || (await this.#workspace.fileExists(uri)) !== true) continue;
      const config = repository === '' ? null : await this.#gitConfigOf(folder);
      if (config === null || !isOtherRepository(config, repository)) return uri;
    }
    return null;
  }

  /** What git knows of the repository around a folder; null where nobody can tell, as in a virtual workspace. */
  async #gitConfigOf(folder: string): Promise<string | null> {
    for (const above of foldersAbove(folder, this.#folders)) {
      const known = this.#gitConfigs.get(above) ?? this.#workspace.readText(`${above}/.git/config`);
      this.#gitConfigs.set(above, known);
      const config = await known;
      if (config !== null) return config;
      // In a work tree or a submodule it is a file, and what it leads to is somewhere else.
      if ((await this.#workspace.fileExists(`${above}/.git`)) === true) return null;
    }
    return null;
  }

  async #readDefinitions(): Promise<readonly Definition[]> {
    const files = await this.#workspace.listFiles(mostFiles);
    const uris = (files?.uris ?? []).filter((uri) => uri.endsWith('/Chart.yaml'));
    // Among so many nobody can say that there is only one.
    if (!files?.isComplete || uris.length > mostDefinitions) return [];
    const definitions: Definition[] = [];
    for (const batch of batchesOf(uris)) {
      const texts = await Promise.all(batch.map((uri) => this.#workspace.readText(uri)));
      for (const [index, text] of texts.entries()) {
        const folder = batch[index]?.slice(0, -'/Chart.yaml'.length);
        if (folder !== undefined && text !== null) definitions.push({ folder, text });
      }
    }
    return definitions;
  }
}

interface Definition {
  readonly folder: string;
  readonly text: string;
}

/** A folder and those above it, up to an open folder. */
function foldersAbove(start: string, open: readonly string[]): readonly string[] {
  const roots = new Set(open.map(fileKey));
  const folders: string[] = [];
  let folder = start;
  while (folders.length < mostFoldersAbove && !/(?:^|[/:])$/.test(folder)) {
    folders.push(folder);
    if (roots.has(fileKey(folder))) break;
    folder = folder.slice(0, folder.lastIndexOf('/'));
  }
  return folders;
}
