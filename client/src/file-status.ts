import type { TextEditor } from 'vscode';
import { Disposable, l10n, languages, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { FileStatus } from '../../server/src/protocol.ts';
import { statusMethod } from '../../server/src/protocol.ts';
import { documentSelector } from './client-options.ts';

/** Shows beside the language's name what the file at hand is to us and, when nothing is said about it, why. */
export function showFileStatus(client: BaseLanguageClient, name: string): Disposable {
  const known = new Map<string, FileStatus>();
  const item = languages.createLanguageStatusItem('kubeProbes.file', documentSelector);
  item.name = name;
  item.command = { command: 'kubeProbes.showLog', title: l10n.t('Show Log') };
  const show = (editor: TextEditor | undefined): void => {
    const status = editor && known.get(client.code2ProtocolConverter.asUri(editor.document.uri));
    item.text = status?.text ?? name;
    item.detail = status?.detail ?? '';
  };
  show(undefined);
  return Disposable.from(
    item,
    client.onNotification(statusMethod, (status: FileStatus) => {
      known.set(status.uri, status);
      show(window.activeTextEditor);
    }),
    window.onDidChangeActiveTextEditor(show),
    workspace.onDidCloseTextDocument(({ uri }) => known.delete(client.code2ProtocolConverter.asUri(uri))),
  );
}
