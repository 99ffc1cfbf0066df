import type { Hover, HoverParams, Position } from 'vscode-languageserver';
import { hoverAt } from '../../core/index.ts';
import { placeAt, rangeIn, shiftRange } from '../segmented-text.ts';
import { openTimelineCommand } from '../timeline-protocol.ts';
import type { Handler } from './handler.ts';
import { judgedAt } from './handler.ts';

/** `textDocument/hover` */
export const hover: Handler<HoverParams, Hover | null> = async (session, { textDocument, position }) => {
  const judged = await judgedAt(session, textDocument.uri);
  if (!judged) return null;
  const { document, circumstances } = judged;
  const { segment, start, offset } = placeAt(document.text, position);
  const found = hoverAt({
    source: segment.source,
    analysis: judged.analysisOf(segment),
    offset,
    language: circumstances.language,
    context: circumstances.context,
    links: circumstances.settings.hoverLinks,
    timeline: session.abilities.showsTimeline ? timelineLink(document.uri, position) : null,
    firstLine: start.line,
  });
  if (!found) return null;
  const kind = session.abilities.readsMarkdown ? 'markdown' : 'plaintext';
  return {
    contents: { kind, value: found.markdown },
    range: shiftRange(rangeIn(segment, found.span), start),
  };
};

/** A link that runs the client's command; it alone is trusted. */
function timelineLink(uri: string, position: Position): string {
  return `command:${openTimelineCommand}?${encodeURIComponent(JSON.stringify([uri, position]))}`;
}
