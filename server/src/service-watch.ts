import type { FileEvent } from 'vscode-languageserver';
import { FileChangeType } from 'vscode-languageserver';
import type { DocumentAnalysis, IndexedFile, ServiceIndex, Surroundings } from '../core/index.ts';
import { fileRole, indexFile, serviceIndexOf, visibleServicesIn } from '../core/index.ts';
import type { OpenDocument } from './open-document.ts';
import type { Session } from './session.ts';
import type { FileList, ServerWorkspace } from './workspace.ts';
import { pathOfUri } from './workspace.ts';
import { batchesOf, fileKey, isManifest } from './workspace-files.ts';

/** Files that are looked into for Services; with more of them, the absence of one means nothing. */
const mostFiles = 5000;
/** Where every file comes over a network. */
const mostRemoteFiles = 500;

/**
 * Knows the Services of all files of the workspace, as facts only. Works behind the requests: until it is done, and where
 * files cannot be listed, less is known, and nothing is said that rests on it.
 */
export class ServiceWatch {
  readonly #host: Session['host'];
  readonly #log: (text: string) => void;
  readonly #workspace: ServerWorkspace;
  readonly #onChange: (cause: OpenDocument | null) => void;
  /** By path; those without anything to know are missing. */
  readonly #files = new Map<string, IndexedFile>();
  /** What open files say, which goes before what was read of them. */
  readonly #open = new Map<string, IndexedFile>();
  readonly #known = new Set<string>();
  readonly #waiting = new Map<string, string>();
  #index: ServiceIndex | null = null;
  #isListed = false;
  #isComplete = false;
  #isWorking = false;
  #revision = 0;

  constructor(
    { host, connection }: Pick<Session, 'host' | 'connection'>,
    workspace: ServerWorkspace,
    onChange: (cause: OpenDocument | null) => void,
  ) {
    this.#host = host;
    this.#log = (text) => connection.console.warn(text);
    this.#workspace = workspace;
    this.#onChange = onChange;
  }

  /** Names what is known now: reports under equal numbers rest on equal knowledge. */
  get revision(): number {
    return this.#revision;
  }

  /** Lists the files of the workspace and reads them, bit by bit. */
  async start(): Promise<void> {
    const list = await this.#workspace.listFiles(mostFiles);
    if (list === null) return;
    const uris = withinBounds(list);
    for (const uri of uris.uris) this.#enqueue(uri);
    await this.#work();
    this.#isListed = true;
    this.#isComplete = uris.isComplete;
    this.#revise(null);
  }

  /** `workspace/didChangeWatchedFiles` */
  async filesChanged(changes: readonly FileEvent[]): Promise<void> {
    const before = this.#revision;
    for (const { uri, type } of changes) {
      if (!isManifest(uri)) continue;
      if (type === FileChangeType.Deleted) this.#forget(uri);
      else if (this.#known.has(fileKey(uri)) || this.#known.size < mostFiles) this.#enqueue(uri);
      else this.#isComplete = false;
    }
    await this.#work();
    if (this.#revision !== before && this.#isListed) this.#onChange(null);
  }

  /** Takes what an open file says as it stands now. */
  tell(document: OpenDocument, analyses: readonly DocumentAnalysis[]): void {
    const key = fileKey(document.uri);
    const onDisk = this.#files.get(key);
    const file: IndexedFile = {
      path: key,
      services: visibleServicesIn(analyses),
      hasWorkloads: onDisk?.hasWorkloads ?? false,
    };
    const before = this.#open.get(key) ?? onDisk;
    this.#open.set(key, file);
    if (!isSame(before, file)) this.#revise(document);
  }

  /** What was typed and not saved is gone. */
  closed({ uri }: OpenDocument): void {
    const key = fileKey(uri);
    const before = this.#open.get(key);
    this.#open.delete(key);
    if (before && !isSame(before, this.#files.get(key))) this.#revise(null);
  }

  /** What is known of the files around one. */
  around(uri: string): Surroundings {
    const path = fileKey(uri);
    this.#index ??= serviceIndexOf(new Map([...this.#files, ...this.#open]).values());
    return { path, index: this.#index, isComplete: this.#isComplete && this.#known.has(path) };
  }

  #enqueue(uri: string): void {
    this.#known.add(fileKey(uri));
    this.#waiting.set(fileKey(uri), uri);
  }

  #forget(uri: string): void {
    const key = fileKey(uri);
    this.#known.delete(key);
    this.#waiting.delete(key);
    if (this.#files.delete(key)) this.#count();
  }

  /** Reads what waits. Who comes while it is being done leaves it to the one who does it. */
  async #work(): Promise<void> {
    if (this.#isWorking) return;
    this.#isWorking = true;
    try {
      while (this.#waiting.size > 0) {
        const [batch = []] = batchesOf([...this.#waiting]);
        for (const [key] of batch) this.#waiting.delete(key);
        await Promise.all(batch.map(([key, uri]) => this.#read(key, uri)));
        await this.#host.yieldToRequests();
      }
    } finally {
      this.#isWorking = false;
    }
  }

  async #read(key: string, uri: string): Promise<void> {
    const file = await this.#indexed(key, uri).catch((problem: unknown) => {
      this.#log(`${uri}: ${String(problem)}`);
      return null;
    });
    const before = this.#files.get(key);
    if (file && this.#known.has(key)) this.#files.set(key, file);
    else this.#files.delete(key);
    if (!isSame(before, this.#files.get(key))) this.#count();
  }

  async #indexed(key: string, uri: string): Promise<IndexedFile | null> {
    const text = await this.#workspace.readText(uri);
    if (text === null) return null;
    const role = await fileRole({ path: pathOfUri(uri), languageId: null }, this.#workspace);
    return role === 'manifest' || role === 'template' ? indexFile(key, text, role) : null;
  }

  #revise(cause: OpenDocument | null): void {
    this.#count();
    this.#onChange(cause);
  }

  #count(): void {
    this.#index = null;
    this.#revision++;
  }
}

function withinBounds({ uris, isComplete }: FileList): FileList {
  const manifests = uris.filter(isManifest);
  const most = manifests.every((uri) => uri.startsWith('file:')) ? mostFiles : mostRemoteFiles;
  return { uris: manifests.slice(0, most), isComplete: isComplete && manifests.length <= most };
}

/** Whether two states of a file come to the same for others. Most keys leave its very Services as they are. */
function isSame(one: IndexedFile | undefined, other: IndexedFile | undefined): boolean {
  if (one && other && hasSameServices(one, other)) return one.hasWorkloads === other.hasWorkloads;
  const factsOf = (file: IndexedFile | undefined): string =>
    JSON.stringify([file?.services ?? [], file?.hasWorkloads ?? false]);
  return factsOf(one) === factsOf(other);
}

function hasSameServices({ services: one }: IndexedFile, { services: other }: IndexedFile): boolean {
  return one.length === other.length && one.every((service, index) => service === other[index]);
}
