import type { DocumentDiagnosticParams, DocumentDiagnosticReport } from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { reportOn } from '../report.ts';
import type { Handler } from './handler.ts';

/** How much earlier other requests of the same key may be answered, in milliseconds. */
const headStartMs = 3;

/** `textDocument/diagnostic` */
export const diagnostic: Handler<DocumentDiagnosticParams, DocumentDiagnosticReport> = async (
  session,
  { textDocument, previousResultId },
  token,
) => {
  // Editors ask with every key. What the user waits for (hover, completion) may be on its way, and goes first.
  await new Promise((resolve) => setTimeout(resolve, headStartMs));
  await session.foreground.whenIdle();
  const document = session.documents.get(textDocument.uri);
  const report = document && (await reportOn(session, document, () => !token.isCancellationRequested));
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
  if (!report) return { kind: 'full', items: [] };
  return report.id === previousResultId
    ? { kind: 'unchanged', resultId: report.id }
    : { kind: 'full', resultId: report.id, items: report.diagnostics };
};
