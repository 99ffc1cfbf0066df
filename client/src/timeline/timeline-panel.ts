import type { ExtensionContext, TextDocument, TextEditor, WebviewPanel } from 'vscode';
import {
  env,
  Position,
  Range,
  Selection,
  TabInputText,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { firstProbed } from '../../../server/core/timeline/container-at.ts';
import type { TimelineChange } from '../../../server/core/timeline/timeline-change.ts';
import type {
  TimelineEditParams,
  TimelineEditResult,
  TimelineParams,
  TimelineResult,
} from '../../../server/src/timeline-protocol.ts';
import { timelineEditMethod, timelineMethod } from '../../../server/src/timeline-protocol.ts';
import type { EditOutcome, ExportFormat, Place, ToHost, ToView, ViewModel } from '../../webview/protocol.ts';
import { readToHost } from '../../webview/protocol.ts';
import { chooseExport, saveExport } from './save-export.ts';
import { newNonce, viewHtml } from './view-html.ts';

/** What a panel shows: a file, and the container chosen in it. */
export interface Shown {
  readonly uri: Uri;
  readonly container: string | null;
  readonly isPinned: boolean;
}

export interface PanelSurroundings {
  readonly context: ExtensionContext;
  /** The client once it has started; null where it could not. */
  readonly clientInUse: () => Promise<BaseLanguageClient | null>;
}

/** Typing and moving the cursor come in bursts; the view is told when one is over. */
const burstMs = 60;

/** One timeline beside the editors: tells its view what the text says, and writes into the text what the view says. */
export class TimelinePanel {
  readonly panel: WebviewPanel;
  readonly #surroundings: PanelSurroundings;
  #shown: Shown;
  #position: Position | null = null;
  #burst: ReturnType<typeof setTimeout> | undefined;
  /** Numbers the questions, so that a late answer does not undo a newer one. */
  #asked = 0;
  /** What else the last answer rests on: URIs of files, and of folders with a slash at their end. */
  #restsOn: readonly string[] = [];
  /** While files are opened to be written, the cursor goes nowhere. */
  #isWriting = false;

  constructor(panel: WebviewPanel, shown: Shown, surroundings: PanelSurroundings) {
    this.panel = panel;
    this.#shown = shown;
    this.#surroundings = surroundings;
    const { webview } = panel;
    const folder = Uri.joinPath(surroundings.context.extensionUri, 'dist/webview');
    panel.iconPath = Uri.joinPath(surroundings.context.extensionUri, 'icon.png');
    webview.options = { enableScripts: true, localResourceRoots: [folder] };
    webview.onDidReceiveMessage((message: unknown) => {
      const read = readToHost(message);
      if (read) void this.#hear(read);
    });
    webview.html = viewHtml({
      script: webview.asWebviewUri(Uri.joinPath(folder, 'timeline.js')).toString(),
      style: webview.asWebviewUri(Uri.joinPath(folder, 'timeline.css')).toString(),
      source: webview.cspSource,
      nonce: newNonce(),
    });
  }

  get isPinned(): boolean {
    return this.#shown.isPinned;
  }

  get uri(): Uri {
    return this.#shown.uri;
  }

  /** Whether what is shown may be another one when a file changes. */
  restsOn(uri: Uri): boolean {
    const changed = uri.toString();
    return (
      changed === this.#shown.uri.toString() ||
      this.#restsOn.some((place) => (place.endsWith('/') ? changed.startsWith(place) : changed === place))
    );
  }

  /** Shows the container at a place. */
  show(uri: Uri, position: Position | null): void {
    // The files of one chart lead to the same containers.
    const stays = this.restsOn(uri);
    this.#shown = { ...this.#shown, uri, container: stays ? this.#shown.container : null };
    this.#position = position;
    this.refreshSoon();
  }

  /** Follows the cursor, unless it is pinned. */
  follow({ document, selection }: TextEditor): void {
    const isOwn = document.uri.toString() === this.#shown.uri.toString();
    if (this.#isWriting || (this.#shown.isPinned && !isOwn)) return;
    this.show(document.uri, selection.active);
  }

  setPinned(isPinned: boolean): void {
    this.#shown = { ...this.#shown, isPinned };
    this.refreshSoon();
  }

  refreshSoon(): void {
    clearTimeout(this.#burst);
    this.#burst = setTimeout(() => void this.#refresh(), burstMs);
  }

  dispose(): void {
    clearTimeout(this.#burst);
    this.#asked = Number.POSITIVE_INFINITY;
  }

  /** Asks the view for its picture; it comes as a message. */
  async export(): Promise<void> {
    const format = await chooseExport();
    if (format) this.#tell({ v: 1, type: 'export', format });
  }

  #tell(message: ToView): void {
    void this.panel.webview.postMessage(message);
  }

  async #refresh(): Promise<void> {
    const asked = ++this.#asked;
    const { uri } = this.#shown;
    // The server only knows open files; one that a restored view showed may not be open.
    const document = await this.#document();
    const client = await this.#surroundings.clientInUse();
    if (!client || !document || asked !== this.#asked) return;
    const params: TimelineParams = {
      uri: client.code2ProtocolConverter.asUri(uri),
      position: this.#position,
      chosen: this.#shown.container,
    };
    const found = await client.sendRequest<TimelineResult>(timelineMethod, params);
    if (asked !== this.#asked) return;
    this.#restsOn = (found?.restsOn ?? []).map((place) => Uri.parse(place).toString());
    this.#tell({ v: 1, type: 'model', model: this.#modelOf(found, document) });
  }

  #document(): Promise<TextDocument | null> {
    return opened(this.#shown.uri);
  }

  #modelOf(found: TimelineResult, document: TextDocument): ViewModel {
    const { uri, isPinned } = this.#shown;
    const containers = found?.containers ?? [];
    const chosen = containers.find(({ key }) => key === this.#shown.container)?.key;
    // Beside the containers of a document the cursor is no reason to leave the one that is shown.
    const stays = isPinned || (chosen !== undefined && found?.nearby.includes(chosen) === true);
    const at = stays ? undefined : (found?.at ?? undefined);
    const selected = at ?? chosen ?? firstProbed(containers)?.key ?? null;
    // Where nothing is known yet, as right after a reload, the choice stands.
    this.#shown = { ...this.#shown, container: selected ?? this.#shown.container };
    const name = containers.find(({ key }) => key === selected)?.name;
    const fileName = uri.path.split('/').at(-1) ?? uri.path;
    this.panel.title = `${name ?? fileName} ⌁`;
    return {
      uri: uri.toString(),
      fileName,
      documentVersion: found?.version ?? document.version,
      language: found?.language ?? (env.language.startsWith('ko') ? 'ko' : 'en'),
      kubernetesVersion: found?.kubernetesVersion ?? '',
      containers,
      selected,
      focus: found?.at === selected ? (found?.focus ?? null) : null,
      isPinned,
    };
  }

  async #hear(message: ToHost): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.#refresh();
      case 'edit': {
        const { probe, field } = message.place;
        return this.#change(message, { kind: 'number', probe, field, value: message.value });
      }
      case 'fix':
        return this.#change(message, { kind: 'fix', suggestion: message.suggestion });
      case 'add':
        return this.#change(message, { kind: 'add', probe: message.probe });
      case 'reveal':
        return this.#reveal(message.range);
      case 'select':
        this.#position = null;
        this.#shown = { ...this.#shown, container: message.container };
        return this.#refresh();
      case 'pin':
        return this.setPinned(message.isPinned);
      case 'copy':
        await env.clipboard.writeText(message.text);
        return;
      case 'askExport':
        return this.export();
      case 'exported':
        return saveExport(message.format satisfies ExportFormat, message, this.#shown.uri);
    }
  }

  async #change(
    message: Extract<ToHost, { readonly documentVersion: number }>,
    change: TimelineChange,
  ): Promise<void> {
    const container = message.type === 'edit' ? message.place.container : message.container;
    const outcome = await this.#write({ version: message.documentVersion, container, change });
    this.#tell({ v: 1, type: 'edited', id: message.id, outcome });
  }

  /** Writes a change as one step that can be undone; nothing where the text is not the one that the view showed. */
  async #write(asked: Omit<TimelineEditParams, 'uri'>): Promise<EditOutcome> {
    const client = await this.#surroundings.clientInUse();
    const document = await this.#document();
    if (!client || !document) return 'refused';
    const params: TimelineEditParams = {
      ...asked,
      uri: client.code2ProtocolConverter.asUri(document.uri),
    };
    const result = await client.sendRequest<TimelineEditResult>(timelineEditMethod, params);
    if (result.kind === 'declined') return result.reason === 'fault' ? 'layout' : result.reason;
    const edit = new WorkspaceEdit();
    for (const { uri, version, edits } of result.files) {
      const file = await opened(Uri.parse(uri));
      if (!file) return 'refused';
      if (version !== null && file.version !== version) return 'stale';
      for (const { range, newText } of edits) edit.replace(file.uri, rangeOf(range), newText);
    }
    this.#isWriting = true;
    try {
      for (const [uri] of edit.entries()) await this.#openBehind(uri);
      return (await workspace.applyEdit(edit)) ? 'done' : 'refused';
    } finally {
      this.#isWriting = false;
    }
  }

  /** VS Code puts a changed file that has no tab in front of the timeline; it belongs behind the file that is shown. */
  async #openBehind(uri: Uri): Promise<void> {
    const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
    const isOpen = tabs.some(
      ({ input }) => input instanceof TabInputText && input.uri.toString() === uri.toString(),
    );
    const shown = window.visibleTextEditors.find(
      ({ document }) => document.uri.toString() === this.#shown.uri.toString(),
    );
    if (isOpen || !shown?.viewColumn) return;
    const where = { viewColumn: shown.viewColumn, preserveFocus: true, preview: false };
    await window.showTextDocument(uri, where);
    await window.showTextDocument(shown.document, where);
  }

  async #reveal({ uri, ...range }: Place): Promise<void> {
    const file = uri === undefined ? this.#shown.uri : Uri.parse(uri);
    const document = this.restsOn(file) ? await opened(file) : null;
    if (!document) return;
    const shownIn = window.visibleTextEditors.find((editor) => editor.document === document)?.viewColumn;
    const editor = await window.showTextDocument(document, { viewColumn: shownIn ?? ViewColumn.One });
    const place = rangeOf(range);
    editor.selection = new Selection(place.start, place.start);
    editor.revealRange(place, TextEditorRevealType.InCenterIfOutsideViewport);
  }
}

async function opened(uri: Uri): Promise<TextDocument | null> {
  try {
    return await workspace.openTextDocument(uri);
  } catch {
    return null;
  }
}

function rangeOf({
  start,
  end,
}: {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}): Range {
  return new Range(new Position(start.line, start.character), new Position(end.line, end.character));
}
