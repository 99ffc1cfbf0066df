import type { InlayHint, InlayHintParams } from 'vscode-languageserver';
import { chartHintsOf, inlayHintsOf, renderMessage } from '../../core/index.ts';
import { lineTableOf, offsetAt, positionAt } from '../../positions/line-table.ts';
import { chartOf } from '../chart-places.ts';
import { placeAt, placedFrom, rangeIn, shiftRange } from '../segmented-text.ts';
import type { Session } from '../session.ts';
import type { Handler } from './handler.ts';
import { judgedAt } from './handler.ts';

/** Documents that one request looks at: what is on a screen. */
const mostSegments = 20;

type HintsOf = (session: Session, params: InlayHintParams) => Promise<readonly InlayHint[]>;

/** `textDocument/inlayHint` */
export const inlayHint: Handler<InlayHintParams, InlayHint[]> = async (session, params) => {
  const [written, resolved] = await Promise.all([
    writtenHints(session, params),
    resolvedHints(session, params),
  ]);
  return [...written, ...resolved];
};

/** What actions of a template print. */
const resolvedHints: HintsOf = async (session, { textDocument, range }) => {
  const chart = await chartOf(session, textDocument.uri);
  const template = chart?.view.templates.get(chart.path);
  if (!chart || !template || !chart.circumstances.settings.inlayHints.computed) return [];
  const lines = lineTableOf(template.text);
  const shown = {
    start: offsetAt(lines, range.start, template.text.length),
    end: offsetAt(lines, range.end, template.text.length),
  };
  return chartHintsOf(template, chart.probes(), shown).map(({ offset, label }) => ({
    position: positionAt(lines, offset),
    label,
    paddingLeft: true,
  }));
};

const writtenHints: HintsOf = async (session, { textDocument, range }) => {
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
