import type { Location, Position } from 'vscode-languageserver';
import type { NamedPort, PortPlace } from '../core/index.ts';
import { namedPortAt } from '../core/index.ts';
import type { Handler, JudgedDocument } from './handlers/handler.ts';
import { judgedAt } from './handlers/handler.ts';
import type { PlacedSegment } from './segmented-text.ts';
import { placeAt, placedSegments, rangeIn, shiftRange } from './segmented-text.ts';

/** The named port at a position, with the documents its places count from. */
export interface AskedPort {
  readonly judged: JudgedDocument;
  readonly port: NamedPort;
  readonly documents: readonly PlacedSegment[];
}

export interface TextDocumentPosition {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

/** Null where no name of a port stands. */
export async function askedPort(
  session: Parameters<Handler<never, never>>[0],
  { textDocument, position }: TextDocumentPosition,
): Promise<AskedPort | null> {
  const judged = await judgedAt(session, textDocument.uri);
  if (!judged) return null;
  const documents = [...placedSegments(judged.document.text)];
  const { index, offset } = placeAt(judged.document.text, position);
  const port = namedPortAt(
    documents.map(({ segment }) => judged.analysisOf(segment)),
    index,
    offset,
  );
  return port && { judged, port, documents };
}

export function locationOf({ judged, documents }: AskedPort, place: PortPlace): Location | null {
  const placed = documents[place.document];
  if (!placed) return null;
  return {
    uri: judged.document.uri,
    range: shiftRange(rangeIn(placed.segment, place.span), placed.start),
  };
}
