import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
} from 'vscode-languageserver';
import { CodeLensRefreshRequest } from 'vscode-languageserver';
import { roleByName } from '../../core/index.ts';
import type { CircumstancesFinder } from '../circumstances.ts';
import type { DiagnosticsPush } from '../diagnostics-push.ts';
import { OpenDocument } from '../open-document.ts';
import type { Session } from '../session.ts';
import { pathOfUri } from '../workspace.ts';
import type { WorkspaceCheck } from '../workspace-check.ts';
import { lookAtLenses } from './code-lens.ts';

/** Keeps the open files as the client has them, and finds out about each. */
export interface TextSynchronization {
  readonly session: Session;
  readonly finder: CircumstancesFinder;
  /** Null where the client asks for diagnostics itself. */
  readonly push: DiagnosticsPush | null;
  readonly check: WorkspaceCheck;
}

/** `textDocument/didOpen` */
export function didOpen(
  { session, finder, push, check }: TextSynchronization,
  { textDocument }: DidOpenTextDocumentParams,
): void {
  const { uri, languageId } = textDocument;
  const document = new OpenDocument(textDocument, roleByName({ path: pathOfUri(uri), languageId }).role);
  const previous = session.documents.get(document.uri);
  if (previous) previous.isClosed = true;
  session.documents.set(document.uri, document);
  document.settle(finder.find(document));
  check.opened(document);
  push?.now(document);
}

/** `textDocument/didChange` */
export function didChange(
  { session, push }: TextSynchronization,
  { textDocument, contentChanges }: DidChangeTextDocumentParams,
): void {
  const document = session.documents.get(textDocument.uri);
  if (!document) return;
  document.edit(textDocument.version, contentChanges);
  push?.edited(document);
  lookAtLenses(session);
}

/** `textDocument/didClose` */
export function didClose(
  { session, push, check }: TextSynchronization,
  { textDocument }: DidCloseTextDocumentParams,
): void {
  const document = session.documents.get(textDocument.uri);
  if (!document) return;
  document.isClosed = true;
  session.documents.delete(document.uri);
  session.services.closed(document);
  session.chartWatch.lookAround();
  lookAtLenses(session);
  push?.closed(document);
  check.closed(document);
}

/** Judges the open files anew because more is known, but for the one through which it came to be known. */
export function judgeAgain({ session, push, check }: TextSynchronization, cause: OpenDocument | null): void {
  // While somebody types, the files that are not open wait.
  if (cause === null) check.everythingChanged();
  const others = [...session.documents.values()].filter((document) => document !== cause);
  if (others.length === 0) return;
  if (push) for (const document of others) push.now(document);
  else if (session.abilities.refreshesDiagnostics) session.connection.languages.diagnostics.refresh();
}

/** Reports anew on some of the open files. */
export function reportAgain(
  { session, push }: TextSynchronization,
  documents: readonly OpenDocument[],
): void {
  if (push) for (const document of documents) push.now(document);
  else if (session.abilities.refreshesDiagnostics) session.connection.languages.diagnostics.refresh();
}

/** Finds out again about every open file, because settings or the files around it may have changed, and tells what did. */
export async function refreshAll({ session, finder, push, check }: TextSynchronization): Promise<void> {
  check.everythingChanged();
  const { abilities, connection } = session;
  const changed = await Promise.all(
    [...session.documents.values()].map((document) => refresh(document, finder)),
  );
  if (changed.includes(true)) {
    if (abilities.refreshesInlayHints) void connection.languages.inlayHint.refresh();
    if (abilities.refreshesCodeLenses) void connection.sendRequest(CodeLensRefreshRequest.type);
  }
  if (push === null) {
    if (changed.includes(true) && abilities.refreshesDiagnostics) connection.languages.diagnostics.refresh();
    return;
  }
  for (const document of session.documents.values()) if (!document.isClosed) push.now(document);
}

async function refresh(document: OpenDocument, finder: CircumstancesFinder): Promise<boolean> {
  const before = document.circumstances;
  return (await document.settle(finder.find(document))) !== before;
}
