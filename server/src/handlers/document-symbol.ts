import type {
  DocumentSymbolParams,
  DocumentSymbol as ProtocolSymbol,
  SymbolKind,
} from 'vscode-languageserver';
import type { DocumentSymbol } from '../../core/index.ts';
import { symbolsOf } from '../../core/index.ts';
import type { PlacedSegment } from '../segmented-text.ts';
import { placedSegments, rangeIn, shiftRange } from '../segmented-text.ts';
import type { Handler } from './handler.ts';
import { judgedAt } from './handler.ts';

/** `textDocument/documentSymbol`: workloads, their containers, their probes. */
export const documentSymbol: Handler<DocumentSymbolParams, ProtocolSymbol[]> = async (
  session,
  { textDocument },
) => {
  const judged = await judgedAt(session, textDocument.uri);
  if (!judged) return [];
  return [...placedSegments(judged.document.text)].flatMap((placed) =>
    symbolsOf(judged.analysisOf(placed.segment)).map((symbol) => protocolSymbol(symbol, placed)),
  );
};

function protocolSymbol(symbol: DocumentSymbol, placed: PlacedSegment): ProtocolSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: kinds[symbol.kind],
    range: shiftRange(rangeIn(placed.segment, symbol.span), placed.start),
    selectionRange: shiftRange(rangeIn(placed.segment, symbol.selectionSpan), placed.start),
    children: symbol.children.map((child) => protocolSymbol(child, placed)),
  };
}

/** Class, struct, event. */
const kinds: Readonly<Record<DocumentSymbol['kind'], SymbolKind>> = { object: 5, container: 23, probe: 24 };
