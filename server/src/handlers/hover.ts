import type { Hover, HoverParams, MarkupContent, Position } from 'vscode-languageserver';
import { chartHoverAt, hoverAt } from '../../core/index.ts';
import { askedChart, rangeInChart } from '../chart-places.ts';
import { placeAt, rangeIn, shiftRange } from '../segmented-text.ts';
import type { Session } from '../session.ts';
import { openTimelineCommand } from '../timeline-protocol.ts';
import type { Handler } from './handler.ts';
import { judgedAt } from './handler.ts';

/** `textDocument/hover` */
export const hover: Handler<HoverParams, Hover | null> = async (session, params) => {
  const [written, inChart] = await Promise.all([writtenHover(session, params), chartHover(session, params)]);
  if (!written || !inChart) return written ?? inChart;
  // What stands at the very place comes first: a name in an action, else the field.
  const [first, second] = inChart.range ? [inChart, written] : [written, inChart];
  const value = `${first.contents.value}\n\n---\n\n${second.contents.value}`;
  return { ...first, contents: { ...first.contents, value } };
};

interface MarkupHover extends Pick<Hover, 'range'> {
  readonly contents: MarkupContent;
}

async function chartHover(session: Session, params: HoverParams): Promise<MarkupHover | null> {
  const asked = await askedChart(session, params);
  if (!asked) return null;
  const { view, path: file, offset, probes, dormantProbes, circumstances } = asked;
  const { language } = circumstances;
  const variants = await asked.variants();
  const found = chartHoverAt({ view, file, offset, language, probes, dormantProbes, variants });
  if (!found) return null;
  const contents = { kind: markupKind(session), value: found.markdown };
  return found.span ? { contents, range: rangeInChart(asked, { file, span: found.span }) } : { contents };
}

function markupKind({ abilities }: Session): MarkupContent['kind'] {
  return abilities.readsMarkdown ? 'markdown' : 'plaintext';
}

async function writtenHover(
  session: Session,
  { textDocument, position }: HoverParams,
): Promise<MarkupHover | null> {
  const judged = await judgedAt(session, textDocument.uri);
  if (!judged) return null;
  const { document, circumstances } = judged;
  const { segment, start, offset } = placeAt(document.text, position);
  const found = hoverAt({
    source: segment.source,
    facts: judged.factsOf(segment),
    offset,
    language: circumstances.language,
    context: circumstances.context,
    links: circumstances.settings.hoverLinks,
    timeline: session.abilities.showsTimeline ? timelineLink(document.uri, position) : null,
    firstLine: start.line,
  });
  if (!found) return null;
  return {
    contents: { kind: markupKind(session), value: found.markdown },
    range: shiftRange(rangeIn(segment, found.span), start),
  };
}

/** A link that runs the client's command; it alone is trusted. */
function timelineLink(uri: string, position: Position): string {
  return `command:${openTimelineCommand}?${encodeURIComponent(JSON.stringify([uri, position]))}`;
}
