import type { Hover, HoverParams, MarkupContent, Position } from 'vscode-languageserver';
import type { Language } from '../../core/index.ts';
import { chartHoverAt, helm4VariantOf, hoverAt, message, renderMessage } from '../../core/index.ts';
import { type AskedChart, askedChart, rangeInChart } from '../chart-places.ts';
import { releaseNote } from '../release-note.ts';
import { placeAt, rangeIn, shiftRange } from '../segmented-text.ts';
import type { Session } from '../session.ts';
import { openTimelineCommand } from '../timeline-protocol.ts';
import type { Handler } from './handler.ts';
import { judgedAt } from './handler.ts';

/** `textDocument/hover` */
export const hover: Handler<HoverParams, Hover | null> = async (session, params) => {
  const inChart = await chartHover(session, params);
  const written = await writtenHover(session, params, inChart?.tellsOfProbes === true);
  if (!written && !inChart) return chartNameHover(session, params);
  if (!written) return inChart && withTimeline(session, inChart, params);
  if (!inChart) return written;
  // What the chart comes to stands first: editors show only the top of a long card.
  const value = `${inChart.contents.value}\n\n---\n\n${written.contents.value}`;
  const range = inChart.range ?? written.range;
  return { contents: { ...inChart.contents, value }, ...(range === undefined ? {} : { range }) };
};

async function chartNameHover(session: Session, params: HoverParams): Promise<MarkupHover | null> {
  const note = await releaseNote(session, params);
  return note && { ...note, contents: { kind: markupKind(session), value: note.contents } };
}

interface MarkupHover extends Pick<Hover, 'range'> {
  readonly contents: MarkupContent;
}

interface ChartHover extends MarkupHover {
  readonly tellsOfProbes: boolean;
  readonly language: Language;
}

/** What a manifest ends with, too. */
function withTimeline(
  { abilities }: Session,
  { tellsOfProbes, language, ...hover }: ChartHover,
  { textDocument, position }: HoverParams,
): MarkupHover {
  if (!tellsOfProbes || !abilities.showsTimeline) return hover;
  const words = renderMessage(message('lens-timeline'), language);
  const value = `${hover.contents.value}\n\n[${words}](${timelineLink(textDocument.uri, position)})`;
  return { ...hover, contents: { ...hover.contents, value } };
}

async function chartHover(session: Session, params: HoverParams): Promise<ChartHover | null> {
  const asked = await askedChart(session, params);
  if (!asked) return null;
  const { view, path: file, offset, probes, dormantProbes, circumstances } = asked;
  const { language, context } = circumstances;
  const variants = [...(await asked.variants()), helm4VariantOf(asked.rendered)];
  const asking = { view, file, offset, language, context, probes, dormantProbes, variants };
  const found = chartHoverAt({ ...asking, linkTo: linesOf(session, asked) });
  if (!found) return null;
  const { tellsOfProbes, span } = found;
  const contents = { kind: markupKind(session), value: found.markdown };
  const told = { contents, tellsOfProbes, language };
  return span ? { ...told, range: rangeInChart(asked, { file, span }) } : told;
}

/** Links to lines as VS Code reads them; to other editors they would be clutter. */
function linesOf(
  { abilities }: Session,
  { uriOf }: AskedChart,
): ((file: string, line: number) => string | null) | undefined {
  if (!abilities.showsTimeline || !abilities.readsMarkdown) return undefined;
  return (file, line) => {
    const uri = uriOf(file)?.replace(/[()]/g, (each) => `%${each.charCodeAt(0).toString(16)}`);
    return uri === undefined ? null : `${uri}#L${line}`;
  };
}

function markupKind({ abilities }: Session): MarkupContent['kind'] {
  return abilities.readsMarkdown ? 'markdown' : 'plaintext';
}

async function writtenHover(
  session: Session,
  { textDocument, position }: HoverParams,
  isRendered: boolean,
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
    isRendered,
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
