import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';

/** Asking again costs little, and what is waited for may be announced by no event. */
const askAgainAfterMs = 50;
const deadlineMs = 60_000;

/** A file of the test workspace. */
export function fileOf(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error('The suite needs the test workspace.');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Opens a file of the test workspace as a person would, in an editor. */
export async function openManifest(name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(fileOf(name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** The position of the first character of `text` in the document. */
export function positionOf(document: vscode.TextDocument, text: string): vscode.Position {
  const offset = document.getText().indexOf(text);
  if (offset < 0) throw new Error(`${document.fileName} does not contain ${text}.`);
  return document.positionAt(offset);
}

/** Asks until the answer is the one waited for; the error at the deadline shows the last answer. */
export async function until<Answer>(
  ask: () => Answer | Thenable<Answer>,
  isAwaited: (answer: Answer) => boolean,
): Promise<Answer> {
  const endAtMs = Date.now() + deadlineMs;
  for (;;) {
    const answer = await ask();
    if (isAwaited(answer)) return answer;
    if (Date.now() > endAtMs) throw new Error(`Still waiting after: ${JSON.stringify(answer)}`);
    await pause(askAgainAfterMs);
  }
}

/** The diagnostics of this extension for a file. */
export function diagnosticsOf(file: vscode.TextDocument | vscode.Uri): readonly vscode.Diagnostic[] {
  const uri = 'uri' in file ? file.uri : file;
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'kube-probes');
}

/** What hovering at a position shows, as Markdown. */
export async function hoverAt(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  const parts = hovers.flatMap(({ contents }) => contents);
  return parts.map((part) => (typeof part === 'string' ? part : part.value)).join('\n');
}

/** The quick fixes and refactorings offered at a position. */
export function actionsAt(
  document: vscode.TextDocument,
  position: vscode.Position,
): Thenable<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(position, position),
  );
}
