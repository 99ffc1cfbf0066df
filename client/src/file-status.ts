import type { Command, LanguageStatusItem } from 'vscode';
import { commands, Disposable, LanguageStatusSeverity, l10n, languages, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { FileStatus } from '../../server/src/protocol.ts';
import { statusMethod } from '../../server/src/protocol.ts';
import { documentSelector } from './client-options.ts';

/** What the item says at one time. */
type Look = Required<Pick<LanguageStatusItem, 'text' | 'detail' | 'severity' | 'busy' | 'command'>>;

/** Shows beside the language's name what the file at hand is to us and, when nothing is said about it, why. */
export function showFileStatus(client: BaseLanguageClient, name: string): Disposable {
  const known = new Map<string, FileStatus>();
  const item = newItem(name);
  let hasStarted = false;
  const show = (): void => {
    const editor = window.activeTextEditor;
    const status = editor && known.get(client.code2ProtocolConverter.asUri(editor.document.uri));
    void commands.executeCommand('setContext', 'kubeProbes.hasContainers', status?.hasContainers === true);
    Object.assign(item, hasStarted && client.needsStart() ? stoppedLook() : lookOf(status));
  };
  show();
  return Disposable.from(
    item,
    client.onNotification(statusMethod, (status: FileStatus) => {
      known.set(status.uri, status);
      show();
    }),
    client.onDidChangeState(() => {
      hasStarted ||= client.isRunning();
      show();
    }),
    window.onDidChangeActiveTextEditor(show),
    workspace.onDidCloseTextDocument(({ uri }) => known.delete(client.code2ProtocolConverter.asUri(uri))),
  );
}

/** Says beside the language's name that nothing is checked, for as long as that is so. */
export function showFailure(name: string): Disposable {
  return Object.assign(newItem(name), stoppedLook(), { text: l10n.t('Kube Probes could not start') });
}

function newItem(name: string): LanguageStatusItem {
  const item = languages.createLanguageStatusItem('kubeProbes.file', documentSelector);
  item.name = name;
  return item;
}

/** Without a status the file is still being looked at. */
function lookOf(status: FileStatus | undefined): Look {
  const isMissed = status?.reason === 'too-large';
  return {
    text: status?.text ?? l10n.t('Checking probes…'),
    detail: status?.detail ?? '',
    severity: isMissed ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information,
    busy: status === undefined,
    command: commandFor(status),
  };
}

function stoppedLook(): Look {
  return {
    text: l10n.t('Kube Probes has stopped'),
    detail: l10n.t('Probes are not checked.'),
    severity: LanguageStatusSeverity.Error,
    busy: false,
    command: { command: 'kubeProbes.restartServer', title: l10n.t('Restart') },
  };
}

/** Leads to the setting that keeps us quiet, else to the log. */
function commandFor(status: FileStatus | undefined): Command {
  const title = status?.action ?? l10n.t('Show Log');
  switch (status?.reason) {
    case 'disabled':
      return openSettings(title, '@id:kubeProbes.enable');
    case 'excluded':
      return openSettings(title, '@id:kubeProbes.files.*');
    default:
      return { command: 'kubeProbes.showLog', title };
  }
}

function openSettings(title: string, query: string): Command {
  return { command: 'workbench.action.openSettings', title, arguments: [query] };
}
