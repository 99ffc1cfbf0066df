import type { Position, ProviderResult, TextDocument } from 'vscode';
import { CompletionItem, CompletionList, Range, window } from 'vscode';
import type { CodeAction, Middleware, TextEdit, WorkspaceEdit } from 'vscode-languageclient';
import { CodeActionRequest, SnippetTextEdit, TextDocumentEdit } from 'vscode-languageclient';
import { withoutPlaceholders } from '../../server/src/snippet-text.ts';

/*
 * What VS Code makes of answers that are right by the protocol, set right.
 */

export const middleware: Middleware = {
  provideCompletionItem: async (document, position, context, token, next) =>
    withSilence(await next(document, position, context, token), document, position),
  sendRequest: async (type, param, token, next) => {
    const answer = await next(type, param, token);
    const method = typeof type === 'string' ? type : type.method;
    if (method === CodeActionRequest.method && indentsWithTabs(param)) dropSnippets(answer);
    return answer;
  },
};

type Completions = Awaited<ProviderResult<CompletionItem[] | CompletionList>>;

/**
 * An empty list says that nothing fits. VS Code then offers the words of the file, and Enter behind `livenessProbe:`
 * takes the first of them; an item that nothing typed matches keeps it from that.
 */
function withSilence(found: Completions, document: TextDocument, position: Position): Completions {
  if (!(found instanceof CompletionList) || found.items.length > 0) return found;
  const item = new CompletionItem('…');
  const start = document.lineAt(position).firstNonWhitespaceCharacterIndex;
  item.range = new Range(position.with({ character: start }), position);
  item.filterText = '\0';
  return new CompletionList([item], found.isIncomplete);
}

/** Whether the file of a request is shown by an editor that would write tabs, which YAML refuses. */
function indentsWithTabs(param: unknown): boolean {
  const { textDocument } = param as { readonly textDocument: { readonly uri: string } };
  return window.visibleTextEditors.some(
    ({ document, options }) => document.uri.toString() === textDocument.uri && options.insertSpaces === false,
  );
}

/** VS Code indents snippets as the editor does (`SnippetSession.adjustWhitespace`), and leaves plain edits as they are. */
function dropSnippets(answer: unknown): void {
  for (const { edit } of (answer ?? []) as CodeAction[]) {
    for (const change of changesOf(edit)) change.edits = change.edits.map(plain);
  }
}

function changesOf(edit: WorkspaceEdit | undefined): TextDocumentEdit[] {
  return (edit?.documentChanges ?? []).filter((change) => TextDocumentEdit.is(change));
}

function plain(edit: TextDocumentEdit['edits'][number]): TextDocumentEdit['edits'][number] {
  if (!SnippetTextEdit.is(edit)) return edit;
  const newText = withoutPlaceholders(edit.snippet.value);
  return { range: edit.range, newText } satisfies TextEdit;
}
