import type { Disposable, TextEditor, WebviewPanel } from 'vscode';
import {
  commands,
  Disposable as Disposables,
  languages,
  Position,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import { readShownPlace } from '../../webview/protocol.ts';
import { documentSelector } from '../client-options.ts';
import type { PanelSurroundings, Shown } from './timeline-panel.ts';
import { TimelinePanel } from './timeline-panel.ts';

/** Saved layouts know the view by this name. */
const viewType = 'kubeProbes.timeline';

/** The commands around timelines, and the panels that are open. */
export function registerTimeline(surroundings: PanelSurroundings): Disposable {
  const panels = new Set<TimelinePanel>();
  const adopt = (panel: WebviewPanel, shown: Shown): TimelinePanel => {
    const timeline = new TimelinePanel(panel, shown, surroundings);
    panels.add(timeline);
    panel.onDidDispose(() => {
      panels.delete(timeline);
      timeline.dispose();
    });
    return timeline;
  };
  const active = (): TimelinePanel | undefined =>
    [...panels].find(({ panel }) => panel.active) ?? [...panels].find(({ panel }) => panel.visible);
  return Disposables.from(
    commands.registerCommand('kubeProbes.openTimeline', (uri: unknown, position: unknown) => {
      const place = placeOf(uri, position);
      if (place) open({ panels, adopt }, place);
    }),
    commands.registerCommand('kubeProbes.pinTimeline', () => {
      const timeline = active();
      timeline?.setPinned(!timeline.isPinned);
    }),
    commands.registerCommand('kubeProbes.exportTimeline', () => active()?.export()),
    window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: async (panel, state: unknown) => {
        const shown = readShownPlace(state);
        // Without a place to show, an empty panel would only be in the way.
        if (!shown) return panel.dispose();
        adopt(panel, { ...shown, uri: Uri.parse(shown.uri) });
      },
    }),
    ...followEditors(panels),
  );
}

interface Place {
  readonly uri: Uri;
  readonly position: Position | null;
}

/** Where a command is meant: its arguments, as links and lenses give them, else the cursor. */
function placeOf(uri: unknown, position: unknown): Place | null {
  const editor = window.activeTextEditor;
  if (typeof uri === 'string') return { uri: Uri.parse(uri), position: positionOf(position) };
  if (uri instanceof Uri && uri.toString() !== editor?.document.uri.toString())
    return { uri, position: null };
  return editor ? { uri: editor.document.uri, position: editor.selection.active } : null;
}

function positionOf(value: unknown): Position | null {
  if (typeof value !== 'object' || value === null) return null;
  const { line, character } = value as { readonly line?: unknown; readonly character?: unknown };
  const isPosition = Number.isSafeInteger(line) && Number.isSafeInteger(character);
  return isPosition ? new Position(Math.max(0, Number(line)), Math.max(0, Number(character))) : null;
}

interface Opening {
  readonly panels: ReadonlySet<TimelinePanel>;
  readonly adopt: (panel: WebviewPanel, shown: Shown) => TimelinePanel;
}

/** Shows a place in the panel that follows the cursor, or in a new one beside the editor. */
function open({ panels, adopt }: Opening, { uri, position }: Place): void {
  const following = [...panels].find(({ isPinned }) => !isPinned);
  if (following) {
    following.show(uri, position);
    following.panel.reveal(undefined, true);
    return;
  }
  const where = { viewColumn: ViewColumn.Beside, preserveFocus: true };
  const panel = window.createWebviewPanel(viewType, 'Timeline', where, { enableScripts: true });
  adopt(panel, { uri, container: null, isPinned: false }).show(uri, position);
}

/** Panels go where the cursor goes, and hear of what changes under them. */
function followEditors(panels: ReadonlySet<TimelinePanel>): readonly Disposable[] {
  const follow = (editor: TextEditor | undefined): void => {
    if (!editor || languages.match(documentSelector, editor.document) === 0) return;
    const isFollowing = workspace
      .getConfiguration('kubeProbes', editor.document)
      .get('timeline.followCursor');
    for (const panel of panels) if (isFollowing !== false) panel.follow(editor);
  };
  return [
    window.onDidChangeActiveTextEditor(follow),
    window.onDidChangeTextEditorSelection(({ textEditor }) => follow(textEditor)),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0) return;
      for (const panel of panels) {
        if (panel.restsOn(document.uri)) panel.refreshSoon();
      }
    }),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('kubeProbes')) for (const panel of panels) panel.refreshSoon();
    }),
  ];
}
