import type { FileEvent } from 'vscode-languageserver';
import { FileChangeType } from 'vscode-languageserver';
import {
  type ChartVariant,
  type ChartView,
  chartViewOf,
  defaultChoice,
  dormantProbesOf,
  type EffectiveProbe,
  effectiveProbesOf,
  type ParsedTemplates,
  type RenderedBefore,
  type RenderedChart,
  renderedChartInSteps,
  renderedChartOf,
  textOfFile,
  type ValuesFile,
  withTemplate,
} from '../core/index.ts';
import { ChartFinder } from './chart-finder.ts';
import {
  type AppliedValues,
  type AppliedValuesFile,
  filesOf,
  type ValuesOfChart,
  valuesFor,
} from './chart-values.ts';
import { type ChartFolder, chartBeside } from './charts-beside.ts';
import type { OpenDocument } from './open-document.ts';
import { wholeText } from './segmented-text.ts';
import type { HelmSettings } from './settings.ts';
import { inSteps, type Steps } from './steps.ts';
import type { ServerWorkspace } from './workspace.ts';
import { batchesOf, fileKey } from './workspace-files.ts';

/** Files of a chart that are read. */
const mostFiles = 2000;
/** UTF-16 units or bytes of a chart that are kept. */
const largestChart = 16 * 1024 * 1024;
/** Charts that are kept: those asked about last. */
const mostCharts = 8;
/** Folders above a file in which its chart is looked for. */
const mostFoldersAbove = 12;
/** Charts beside a chart that are read with it. */
const mostBeside = 30;
/** Sets of values that one chart is kept with, and releases of it in other files. */
const mostViews = 3;
/** Other sets of values that a chart is rendered with for one hover. */
const mostVariants = 4;
/** A chart that takes longer to render is not rendered with other values for a hover. In milliseconds. */
const longestRenderingMs = 300;

/** An open file as a part of its chart, as both stand now. */
export interface FileOfChart {
  /** URI of the chart's folder. */
  readonly root: string;
  readonly view: ChartView;
  /** The file in the chart's tree. */
  readonly path: string;
  /** The values files that apply to the chart, seen from this file. */
  readonly applied: AppliedValues;
  /** All its files could be read. */
  readonly isRead: boolean;
  /** What the chart renders with the values that apply to it; worked out when first asked for. */
  readonly rendered: () => RenderedChart;
  /** Renders it ahead, with turns for requests; false where it was left because nobody waits for it any more. */
  readonly renderAhead: Steps<RenderedChart>['ahead'];
  /** How long the rendering took; 0 before it. */
  readonly renderingMs: () => number;
  readonly probes: () => readonly EffectiveProbe[];
  /** What it would render besides if probes were on that the values switch off. */
  readonly dormantProbes: () => readonly EffectiveProbe[];
  /** What it renders with the other values files that could apply: the first few. */
  readonly variants: () => Promise<readonly ChartVariant[]>;
  /** Null for what is packed in an archive. */
  readonly uriOf: (path: string) => string | null;
  readonly textOf: (path: string) => string;
}

/** A release of a chart that is written in another file. */
export interface WrittenRelease {
  /** Names it among all releases. */
  readonly key: string;
  /** Its values. */
  readonly file: AppliedValuesFile;
  /** Paths from the chart's folder to what it is rendered with before. */
  readonly valuesFiles: readonly string[];
  readonly installed: NonNullable<ChartView['installed']>;
}

/** A chart as it is released from another file. */
export interface ReleasedChart extends FileOfChart {
  /** What it renders without the values of that file. */
  readonly without: () => RenderedChart;
}

/** A chart's files as they are stored. */
interface StoredChart {
  /** URI of its folder. */
  readonly root: string;
  readonly key: string;
  /** That one, and those of charts beside it that it depends on. */
  readonly folders: ChartFolder[];
  /** By path in the chart. */
  readonly files: Map<string, StoredFile>;
  /** All its files are known by name. */
  readonly isListed: boolean;
  /** Files without which values are not known, and which could not be read. */
  readonly missing: Set<string>;
  /** Values files that lie outside of the folder, by URI. */
  readonly outside: Map<string, Promise<string | null>>;
  /** Counts what has changed. */
  revision: number;
  /** Files to be read again, by path. */
  readonly waiting: Map<string, string>;
  /** Done when what waited has been read. */
  reading: Promise<void>;
  readonly parsed: ParsedTemplates;
  readonly rendered: RenderedBefore;
  /** By the values files it is of, those asked about last at the end. */
  readonly known: Map<string, KnownView>;
  /** By the releases that are written in other files, those asked about last at the end. */
  readonly released: Map<string, KnownView>;
}

interface StoredFile {
  readonly uri: string;
  readonly content: string | Uint8Array;
}

interface KnownView
  extends Pick<
    FileOfChart,
    'view' | 'rendered' | 'renderAhead' | 'renderingMs' | 'probes' | 'dormantProbes'
  > {
  /** Names the state of the files that it is of, but for templates that are open. */
  readonly state: string;
  /** What it renders with other values files, by these. */
  readonly others: Map<string, ChartVariant['probes']>;
}

/**
 * Knows the charts that open files belong to. A chart is read when it is first asked about; from then on only what
 * changes. What is open counts as it stands in the editor.
 */
export class Charts {
  readonly #workspace: ServerWorkspace;
  readonly #documents: ReadonlyMap<string, OpenDocument>;
  readonly #nowMs: () => number;
  /** The folder of the outermost chart, by the folder of a file. */
  readonly #roots = new Map<string, Promise<string | null>>();
  /** By folder, those asked about last at the end. */
  readonly #charts = new Map<string, Promise<StoredChart | null>>();

  /** Where the charts of releases are that are written in other files. */
  readonly finder: ChartFinder;

  constructor(
    workspace: ServerWorkspace,
    documents: ReadonlyMap<string, OpenDocument>,
    { nowMs, folders }: { readonly nowMs: () => number; readonly folders: readonly string[] },
  ) {
    this.#workspace = workspace;
    this.#documents = documents;
    this.#nowMs = nowMs;
    this.finder = new ChartFinder(workspace, folders);
  }

  /** Null where the file belongs to no chart, or nobody can read it. */
  async around(document: OpenDocument): Promise<FileOfChart | null> {
    const folder = folderOf(document.uri);
    const root = folder === null ? null : await this.#rootOf(folder);
    const chart = root === null ? null : await this.#chartIn(root);
    if (!chart || document.isClosed) return null;
    await this.#readWaiting(chart);
    const path = pathIn(chart.key, document.uri);
    if (path === null) return null;
    const { settings } = await document.whenReady();
    const applied = await this.#appliedValues(chart, path, settings.helm);
    const known = this.#viewOf(chart, applied.files);
    if (!known || document.isClosed) return null;
    return this.#fileOf(chart, known, { path, applied });
  }

  /** Null where nobody can read the chart in a folder. */
  async releasedFrom(root: string, release: WrittenRelease): Promise<ReleasedChart | null> {
    const chart = await this.#chartIn(root);
    if (!chart) return null;
    await this.#readWaiting(chart);
    const { valuesFiles, file } = release;
    const before = await filesOf({ ...defaultChoice, valuesFiles }, this.#valuesOf(chart), this.#workspace);
    const known = this.#viewOf(chart, [...before, file], release);
    const without = this.#viewOf(chart, before);
    if (!known || !without) return null;
    const [choices, chosen, choice] = [[defaultChoice], defaultChoice, defaultChoice];
    const applied = { choices, chosen, choice, files: [...before, file] };
    return {
      ...this.#fileOf(chart, known, { path: file.path, applied }),
      variants: () => Promise.resolve([]),
      without: without.rendered,
    };
  }

  #fileOf(
    chart: StoredChart,
    known: KnownView,
    { path, applied }: Pick<FileOfChart, 'path' | 'applied'>,
  ): FileOfChart {
    const { view, rendered, renderAhead, renderingMs, probes, dormantProbes } = known;
    const given = new Map(applied.files.map((file) => [file.path, file]));
    const open = this.#openIn(chart);
    return {
      root: chart.root,
      view,
      path,
      applied,
      isRead: isRead(chart),
      rendered,
      renderAhead,
      renderingMs,
      probes,
      dormantProbes,
      variants: () => this.#variantsOf(chart, known, applied),
      uriOf: (file) => open.get(file)?.uri ?? chart.files.get(file)?.uri ?? given.get(file)?.uri ?? null,
      textOf: (file) => textOfFile(view.tree.get(file) ?? given.get(file)?.text ?? ''),
    };
  }

  #appliedValues(chart: StoredChart, file: string, helm: HelmSettings): Promise<AppliedValues> {
    return valuesFor(file, helm, this.#valuesOf(chart), this.#workspace);
  }

  #valuesOf(chart: StoredChart): ValuesOfChart {
    const { root, files, outside } = chart;
    const open = this.#openIn(chart);
    return {
      root,
      paths: [...new Set([...files.keys(), ...open.keys()])],
      textOf: (path) => {
        const document = open.get(path);
        if (document) return wholeText(document.text);
        const stored = files.get(path);
        return stored ? textOfFile(stored.content) : null;
      },
      openText: (uri) => {
        const key = fileKey(uri);
        const document = [...this.#documents.values()].find((one) => fileKey(one.uri) === key);
        return document ? wholeText(document.text) : null;
      },
      outside,
    };
  }

  async #variantsOf(
    chart: StoredChart,
    { view, others, renderingMs }: KnownView,
    applied: AppliedValues,
  ): Promise<readonly ChartVariant[]> {
    const seen = new Set([keyOf(applied.files)]);
    const variants: ChartVariant[] = [];
    for (const choice of applied.choices) {
      if (variants.length === mostVariants) break;
      const files = await filesOf(choice, this.#valuesOf(chart), this.#workspace);
      const key = keyOf(files);
      if (seen.has(key)) continue;
      seen.add(key);
      const probes =
        others.get(key) ??
        once(() => {
          const rendered = renderedChartOf({ ...view, valuesFiles: files }, chart.rendered);
          return rendered.rendering.problems.length > 0 ? null : effectiveProbesOf(rendered);
        });
      others.set(key, probes);
      const name = choice.kind === 'settings' ? choice.valuesFiles.join(', ') : choice.name;
      variants.push({
        name: name === '' ? null : name,
        probes: () => (renderingMs() > longestRenderingMs ? null : probes()),
      });
    }
    return variants;
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
      if (!chart) continue;
      for (const { uri, type } of changes) {
        forgetOutside(chart, uri);
        const path = pathInFolders(chart.folders, uri);
        if (path === null) continue;
        chart.revision++;
        chart.missing.delete(path);
        if (type === FileChangeType.Deleted) chart.files.delete(path);
        else chart.waiting.set(path, uri);
      }
    }
  }

  /** Whether there is a file; false where nobody can tell. */
  async hasFile(uri: string): Promise<boolean> {
    return (await this.#workspace.fileExists(uri)) === true;
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
      if (await this.#workspace.fileExists(`${folder}/Chart.yaml`)) {
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

  #chartIn(root: string): Promise<StoredChart | null> {
    const known = this.#charts.get(root) ?? this.#load(root);
    keepLast(this.#charts, root, known, mostCharts);
    return known;
  }

  async #load(root: string): Promise<StoredChart | null> {
    const list = await this.#workspace.listFolder(root, mostFiles);
    if (list === null) return null;
    const key = fileKey(root);
    const chart: StoredChart = {
      root,
      key,
      folders: [{ root, key, prefix: '' }],
      files: new Map(),
      isListed: list.isComplete,
      missing: new Set(),
      outside: new Map(),
      revision: 0,
      waiting: new Map(),
      reading: Promise.resolve(),
      parsed: new Map(),
      rendered: new Map(),
      known: new Map(),
      released: new Map(),
    };
    for (const uri of list.uris) {
      const path = pathIn(chart.key, uri);
      if (path !== null) chart.waiting.set(path, uri);
    }
    await this.#readWaiting(chart);
    await this.#loadBeside(chart);
    return chart;
  }

  async #loadBeside(chart: StoredChart): Promise<void> {
    const means = { sought: new Set<string>(), workspace: this.#workspace };
    while (chart.folders.length <= mostBeside) {
      const tree = new Map([...chart.files].map(([path, { content }]) => [path, content]));
      const folder = await chartBeside(tree, chart.folders, means);
      const list = folder && (await this.#workspace.listFolder(folder.root, mostFiles));
      if (!folder || !list) return;
      chart.folders.push(folder);
      for (const uri of list.uris) {
        const path = pathIn(folder.key, uri);
        if (path !== null) chart.waiting.set(folder.prefix + path, uri);
      }
      await this.#readWaiting(chart);
    }
  }

  /** One after the other, so that nobody goes on with half of what has changed. */
  #readWaiting(chart: StoredChart): Promise<void> {
    if (chart.waiting.size > 0) chart.reading = chart.reading.then(() => this.#readAll(chart));
    return chart.reading;
  }

  async #readAll(chart: StoredChart): Promise<void> {
    if (chart.waiting.size === 0) return;
    const waiting = [...chart.waiting];
    chart.waiting.clear();
    for (const batch of batchesOf(waiting)) {
      await Promise.all(batch.map(([path, uri]) => this.#read(chart, path, uri)));
    }
    chart.revision++;
  }

  async #read(chart: StoredChart, path: string, uri: string): Promise<void> {
    const isPacked = /\.tgz$/.test(path);
    const content = await (isPacked ? this.#workspace.readBytes(uri) : this.#workspace.readText(uri));
    chart.files.delete(path);
    if (content === null || sizeOf(chart) + content.length > largestChart) {
      if (decidesValues.test(path)) chart.missing.add(path);
      return;
    }
    chart.files.set(path, { uri, content });
  }

  /** Open files of a chart, by path. */
  #openIn(chart: StoredChart): ReadonlyMap<string, OpenDocument> {
    const open = new Map<string, OpenDocument>();
    for (const document of this.#documents.values()) {
      const path = pathInFolders(chart.folders, document.uri);
      if (path !== null) open.set(path, document);
    }
    return open;
  }

  #viewOf(
    chart: StoredChart,
    valuesFiles: readonly ValuesFile[],
    release: WrittenRelease | null = null,
  ): KnownView | null {
    const open = this.#openIn(chart);
    const templates = [...open].filter(([path]) => isTemplate.test(path));
    const others = [...open].filter(([path]) => !isTemplate.test(path));
    const versions = others.map(([path, { uri, version }]) => [path, uri, version]);
    const files = templates.map(([path]) => path);
    const own = release && [keyOf(valuesFiles), release.file.text, release.installed];
    const state = JSON.stringify([chart.revision, versions, files, own]);
    const [all, key] = release ? [chart.released, release.key] : [chart.known, keyOf(valuesFiles)];
    const kept = all.get(key);
    const before = kept?.state === state ? kept : null;
    const view = before
      ? editedView(before.view, templates, chart)
      : this.#wholeView(chart, open, { valuesFiles, ...(release && { installed: release.installed }) });
    if (!view) return null;
    const known = before?.view === view ? before : knownView(view, { state, chart, nowMs: this.#nowMs });
    keepLast(all, key, known, mostViews);
    return known;
  }

  #wholeView(
    chart: StoredChart,
    open: ReadonlyMap<string, OpenDocument>,
    given: Pick<ChartView, 'valuesFiles' | 'installed'>,
  ): ChartView | null {
    const tree = new Map([...chart.files].map(([path, { content }]) => [path, content]));
    for (const [path, { text }] of open) tree.set(path, wholeText(text));
    return chartViewOf({ tree, folder: '', ...given, isComplete: isRead(chart) }, chart.parsed);
  }
}

/** Puts something behind all that is kept, and lets go of what was there first. */
function keepLast<Kept>(all: Map<string, Kept>, key: string, kept: Kept, most: number): void {
  all.delete(key);
  all.set(key, kept);
  for (const [oldest] of all) {
    if (all.size <= most) break;
    all.delete(oldest);
  }
}

/** Names values files; what changes in the chart's own is told by the chart's state. */
function keyOf(valuesFiles: readonly ValuesFile[]): string {
  return JSON.stringify(
    valuesFiles.map(({ path, text }) => (path.startsWith('../') ? [path, text] : [path])),
  );
}

interface ViewedChart {
  readonly state: string;
  readonly chart: StoredChart;
  readonly nowMs: () => number;
}

function knownView(view: ChartView, { state, chart, nowMs }: ViewedChart): KnownView {
  const rendering = inSteps(() => renderedChartInSteps(view, chart.rendered), nowMs);
  const rendered = rendering.result;
  const probes = once(() => effectiveProbesOf(rendered()));
  const dormantProbes = once(() => dormantProbesOf(rendered(), probes()));
  const others: KnownView['others'] = new Map();
  const { ahead: renderAhead, tookMs: renderingMs } = rendering;
  return { state, view, rendered, renderAhead, renderingMs, probes, dormantProbes, others };
}

function isRead({ isListed, missing }: StoredChart): boolean {
  return isListed && missing.size === 0;
}

function forgetOutside({ outside }: StoredChart, uri: string): void {
  for (const known of outside.keys()) if (fileKey(known) === fileKey(uri)) outside.delete(known);
}

/** While somebody types into a template, all else stays. */
function editedView(
  view: ChartView,
  templates: readonly (readonly [string, OpenDocument])[],
  { parsed }: StoredChart,
): ChartView {
  let edited = view;
  for (const [path, { text }] of templates)
    edited = withTemplate(edited, { path, text: wholeText(text) }, parsed);
  return edited;
}

function once<Result>(work: () => Result): () => Result {
  let done: { readonly result: Result } | null = null;
  return () => {
    done ??= { result: work() };
    return done.result;
  };
}

const isTemplate = /(?:^|\/)templates\//;

/** Files without which values, or the charts they are for, are not known. */
const decidesValues = /(?:^|\/)(?:values|Chart|requirements)\.yaml$|\.tgz$/;

function sizeOf({ files }: StoredChart): number {
  let size = 0;
  for (const { content } of files.values()) size += content.length;
  return size;
}

/** Without a slash at its end; null where there is none. */
function folderOf(uri: string): string | null {
  const slash = uri.lastIndexOf('/');
  return slash <= 0 || uri[slash - 1] === '/' || uri[slash - 1] === ':' ? null : uri.slice(0, slash);
}

/** Charts that come and go, also packed ones. */
function isAboutCharts({ uri, type }: FileEvent): boolean {
  return uri.endsWith('/Chart.yaml') || (uri.endsWith('.tgz') && type !== FileChangeType.Changed);
}

/** Where a file is in the tree of a chart; null for what is in none of its folders. */
function pathInFolders(folders: readonly ChartFolder[], uri: string): string | null {
  for (const { key, prefix } of folders) {
    const path = pathIn(key, uri);
    if (path !== null) return prefix + path;
  }
  return null;
}

/** Null for what is not in the folder. */
function pathIn(folderKey: string, uri: string): string | null {
  const key = fileKey(uri);
  return key.startsWith(`${folderKey}/`) ? key.slice(folderKey.length + 1) : null;
}
