import type { CancellationToken } from 'vscode';
import { commands, Disposable, l10n, ProgressLocation, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type {
  CheckProgress,
  CheckSummary,
  CheckWorkspaceResult,
  WorkspaceFixes,
  WorkspaceFixesParams,
  WorkspaceFixesResult,
} from '../../server/src/protocol.ts';
import {
  checkProgressMethod,
  checkWorkspaceMethod,
  workspaceFixesMethod,
} from '../../server/src/protocol.ts';
import { chooseRule } from './rule-pages.ts';

/** The client once it has started; null where it could not. */
export type ClientInUse = () => Promise<BaseLanguageClient | null>;

/** Commands that look at every file of the workspace. */
export function registerWorkspaceCommands(clientInUse: ClientInUse, rules: readonly string[]): Disposable {
  return Disposable.from(
    commands.registerCommand('kubeProbes.checkWorkspace', () => checkWorkspace(clientInUse)),
    commands.registerCommand('kubeProbes.fixAllInWorkspace', async (asked: unknown) => {
      const rule = rules.find((known) => known === asked) ?? (await chooseRule(rules));
      if (rule !== undefined) await fixAllInWorkspace(clientInUse, rule);
    }),
  );
}

/** The diagnostics come by themselves; this tells how many there are, and answers it for other extensions. */
async function checkWorkspace(clientInUse: ClientInUse): Promise<CheckWorkspaceResult> {
  const title = l10n.t('Checking the probes of the workspace');
  const summary = await asking<CheckWorkspaceResult>(clientInUse, title, (client, token) =>
    client.sendRequest<CheckWorkspaceResult>(checkWorkspaceMethod, {}, token),
  );
  // Nobody waits for the notification: it may stay for long.
  if (summary) void tellSummary(summary);
  return summary;
}

/** Asks the server while the user sees how far it is and may stop it. */
async function asking<Answer>(
  clientInUse: ClientInUse,
  title: string,
  ask: (client: BaseLanguageClient, token: CancellationToken) => Promise<Answer | null>,
): Promise<Answer | null> {
  const client = await clientInUse();
  if (!client) {
    void window.showErrorMessage(l10n.t('Kube Probes has stopped'));
    return null;
  }
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  const answer = await window.withProgress(options, async (progress, token) => {
    let shown = 0;
    const listening = client.onNotification(checkProgressMethod, ({ done, total }: CheckProgress) => {
      const percent = total === 0 ? 100 : (done / total) * 100;
      progress.report({ message: `${done} / ${total}`, increment: percent - shown });
      shown = percent;
    });
    try {
      return await ask(client, token);
    } finally {
      listening.dispose();
    }
  });
  if (answer === null) {
    void window.showWarningMessage(l10n.t('The files of the workspace cannot be listed. Is a folder open?'));
  }
  return answer;
}

async function tellSummary(summary: CheckSummary): Promise<void> {
  const { files, filesWithProblems, problems, unreadable, isComplete, isCancelled } = summary;
  const text = [
    problems === 0
      ? l10n.t('No problems in {0} files.', files)
      : l10n.t('{0} problems in {1} of {2} files.', problems, filesWithProblems, files),
    ...(unreadable === 0 ? [] : [l10n.t('{0} files could not be read.', unreadable)]),
    ...(isComplete ? [] : [isCancelled ? l10n.t('The check was stopped.') : l10n.t('There are more files.')]),
  ].join(' ');
  if (problems === 0) {
    await window.showInformationMessage(text);
    return;
  }
  const show = l10n.t('Show Problems');
  if ((await window.showInformationMessage(text, show)) === show) {
    await commands.executeCommand('workbench.actions.view.problems');
  }
}

/**
 * Asks whether all is to be done or the user wants to choose: edits that need confirmation are shown with all of them
 * unchecked. Undefined where nothing is to be done.
 */
async function confirm(
  edit: ProtocolEdit,
  { problems, files }: Pick<WorkspaceFixes, 'problems' | 'files'>,
): Promise<ProtocolEdit | undefined> {
  const all = l10n.t('Fix {0} problems in {1} files', problems, files);
  const chosen = await window.showQuickPick([all, l10n.t('Choose which to fix…')]);
  if (chosen !== all) return chosen === undefined ? undefined : edit;
  const { changeAnnotations: _, ...unasked } = edit;
  return unasked;
}

type ProtocolEdit = NonNullable<WorkspaceFixes['edit']>;

/** Fixes what the user confirms. */
async function fixAllInWorkspace(clientInUse: ClientInUse, rule: string): Promise<void> {
  const params: WorkspaceFixesParams = { rule };
  const title = l10n.t('Looking for what fixes {0}', rule);
  const fixes = await asking(clientInUse, title, async (client, token) => {
    const found = await client.sendRequest<WorkspaceFixesResult>(workspaceFixesMethod, params, token);
    if (!found) return null;
    const convert = (edit: ProtocolEdit) => client.protocol2CodeConverter.asWorkspaceEdit(edit);
    return { ...found, convert, isStopped: token.isCancellationRequested };
  });
  if (!fixes || fixes.isStopped) return;
  if (!fixes.edit) {
    void window.showInformationMessage(l10n.t('Nothing in the workspace needs a fix of {0}.', rule));
    return;
  }
  const confirmed = await confirm(fixes.edit, fixes);
  if (!confirmed) return;
  await workspace.applyEdit(await fixes.convert(confirmed), { isRefactoring: true });
  if (fixes.changed > 0) {
    void window.showWarningMessage(l10n.t('{0} files changed meanwhile and were left alone.', fixes.changed));
  }
}
