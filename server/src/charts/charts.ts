import type { FileEvent } from 'vscode-languageserver';
import { FileChangeType } from 'vscode-languageserver';
import { defaultChoice, keepLast, textOfFile } from '../../core/index.ts';
import { ChartFinder } from '../chart-finder.ts';
import { filesOf, valuesFor } from '../chart-values.ts';
import type { OpenDocument } from '../open-document.ts';
import type { ServerWorkspace } from '../workspace.ts';
import { folderOf, pathIn } from './chart-paths.ts';
import {
  type KnownView,
  type Surroundings,
  type ViewedChart,
  variantsOf,
  viewedChart,
  viewOf,
} from './chart-views.ts';
import type { FileOfChart, ReleasedChart, WrittenRelease } from './file-of-chart.ts';
import { isRead, loadStored, noteChanges, openIn, readWaiting, valuesIn } from './stored-chart.ts';

/** Charts that are kept: those asked about last. */
const mostCharts = 8;
/** Folders above a file in which its chart is looked for. */
const mostFoldersAbove = 12;

/**
 * Knows the charts that open files belong to. A chart is read when it is first asked about; from then on only what
 * changes. What is open counts as it stands in the editor.
 */
export class Charts {
  readonly #around: Surroundings;
  /** The folder of the outermost chart, by the folder of a file. */
  readonly #roots = new Map<string, Promise<string | null>>();
  /** By folder, those asked about last at the end. */
  readonly #charts = new Map<string, Promise<ViewedChart | null>>();

  /** Where the charts of releases are that are written in other files. */
  readonly finder: ChartFinder;

  constructor(
    workspace: ServerWorkspace,
    documents: ReadonlyMap<string, OpenDocument>,
    { nowMs, folders }: { readonly nowMs: () => number; readonly folders: readonly string[] },
  ) {
    this.#around = { workspace, documents, nowMs };
    this.finder = new ChartFinder(workspace, folders);
  }

  /** Null where the file belongs to no chart, or nobody can read it. */
  async around(document: OpenDocument): Promise<FileOfChart | null> {
    const folder = folderOf(document.uri);
    const root = folder === null ? null : await this.#rootOf(folder);
    const chart = root === null ? null : await this.#chartIn(root);
    if (!chart || document.isClosed) return null;
    const { stored } = chart;
    const { workspace, documents } = this.#around;
    await readWaiting(stored, workspace);
    const path = pathIn(stored.key, document.uri);
    if (path === null) return null;
    const { settings } = await document.whenReady();
    const applied = await valuesFor(path, settings.helm, valuesIn(stored, documents), workspace);
    const known = viewOf(chart, applied.files, this.#around);
    if (!known || document.isClosed) return null;
    return this.#fileOf(chart, known, { path, applied });
  }

  /** Null where nobody can read the chart in a folder. */
  async releasedFrom(root: string, release: WrittenRelease): Promise<ReleasedChart | null> {
    const chart = await this.#chartIn(root);
    if (!chart) return null;
    const { workspace, documents } = this.#around;
    await readWaiting(chart.stored, workspace);
    const { valuesFiles, file, string } = release;
    const chosenBefore = { ...defaultChoice, valuesFiles };
    const before = await filesOf(chosenBefore, valuesIn(chart.stored, documents), workspace);
    const files = [...before, ...(string ? [string] : []), file];
    const known = viewOf(chart, files, { ...this.#around, release });
    const without = viewOf(chart, before, this.#around);
    if (!known || !without) return null;
    const [choices, chosen, choice] = [[defaultChoice], defaultChoice, defaultChoice];
    const applied = { choices, chosen, choice, files };
    return {
      ...this.#fileOf(chart, known, { path: file.path, applied }),
      variants: () => Promise.resolve([]),
      without: without.rendered,
    };
  }

  #fileOf(
    chart: ViewedChart,
    known: KnownView,
    { path, applied }: Pick<FileOfChart, 'path' | 'applied'>,
  ): FileOfChart {
    const { stored } = chart;
    const { view, rendered, renderAhead, renderingMs, probes, dormantProbes } = known;
    const given = new Map(applied.files.map((file) => [file.path, file]));
    const open = openIn(stored, this.#around.documents);
    return {
      root: stored.root,
      view,
      path,
      applied,
      isRead: isRead(stored),
      rendered,
      renderAhead,
      renderingMs,
      probes,
      dormantProbes,
      variants: () => variantsOf(chart, known, { ...this.#around, applied }),
      uriOf: (file) => open.get(file)?.uri ?? stored.files.get(file)?.uri ?? given.get(file)?.uri ?? null,
      textOf: (file) => textOfFile(view.tree.get(file) ?? given.get(file)?.text ?? ''),
    };
  }

  /** `workspace/didChangeWatchedFiles` */
  async filesChanged(changes: readonly FileEvent[]): Promise<void> {
    if (changes.some(isAboutCharts)) {
      this.#roots.clear();
      this.#charts.clear();
      this.finder.forget();
      return;
    }
    for (const pending of this.#charts.values()) {
      const chart = await pending;
      if (chart) noteChanges(chart.stored, changes);
    }
  }

  /** Whether there is a file; false where nobody can tell. */
  async hasFile(uri: string): Promise<boolean> {
    return (await this.#around.workspace.fileExists(uri)) === true;
  }

  #rootOf(folder: string): Promise<string | null> {
    const known = this.#roots.get(folder);
    if (known) return known;
    const found = this.#findRoot(folder);
    this.#roots.set(folder, found);
    return found;
  }

  /** A subchart is judged as its outermost parent installs it. */
  async #findRoot(start: string): Promise<string | null> {
    let root: string | null = null;
    let folder: string | null = start;
    for (let above = 0; folder !== null && above < mostFoldersAbove; above++) {
      if (await this.#around.workspace.fileExists(`${folder}/Chart.yaml`)) {
        root = folder;
        const parent: string | undefined = /^(.*)\/charts\/[^/]+$/s.exec(folder)?.[1];
        if (parent === undefined) return root;
        folder = parent;
      } else {
        if (root !== null) return root;
        folder = folderOf(folder);
      }
    }
    return root;
  }

  #chartIn(root: string): Promise<ViewedChart | null> {
    const known = this.#charts.get(root) ?? this.#load(root);
    keepLast(this.#charts, root, known, mostCharts);
    return known;
  }

  async #load(root: string): Promise<ViewedChart | null> {
    const stored = await loadStored(root, this.#around.workspace);
    return stored && viewedChart(stored);
  }
}

/** Charts that come and go, also packed ones. */
function isAboutCharts({ uri, type }: FileEvent): boolean {
  return uri.endsWith('/Chart.yaml') || (uri.endsWith('.tgz') && type !== FileChangeType.Changed);
}
