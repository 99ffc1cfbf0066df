import type { ExtensionContext, LogOutputChannel } from 'vscode';
import { commands, Disposable, window } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { type PickedValues, pickedValues, showChartValues } from './chart-values.ts';
import { clientOptions } from './client-options.ts';
import { answerFileQuestions } from './file-questions.ts';
import { showFailure, showFileStatus } from './file-status.ts';
import { registerRulePages, ruleIdsIn } from './rule-pages.ts';
import { registerRuleSettings } from './rule-settings.ts';
import { registerTimeline } from './timeline/register-timeline.ts';
import { registerWorkspaceCommands } from './workspace-commands.ts';

/** Settings, logs and traces of the client go by this name. */
export const clientId = 'kubeProbes';
export const productName = 'Kube Probes';

/** Makes a client that is not started yet; loading its code may take a moment, so it is asked for late. */
export type ClientFactory = (options: LanguageClientOptions) => Promise<BaseLanguageClient>;

/** The one client of this window, and how it is started again. */
interface Running {
  readonly log: LogOutputChannel;
  readonly picked: PickedValues;
  readonly createClient: () => Promise<BaseLanguageClient>;
  client: BaseLanguageClient | null;
  /** What is shown of the files while the client runs, or that it does not. */
  status: Disposable | null;
  /** Done when the client has started, or failed to. */
  hasStarted: Promise<void>;
}

let running: Running | null = null;

/** Registers the commands and lets the server start on its own time: the editor never waits for it. */
export function activateWith(context: ExtensionContext, createClient: ClientFactory): void {
  const log = window.createOutputChannel(productName, { log: true });
  const picked = pickedValues(context);
  const present: Running = {
    log,
    picked,
    createClient: () => createClient(clientOptions(log, picked.of)),
    client: null,
    status: null,
    hasStarted: Promise.resolve(),
  };
  running = present;
  context.subscriptions.push(
    log,
    commands.registerCommand('kubeProbes.restartServer', () => restart(present)),
    commands.registerCommand('kubeProbes.showLog', () => log.show()),
    registerRuleSettings(),
    registerRulePages(context),
    registerWorkspaceCommands(() => clientOf(present), ruleIdsIn(context.extension.packageJSON)),
    registerTimeline({ context, clientInUse: () => clientOf(present) }),
    { dispose: () => present.status?.dispose() },
  );
  present.hasStarted = start(present);
}

async function clientOf(present: Running): Promise<BaseLanguageClient | null> {
  await present.hasStarted;
  const { client } = present;
  return client?.isRunning() ? client : null;
}

export async function deactivate(): Promise<void> {
  const client = running?.client;
  running = null;
  await client?.stop();
}

async function start(present: Running): Promise<void> {
  present.status?.dispose();
  present.status = null;
  try {
    const client = await present.createClient();
    answerFileQuestions(client);
    present.client = client;
    present.status = Disposable.from(
      showFileStatus(client, productName),
      showChartValues(client, productName, present.picked),
    );
    await client.start();
  } catch (problem) {
    present.log.error(problem instanceof Error ? problem : String(problem));
    present.status?.dispose();
    present.status = showFailure(productName);
  }
}

async function restart(present: Running): Promise<void> {
  const { client } = present;
  present.client = null;
  try {
    await client?.stop();
    await client?.dispose();
  } catch (problem) {
    present.log.warn(String(problem));
  }
  present.hasStarted = start(present);
  await present.hasStarted;
}
