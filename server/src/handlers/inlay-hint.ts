import type { InlayHint, InlayHintParams } from 'vscode-languageserver';
import { inlayHintsOf, renderMessage } from '../../core/index.ts';
import { placeAt, placedFrom, rangeIn, shiftRange } from '../segmented-text.ts';
import type { Handler } from './handler.ts';
import { judgedAt } from './handler.ts';

/** Documents that one request looks at: what is on a screen. */
const mostSegments = 20;

/** `textDocument/inlayHint` */
export const inlayHint: Handler<InlayHintParams, InlayHint[]> = async (session, { textDocument, range }) => {
  const judged = await judgedAt(session, textDocument.uri);
  if (!judged) return [];
  const { document, circumstances } = judged;
  const { inlayHints } = circumstances.settings;
  if (!inlayHints.computed && !inlayHints.defaults) return [];
  const from = placeAt(document.text, range.start);
  const to = placeAt(document.text, range.end);
  const hints: InlayHint[] = [];
  for (const { index, segment, start } of placedFrom(document.text, from)) {
    if (index > to.index || index - from.index >= mostSegments) break;
    const found = inlayHintsOf({
      source: segment.source,
      analysis: judged.analysisOf(segment),
      span: {
        start: index === from.index ? from.offset : 0,
        end: index === to.index ? to.offset : segment.source.text.length,
      },
      ...inlayHints,
    });
    for (const { offset, label } of found) {
      const place = shiftRange(rangeIn(segment, { start: offset, end: offset }), start);
      const text = typeof label === 'string' ? label : renderMessage(label, circumstances.language);
      hints.push({ position: place.start, label: text, paddingLeft: true });
    }
  }
  return hints;
};
