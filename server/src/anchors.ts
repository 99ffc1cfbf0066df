import type { Location } from 'vscode-languageserver';
import type { Span } from '../core/index.ts';
import { anchoredTextAt } from '../core/index.ts';
import type { Handler } from './handlers/handler.ts';
import { judgedAt } from './handlers/handler.ts';
import type { TextDocumentPosition } from './named-ports.ts';
import { placeAt, rangeIn, shiftRange } from './segmented-text.ts';

/** An anchor and its aliases as places of the file. */
export interface AskedAnchor {
  readonly anchor: Location;
  readonly aliases: readonly Location[];
}

/** Null where neither an anchor nor an alias stands, and in documents without containers. */
export async function askedAnchor(
  session: Parameters<Handler<never, never>>[0],
  { textDocument, position }: TextDocumentPosition,
): Promise<AskedAnchor | null> {
  const judged = await judgedAt(session, textDocument.uri);
  if (!judged) return null;
  const { segment, start, offset } = placeAt(judged.document.text, position);
  if (judged.analysisOf(segment).containers.length === 0) return null;
  const found = anchoredTextAt(segment.source, offset);
  if (!found) return null;
  const locationOf = (span: Span): Location => ({
    uri: judged.document.uri,
    range: shiftRange(rangeIn(segment, span), start),
  });
  return { anchor: locationOf(found.anchor), aliases: found.aliases.map(locationOf) };
}
