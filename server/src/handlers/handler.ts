import type { CancellationToken } from 'vscode-languageserver';
import type { DocumentAnalysis, DocumentFacts } from '../../core/index.ts';
import { analysisFor, factsFor } from '../judge.ts';
import type { Circumstances, OpenDocument } from '../open-document.ts';
import { quietReasonOf } from '../quiet.ts';
import type { Segment } from '../segment.ts';
import type { Session } from '../session.ts';

/** Answers one request of the protocol. */
export type Handler<Params, Result> = (
  session: Session,
  params: Params,
  token: CancellationToken,
) => Promise<Result>;

/** A file that is judged, with the means to ask about its documents. */
export interface JudgedDocument {
  readonly document: OpenDocument;
  readonly circumstances: Circumstances;
  readonly analysisOf: (segment: Segment) => DocumentAnalysis;
  readonly factsOf: (segment: Segment) => DocumentFacts;
}

/** The open file at a URI once its circumstances are known; null where nothing is to be said about it. */
export async function judgedAt(session: Session, uri: string): Promise<JudgedDocument | null> {
  const document = session.documents.get(uri);
  if (!document) return null;
  const circumstances = await document.whenReady();
  if (document.isClosed || quietReasonOf(document, circumstances) !== null) return null;
  return {
    document,
    circumstances,
    analysisOf: (segment) => analysisFor(session, { document, circumstances, segment }),
    factsOf: (segment) => factsFor(session, { document, circumstances, segment }),
  };
}
