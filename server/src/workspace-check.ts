import type { CancellationToken, Diagnostic, FileEvent } from 'vscode-languageserver';
import { DiagnosticSeverity, FileChangeType } from 'vscode-languageserver';
import type { CircumstancesFinder } from './circumstances.ts';
import { holdsReleases, valuesFileNames } from './inline-charts.ts';
import type { OpenDocument } from './open-document.ts';
import type { CheckProgress, CheckSummary } from './protocol.ts';
import { checkProgressMethod } from './protocol.ts';
import { lookAt } from './report.ts';
import type { Session } from './session.ts';
import type { ServerWorkspace } from './workspace.ts';
import { batchesOf, closedDocument, fileKey, isManifest, mostFiles } from './workspace-files.ts';

/** More problems than this are no list that anybody reads; the check ends there. */
const mostProblems = 20_000;

/** What came of looking at one file. */
type Outcome =
  | { readonly kind: 'judged'; readonly diagnostics: readonly Diagnostic[] }
  /** Settings leave it out, or it is a chart's values. */
  | { readonly kind: 'left-out' }
  | { readonly kind: 'unreadable' }
  /** Nobody wants to know any more. */
  | { readonly kind: 'dropped' };

/**
 * Judges the files of the workspace that are not open and publishes what is found. From then on it keeps to these files:
 * what is open is the editor's business, what changes is judged again, what is deleted has no problems. Of a file it
 * keeps its name only.
 */
export class WorkspaceCheck {
  readonly #session: Session;
  readonly #finder: CircumstancesFinder;
  readonly #workspace: ServerWorkspace;
  /** Files of the last check, by key. */
  readonly #followed = new Map<string, string>();
  /** Files about which something is published. */
  readonly #published = new Map<string, string>();
  /** Who looked last at a file has the say. */
  readonly #lastLook = new Map<string, symbol>();
  readonly #waiting = new Map<string, string>();
  /** Manifests with values of charts, by key, and the names of the values files that are given with these. */
  readonly #releases = new Map<string, ReadonlySet<string>>();
  #isWorking = false;
  #currentRun: symbol | null = null;

  constructor(session: Session, finder: CircumstancesFinder, workspace: ServerWorkspace) {
    this.#session = session;
    this.#finder = finder;
    this.#workspace = workspace;
  }

  /** Looks at every file once. A later run ends an earlier one. Null where nobody can list files. */
  async run(token: CancellationToken): Promise<CheckSummary | null> {
    const run = Symbol('run');
    this.#currentRun = run;
    const list = await this.#workspace.listFiles(mostFiles);
    if (list === null) return null;
    const isWanted = (): boolean => this.#currentRun === run && !token.isCancellationRequested;
    // The files of a chart follow each other: it is rendered once for all of them.
    const uris = list.uris.filter(isManifest).sort();
    this.#follow(uris);
    const tally = { files: 0, filesWithProblems: 0, problems: 0, unreadable: 0 };
    let done = 0;
    for (const batch of batchesOf(uris)) {
      if (!isWanted() || tally.problems >= mostProblems) break;
      const outcomes = await Promise.all(batch.map((uri) => this.#lookAt(uri, isWanted)));
      for (const outcome of outcomes) count(outcome, tally);
      done += batch.length;
      this.#tellProgress({ done, total: uris.length });
      await this.#session.foreground.whenIdle();
    }
    return { ...tally, isComplete: list.isComplete && done === uris.length, isCancelled: !isWanted() };
  }

  /** The editor asks about this file itself from now on. */
  opened({ uri }: OpenDocument): void {
    const key = fileKey(uri);
    this.#lastLook.delete(key);
    this.#publish(key, uri, []);
  }

  /** What is stored counts again. */
  closed({ uri }: OpenDocument): void {
    const followed = this.#followed.get(fileKey(uri));
    if (followed !== undefined) this.#lookAgainAt([followed]);
  }

  /** `workspace/didChangeWatchedFiles` */
  filesChanged(changes: readonly FileEvent[]): void {
    if (this.#followed.size === 0) return;
    const changed: string[] = [...this.#releasesWith(changes)];
    for (const { uri, type } of changes) {
      const key = fileKey(uri);
      if (type === FileChangeType.Deleted) this.#forget(key);
      else if (isManifest(uri) && (this.#followed.has(key) || this.#followed.size < mostFiles)) {
        if (!this.#followed.has(key)) this.#followed.set(key, uri);
        changed.push(this.#followed.get(key) ?? uri);
      }
    }
    const charts = new Set(changes.flatMap(({ uri }) => this.#chartAround(fileKey(uri)) ?? []));
    for (const chart of charts)
      for (const [key, uri] of this.#followed) if (key.startsWith(chart)) changed.push(uri);
    this.#lookAgainAt(changed);
  }

  /** Settings, or files that decide about others, are others now. */
  everythingChanged(): void {
    this.#lookAgainAt([...this.#followed.values()]);
  }

  /** The manifests whose charts may be rendered otherwise now. */
  #releasesWith(changes: readonly FileEvent[]): readonly string[] {
    if (this.#releases.size === 0) return [];
    const keys = changes.map(({ uri }) => fileKey(uri));
    const names = keys.map((key) => key.slice(key.lastIndexOf('/') + 1));
    const isOfChart = keys.some((key) => key.endsWith('/Chart.yaml') || this.#chartAround(key) !== null);
    return [...this.#releases].flatMap(([key, files]) => {
      const uri = this.#followed.get(key);
      return uri !== undefined && (isOfChart || names.some((name) => files.has(name))) ? [uri] : [];
    });
  }

  /** The folder of the outermost chart around a file, with a slash at its end; null outside of charts. */
  #chartAround(key: string): string | null {
    const folders = [...key.matchAll(/\//g)].map(({ index }) => key.slice(0, index + 1));
    return folders.find((folder) => this.#followed.has(`${folder}Chart.yaml`)) ?? null;
  }

  #follow(uris: readonly string[]): void {
    const keys = new Set(uris.map(fileKey));
    for (const key of [...this.#followed.keys()]) if (!keys.has(key)) this.#forget(key);
    for (const uri of uris) this.#followed.set(fileKey(uri), uri);
  }

  #forget(key: string): void {
    this.#followed.delete(key);
    this.#releases.delete(key);
    this.#waiting.delete(key);
    this.#lastLook.delete(key);
    this.#publish(key, this.#published.get(key) ?? '', []);
  }

  #lookAgainAt(uris: readonly string[]): void {
    for (const uri of uris) this.#waiting.set(fileKey(uri), uri);
    this.#work().catch((defect: unknown) => this.#session.connection.console.error(String(defect)));
  }

  /** Looks at what waits. Who comes while it is being done leaves it to the one who does it. */
  async #work(): Promise<void> {
    if (this.#isWorking) return;
    this.#isWorking = true;
    try {
      for (let next = this.#next(); next !== null; next = this.#next()) {
        await this.#lookAt(next, () => true);
        await this.#session.foreground.whenIdle();
      }
    } finally {
      this.#isWorking = false;
    }
  }

  #next(): string | null {
    for (const [key, uri] of this.#waiting) {
      this.#waiting.delete(key);
      return uri;
    }
    return null;
  }

  /** Judges a file and publishes what is found, unless it is open, or somebody else looked at it later. */
  async #lookAt(uri: string, isWanted: () => boolean): Promise<Outcome> {
    const key = fileKey(uri);
    const look = Symbol(uri);
    this.#lastLook.set(key, look);
    const open = this.#openAt(key);
    const outcome = await this.#judge(open ?? (await this.#read(uri)), isWanted);
    const isCurrent = this.#lastLook.get(key) === look;
    if (isCurrent) this.#lastLook.delete(key);
    if (outcome.kind === 'dropped' || !isCurrent || this.#openAt(key)) return outcome;
    this.#publish(key, uri, outcome.kind === 'judged' ? outcome.diagnostics : []);
    return outcome;
  }

  #openAt(key: string): OpenDocument | undefined {
    const { documents } = this.#session;
    const direct = documents.get(this.#followed.get(key) ?? key);
    return direct ?? [...documents.values()].find(({ uri }) => fileKey(uri) === key);
  }

  async #read(uri: string): Promise<OpenDocument | null> {
    const text = await this.#workspace.readText(uri);
    return text === null ? null : closedDocument(uri, text, this.#finder);
  }

  /** A defect of ours costs one file its problems. */
  async #judge(document: OpenDocument | null, isWanted: () => boolean): Promise<Outcome> {
    if (document === null) return { kind: 'unreadable' };
    try {
      const look = await lookAt(this.#session, document, isWanted);
      if (look === null) return { kind: 'dropped' };
      this.#noteReleases(document);
      const { facts, rendered, diagnostics } = look;
      return 'judged' in facts || rendered ? { kind: 'judged', diagnostics } : { kind: 'left-out' };
    } catch (defect) {
      this.#session.connection.console.error(`${document.uri}: ${String(defect)}`);
      return { kind: 'unreadable' };
    }
  }

  #noteReleases(document: OpenDocument): void {
    const key = fileKey(document.uri);
    if (!holdsReleases(document)) this.#releases.delete(key);
    else this.#releases.set(key, valuesFileNames(document));
  }

  /** Only news is sent. */
  #publish(key: string, uri: string, diagnostics: readonly Diagnostic[]): void {
    const published = this.#published.get(key);
    if (diagnostics.length > 0) this.#published.set(key, uri);
    else if (!this.#published.delete(key)) return;
    const { connection } = this.#session;
    void connection.sendDiagnostics({ uri: published ?? uri, diagnostics: [...diagnostics] });
  }

  #tellProgress(progress: CheckProgress): void {
    void this.#session.connection.sendNotification(checkProgressMethod, progress);
  }
}

type Tally = {
  -readonly [Name in 'files' | 'filesWithProblems' | 'problems' | 'unreadable']: CheckSummary[Name];
};

/** Hints are shown in texts only, and are no problems. */
function count(outcome: Outcome, tally: Tally): void {
  if (outcome.kind === 'unreadable') tally.unreadable++;
  if (outcome.kind !== 'judged') return;
  const problems = outcome.diagnostics.filter(({ severity }) => severity !== DiagnosticSeverity.Hint).length;
  tally.files++;
  tally.problems += problems;
  if (problems > 0) tally.filesWithProblems++;
}
