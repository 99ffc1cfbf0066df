import type { ExtensionContext, LanguageStatusItem, QuickPickItem } from 'vscode';
import { commands, Disposable, languages, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ChartValues, ChartValuesParams } from '../../server/src/protocol.ts';
import { chartValuesMethod } from '../../server/src/protocol.ts';
import { documentSelector } from './client-options.ts';

/** In the memory of the workspace: what was picked, by URI of the chart's folder. */
const memoryKey = 'chartValues';
/** What menus ask about the file at hand. */
const inChart = 'kubeProbes.inChart';
const rendersContainers = 'kubeProbes.rendersContainers';

/** What charts are rendered with in this window, as far as the user picked it. */
export interface PickedValues {
  /** The id of what was picked for the chart of a file; undefined where nothing was. */
  readonly of: (uri: string) => string | undefined;
  readonly pick: (chart: string, id: string) => Thenable<void>;
}

export function pickedValues({ workspaceState }: ExtensionContext): PickedValues {
  const known = (): Readonly<Record<string, string>> => workspaceState.get(memoryKey, {});
  return {
    of: (uri) => {
      const charts = Object.keys(known()).filter((chart) => uri.startsWith(`${chart}/`));
      const nearest = charts.sort((one, other) => one.length - other.length).at(-1);
      return nearest === undefined ? undefined : known()[nearest];
    },
    pick: (chart, id) => workspaceState.update(memoryKey, { ...known(), [chart]: id }),
  };
}

/** Shows beside the language's name what the chart of a file is rendered with, and lets the user choose. */
export function showChartValues(client: BaseLanguageClient, name: string, picked: PickedValues): Disposable {
  const known = new Map<string, ChartValues | null>();
  let item: LanguageStatusItem | null = null;
  const present = (): ChartValues | null => {
    const editor = window.activeTextEditor;
    return (editor && known.get(client.code2ProtocolConverter.asUri(editor.document.uri))) ?? null;
  };
  const show = (): void => {
    const values = present();
    setContexts(values);
    if (!values) {
      item?.dispose();
      item = null;
      return;
    }
    item ??= newItem(name);
    Object.assign(item, {
      text: values.text,
      detail: values.detail,
      command: { command: 'kubeProbes.chooseValues', title: values.action },
    });
  };
  show();
  return Disposable.from(
    {
      dispose: () => {
        item?.dispose();
        setContexts(null);
      },
    },
    commands.registerCommand('kubeProbes.chooseValues', async () => {
      const values = present();
      if (values) await choose(client, values, picked);
    }),
    client.onNotification(chartValuesMethod, ({ uri, values }: ChartValuesParams) => {
      known.set(uri, values);
      show();
    }),
    window.onDidChangeActiveTextEditor(show),
    workspace.onDidCloseTextDocument(({ uri }) => known.delete(client.code2ProtocolConverter.asUri(uri))),
  );
}

function setContexts(values: ChartValues | null): void {
  void commands.executeCommand('setContext', inChart, values !== null);
  void commands.executeCommand('setContext', rendersContainers, values?.hasContainers === true);
}

function newItem(name: string): LanguageStatusItem {
  const item = languages.createLanguageStatusItem('kubeProbes.chartValues', documentSelector);
  item.name = name;
  return item;
}

async function choose(client: BaseLanguageClient, values: ChartValues, picked: PickedValues): Promise<void> {
  const items = values.choices.map(
    ({ id, label, detail, isChosen }): QuickPickItem & { readonly id: string } => ({
      id,
      label: isChosen ? `$(check) ${label}` : label,
      description: detail,
    }),
  );
  const chosen = await window.showQuickPick(items, { placeHolder: values.prompt, matchOnDescription: true });
  if (!chosen) return;
  await picked.pick(values.chart, chosen.id);
  // What was picked travels with the settings.
  await client.sendNotification('workspace/didChangeConfiguration', { settings: null });
}
