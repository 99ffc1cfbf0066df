import { EventEmitter, once } from 'node:events';
import type {
  CancellationToken,
  CodeAction,
  CodeActionContext,
  CompletionClientCapabilities,
  Diagnostic,
  DocumentDiagnosticReport,
  Hover,
  InitializeParams,
  InitializeResult,
  ProtocolConnection,
  PublishDiagnosticsParams,
  Range,
  ShowMessageParams,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { Span } from '../../server/core/index.ts';
import type {
  ChartValuesParams,
  CheckProgress,
  FileExistsParams,
  FileStatus,
  ListFilesParams,
  ListFilesResult,
  ReadFileParams,
  ReadFileResult,
} from '../../server/src/protocol.ts';
import {
  chartValuesMethod,
  checkProgressMethod,
  fileExistsMethod,
  listFilesMethod,
  readFileMethod,
  statusMethod,
} from '../../server/src/protocol.ts';
import type { Drawn } from '../support/drawing.ts';
import { draw, readDrawing } from '../support/drawing.ts';

/** What the editor in a test can do and how it is set up. */
export interface EditorOptions {
  readonly locale?: string;
  /** Asks for diagnostics, as VS Code does; else they are pushed. */
  readonly pulls?: boolean;
  /** Answers `workspace/configuration`; true when absent. */
  readonly answersSettings?: boolean;
  readonly takesVersionedEdits?: boolean;
  readonly takesSnippetEdits?: boolean;
  readonly hoverFormats?: readonly ('markdown' | 'plaintext')[];
  /** Settings of `kubeProbes`, for every file or by file. */
  readonly settings?: unknown;
  /** What it says about its completion. */
  readonly completion?: CompletionClientCapabilities;
  readonly settingsOf?: (uri: string) => unknown;
  readonly initializationOptions?: unknown;
  /** URIs of files that exist, for servers that ask. */
  readonly files?: readonly string[];
  /** URIs of the open folders. */
  readonly folders?: readonly string[];
  /** What is stored in the workspace, by URI, for servers that ask; null: listed, but not to be read. */
  readonly stored?: Readonly<Record<string, string | Uint8Array | null>>;
  /** Lets the user confirm edits. */
  readonly annotatesEdits?: boolean;
  /** Asks again for what stands above lines when told to. */
  readonly refreshesLenses?: boolean;
}

/** Behaves as an editor with one language server, at the other end of a connection. */
export class Editor {
  settings: unknown;
  readonly files: Set<string>;
  readonly stored: Map<string, string | Uint8Array | null>;
  readonly progress: CheckProgress[] = [];
  readonly messages: ShowMessageParams[] = [];
  readonly published: PublishDiagnosticsParams[] = [];
  /** What the server told about files, oldest first. */
  readonly statuses: FileStatus[] = [];
  readonly asked: string[] = [];
  /** What the server logs as its own defects. */
  readonly loggedErrors: string[] = [];
  readonly #connection: ProtocolConnection;
  readonly #options: EditorOptions;
  readonly #happened = new EventEmitter();
  readonly #texts = new Map<string, { text: string; version: number }>();

  constructor(connection: ProtocolConnection, options: EditorOptions = {}) {
    this.#connection = connection;
    this.#options = options;
    this.settings = options.settings ?? null;
    this.files = new Set(options.files);
    this.stored = new Map(Object.entries(options.stored ?? {}));
    this.#answer();
    connection.listen();
  }

  #answer(): void {
    const connection = this.#connection;
    connection.onRequest('workspace/configuration', ({ items }: { items: { scopeUri?: string }[] }) =>
      items.map(({ scopeUri }) => this.#options.settingsOf?.(scopeUri ?? '') ?? this.settings),
    );
    connection.onRequest('client/registerCapability', ({ registrations }) => {
      for (const { method } of registrations) this.asked.push(method);
      this.#happened.emit('registered');
    });
    connection.onRequest('workspace/diagnostic/refresh', () => {
      this.#happened.emit('refresh');
      return null;
    });
    connection.onRequest('workspace/codeLens/refresh', () => {
      this.#happened.emit('lenses');
      return null;
    });
    connection.onRequest(fileExistsMethod, ({ uri }: FileExistsParams) => {
      this.asked.push(uri);
      return this.files.has(uri) || this.stored.has(uri);
    });
    connection.onRequest(listFilesMethod, ({ folder, limit }: ListFilesParams): ListFilesResult => {
      const uris = [...this.stored.keys()].filter((uri) => uri.startsWith(`${folder ?? ''}`));
      return { uris: uris.slice(0, limit), isComplete: uris.length <= limit };
    });
    connection.onRequest(readFileMethod, ({ uri, inBase64 }: ReadFileParams): ReadFileResult => {
      this.#happened.emit('read', uri);
      const stored = this.stored.get(uri) ?? null;
      const text = stored instanceof Uint8Array ? Buffer.from(stored).toString() : stored;
      return inBase64 && stored !== null ? Buffer.from(stored).toString('base64') : text;
    });
    connection.onNotification(checkProgressMethod, (progress: CheckProgress) => {
      this.progress.push(progress);
      this.#happened.emit('progress');
    });
    connection.onNotification('window/showMessage', (message: ShowMessageParams) => {
      this.messages.push(message);
      this.#happened.emit('message');
    });
    connection.onNotification(statusMethod, (status: FileStatus) => {
      this.statuses.push(status);
    });
    connection.onNotification(chartValuesMethod, (params: ChartValuesParams) => {
      this.#happened.emit('chart values', params);
    });
    connection.onNotification('window/logMessage', ({ type, message }: ShowMessageParams) => {
      if (type === 1) this.loggedErrors.push(message);
    });
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      this.#happened.emit('published', params);
    });
  }

  async start(): Promise<InitializeResult> {
    const { locale, answersSettings, initializationOptions, hoverFormats, folders } = this.#options;
    const params: InitializeParams = {
      processId: null,
      rootUri: null,
      ...(folders ? { workspaceFolders: folders.map((uri) => ({ uri, name: uri })) } : {}),
      ...(locale === undefined ? {} : { locale }),
      initializationOptions: initializationOptions ?? { answersFileQuestions: true },
      capabilities: {
        workspace: {
          configuration: answersSettings !== false,
          didChangeConfiguration: { dynamicRegistration: true },
          didChangeWatchedFiles: { dynamicRegistration: true },
          diagnostics: { refreshSupport: true },
          ...(this.#options.refreshesLenses ? { codeLens: { refreshSupport: true } } : {}),
          workspaceEdit: {
            documentChanges: this.#options.takesVersionedEdits !== false,
            snippetEditSupport: this.#options.takesSnippetEdits === true,
            ...(this.#options.annotatesEdits ? { changeAnnotationSupport: {} } : {}),
          },
        },
        textDocument: {
          hover: { contentFormat: [...(hoverFormats ?? ['markdown'])] },
          ...(this.#options.completion ? { completion: this.#options.completion } : {}),
          publishDiagnostics: {
            relatedInformation: true,
            versionSupport: true,
            codeDescriptionSupport: true,
            dataSupport: true,
            tagSupport: { valueSet: [1, 2] },
          },
          codeAction: {
            isPreferredSupport: true,
            codeActionLiteralSupport: {
              codeActionKind: { valueSet: ['quickfix', 'refactor', 'refactor.rewrite'] },
            },
          },
          ...(this.#options.pulls ? { diagnostic: {} } : {}),
        },
      },
    };
    const result = await this.#connection.sendRequest<InitializeResult>('initialize', params);
    await this.notify('initialized', {});
    return result;
  }

  async stop(): Promise<void> {
    await this.#connection.sendRequest('shutdown');
    this.#connection.dispose();
  }

  notify(method: string, params: object): Promise<void> {
    return this.#connection.sendNotification(method, params);
  }

  async open(uri: string, text: string, languageId = 'yaml'): Promise<void> {
    this.#texts.set(uri, { text, version: 1 });
    await this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
  }

  async close(uri: string): Promise<void> {
    this.#texts.delete(uri);
    await this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  /** Replaces the only occurrence of a text by another, as typing would. */
  replace(uri: string, found: string, newText: string): Promise<number> {
    const { text } = this.#document(uri);
    const at = text.indexOf(found);
    if (at < 0 || text.indexOf(found, at + 1) >= 0) throw new Error(`not exactly once in ${uri}: ${found}`);
    return this.replaceSpan(uri, { start: at, end: at + found.length }, newText);
  }

  /** Replaces a span, cut to the text and moved off the middle of a line end. */
  async replaceSpan(uri: string, span: Span, newText: string): Promise<number> {
    const document = this.#document(uri);
    const { text } = document;
    const [start, end] = [namedOffset(text, span.start), namedOffset(text, span.end)];
    const range = { start: positionIn(text, start), end: positionIn(text, end) };
    document.text = text.slice(0, start) + newText + text.slice(end);
    document.version++;
    await this.notify('textDocument/didChange', {
      textDocument: { uri, version: document.version },
      contentChanges: [{ range, text: newText }],
    });
    return document.version;
  }

  /** Replaces the whole text. */
  async rewrite(uri: string, text: string): Promise<number> {
    const document = this.#document(uri);
    document.text = text;
    document.version++;
    await this.notify('textDocument/didChange', {
      textDocument: { uri, version: document.version },
      contentChanges: [{ text }],
    });
    return document.version;
  }

  textOf(uri: string): string {
    return this.#document(uri).text;
  }

  #document(uri: string): { text: string; version: number } {
    const document = this.#texts.get(uri);
    if (!document) throw new Error(`${uri} is not open`);
    return document;
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    const params = { textDocument: { uri }, ...(previousResultId === undefined ? {} : { previousResultId }) };
    return this.#connection.sendRequest('textDocument/diagnostic', params);
  }

  /** Asks and takes back the question right away. */
  async pullAndCancel(uri: string): Promise<unknown> {
    const { CancellationTokenSource } = await import('vscode-languageserver/node');
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri } };
    const answer = this.#connection.sendRequest('textDocument/diagnostic', params, source.token);
    source.cancel();
    return answer;
  }

  async pulled(uri: string): Promise<readonly Diagnostic[]> {
    const report = await this.pull(uri);
    if (report.kind !== 'full') throw new Error('unchanged, without having been told what');
    return report.items;
  }

  /** The first published diagnostics of a file that satisfy a condition, also those that came already. */
  async pushed(
    uri: string,
    accepts: (params: PublishDiagnosticsParams) => boolean = () => true,
  ): Promise<PublishDiagnosticsParams> {
    for (;;) {
      const found = this.published.find((params) => params.uri === uri && accepts(params));
      if (found) return found;
      await once(this.#happened, 'published');
    }
  }

  /** What was published of a file behind the first `count` messages, also if it came already. */
  async publishedAfter(
    count: number,
    uri: string,
    accepts: (params: PublishDiagnosticsParams) => boolean = () => true,
  ): Promise<PublishDiagnosticsParams> {
    for (;;) {
      const found = this.published.slice(count).find((params) => params.uri === uri && accepts(params));
      if (found) return found;
      await once(this.#happened, 'published');
    }
  }

  refreshed(): Promise<unknown> {
    return once(this.#happened, 'refresh');
  }

  lensesRefreshed(): Promise<unknown> {
    return once(this.#happened, 'lenses');
  }

  async toldSomething(): Promise<ShowMessageParams> {
    for (;;) {
      const [message] = this.messages;
      if (message) return message;
      await once(this.#happened, 'message');
    }
  }

  async registered(method: string): Promise<void> {
    while (!this.asked.includes(method)) await once(this.#happened, 'registered');
  }

  /** The hover at the start of the first occurrence of a text. */
  hoverOn(uri: string, found: string): Promise<Hover | null> {
    return this.hoverAt(uri, this.#spanOf(uri, found).start);
  }

  hoverAt(uri: string, offset: number): Promise<Hover | null> {
    const position = positionIn(this.#document(uri).text, offset);
    return this.#connection.sendRequest('textDocument/hover', { textDocument: { uri }, position });
  }

  /** Asks about the place behind the first occurrence of a text. */
  askBehind<Answer>(method: string, uri: string, found: string, more: object = {}): Promise<Answer> {
    const position = positionIn(this.#document(uri).text, this.#spanOf(uri, found).end);
    return this.#connection.sendRequest(method, { textDocument: { uri }, position, ...more });
  }

  /** What the server tells next of what a chart is rendered with. */
  async chartValuesTold(): Promise<ChartValuesParams> {
    const [params] = (await once(this.#happened, 'chart values')) as [ChartValuesParams];
    return params;
  }

  /** Asks about the workspace. */
  ask<Answer>(method: string, params: object, token?: CancellationToken): Promise<Answer> {
    // A token that is not there would be taken for a second parameter.
    return token
      ? this.#connection.sendRequest(method, params, token)
      : this.#connection.sendRequest(method, params);
  }

  /** When the server tells next how far it is. */
  progressed(): Promise<unknown> {
    return once(this.#happened, 'progress');
  }

  /** When the server reads a stored file. */
  async read(uri: string): Promise<void> {
    for (;;) {
      const [found] = await once(this.#happened, 'read');
      if (found === uri) return;
    }
  }

  /** Asks about a file. */
  askAbout<Answer>(method: string, uri: string, more: object = {}): Promise<Answer> {
    return this.#connection.sendRequest(method, { textDocument: { uri }, ...more });
  }

  /** What stands in a range of a file. */
  textIn(uri: string, { start, end }: Range): string {
    const { text } = this.#document(uri);
    return text.slice(offsetIn(text, start), offsetIn(text, end));
  }

  /** The code actions at the first occurrence of a text. */
  actionsOn(
    uri: string,
    found: string,
    context: Partial<CodeActionContext> = {},
  ): Promise<readonly CodeAction[]> {
    return this.actionsAt(uri, this.#spanOf(uri, found), context);
  }

  actionsAt(
    uri: string,
    { start, end }: Span,
    context: Partial<CodeActionContext> = {},
  ): Promise<readonly CodeAction[]> {
    const { text } = this.#document(uri);
    return this.#connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: positionIn(text, start), end: positionIn(text, end) },
      context: { diagnostics: [], ...context },
    });
  }

  #spanOf(uri: string, found: string): Span {
    const at = this.#document(uri).text.indexOf(found);
    if (at < 0) throw new Error(`not in ${uri}: ${found}`);
    return { start: at, end: at + found.length };
  }

  /** The text of a file after a code action. */
  applied(uri: string, edit: WorkspaceEdit | undefined): string {
    const edits = editsOf(uri, edit);
    const { text } = this.#document(uri);
    return [...edits]
      .sort((a, b) => offsetIn(text, b.range.start) - offsetIn(text, a.range.start))
      .reduce(
        (result, { range, newText }) =>
          result.slice(0, offsetIn(text, range.start)) + newText + result.slice(offsetIn(text, range.end)),
        text,
      );
  }

  /** A file's text with diagnostics drawn into it; two of these are compared. */
  drawn(uri: string, diagnostics: readonly Diagnostic[]): string {
    return draw({ text: this.#document(uri).text, drawn: diagnostics.map(drawnOf) });
  }
}

/** What a fixture expects, to be compared with `Editor.drawn`, and the text to open. */
export function fixture(drawing: string): { readonly text: string; readonly expected: string } {
  const read = readDrawing(drawing);
  return { text: read.text, expected: draw(read) };
}

function drawnOf({ range, severity = 1, code, data }: Diagnostic): Drawn {
  return {
    line: range.start.line,
    start: range.start.character,
    end: range.end.line === range.start.line ? range.end.character : null,
    severity: ['', 'error', 'warning', 'information', 'hint'][severity] ?? '',
    id: String(code),
    hasFix: data?.isFixable === true,
  };
}

function editsOf(uri: string, edit: WorkspaceEdit | undefined): readonly TextEdit[] {
  const versioned = edit?.documentChanges?.flatMap((change) => ('edits' in change ? change.edits : []));
  return (versioned as TextEdit[] | undefined) ?? edit?.changes?.[uri] ?? [];
}

/** The offset, or the next before it that a position can name. */
function namedOffset(text: string, offset: number): number {
  const cut = Math.min(offset, text.length);
  return text[cut - 1] === '\r' && text[cut] === '\n' ? cut - 1 : cut;
}

function positionIn(text: string, offset: number): { line: number; character: number } {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

function offsetIn(text: string, { line, character }: { line: number; character: number }): number {
  const ends = /\r\n|\n|\r/g;
  for (let index = 0; index < line; index++) ends.exec(text);
  return ends.lastIndex + character;
}
