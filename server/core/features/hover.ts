import type { AnalysisContext, DocumentFacts, DocumentSource } from '../analysis.ts';
import { saidByAll, unnamed } from '../kubernetes/nameless-probe.ts';
import type { ProbedContainer } from '../kubernetes/probe.ts';
import { probeNames } from '../kubernetes/probe.ts';
import type { Language, MessageId } from '../messages/message.ts';
import { projectHover } from '../project/project-hover.ts';
import { readDocument } from '../read-document.ts';
import type { Span } from '../text/span.ts';
import type { CardLinks, HoverCard } from './hover-card.ts';
import { renderCard } from './hover-card.ts';
import { fieldCard } from './hover-field.ts';
import { handlerCard } from './hover-handler.ts';
import { emptyProbeCard, probeCard } from './hover-probe.ts';
import type { HoverText } from './hover-probe-view.ts';
import { viewProbe } from './hover-probe-view.ts';
import type { HoverTarget } from './hover-target.ts';
import { hoverTargetAt } from './hover-target.ts';
import { timingCard } from './hover-timing.ts';

/** A question about a place in one document. */
export interface HoverRequest {
  readonly source: DocumentSource;
  readonly facts: DocumentFacts;
  /** Counted from the start of the document's text. */
  readonly offset: number;
  readonly language: Language;
  readonly context: AnalysisContext;
  /** Whether to link to the Kubernetes documentation. */
  readonly links: boolean;
  /** Where the timeline of this place is opened, for an editor that can: a link that stands before the others. */
  readonly timeline?: string | null;
  /** Zero-based line of the file at which the document's text starts; without it no line numbers are told. */
  readonly firstLine?: number;
  /** What a template decides is told beside the answer, as its chart renders it. */
  readonly isRendered?: boolean;
}

/** The answer: what it is about, and what to say, in Markdown that is safe to show. */
export interface HoverAnswer {
  readonly span: Span;
  readonly markdown: string;
}

/** What stands at a place, what it means and what follows from it; null where there is nothing about probes. */
export function hoverAt(request: HoverRequest): HoverAnswer | null {
  const { source, facts, offset, language, context, firstLine } = request;
  if (source.project !== undefined)
    return projectHover(readDocument(source).root, offset, { language, links: request.links });
  const links: CardLinks = { documentation: request.links, timeline: request.timeline ?? null };
  const text: HoverText = {
    text: source.text,
    firstLine: firstLine ?? null,
    version: context.kubernetesVersion,
  };
  if (facts.namelessProbe) {
    const told = cardForAll(facts.namelessProbe, source, { offset, text });
    return (
      told && { span: told.span, markdown: renderCard(told.card, language, { ...links, timeline: null }) }
    );
  }
  const containers = [...facts.containers, ...(facts.patchedContainers ?? [])];
  const target = hoverTargetAt(containers, source, offset);
  if (!target) return null;
  const card = cardOf(target, text);
  const told = request.isRendered ? withoutOpenQuestions(card) : card;
  return { span: target.span, markdown: renderCard(told, language, links) };
}

/** What a template as it is written leaves open; of what is all written the chart tells the numbers themselves. */
const openFacts: ReadonlySet<MessageId> = new Set<MessageId>([
  'hover-conditional',
  'hover-value-template',
  'hover-value-open',
  'hover-value-alternatives',
  'hover-all-set',
]);

/** Without what cannot be told before a template is rendered. */
function withoutOpenQuestions(card: HoverCard): HoverCard {
  const { facts, consequences, describeLine } = card;
  const hasGaps = describeLine !== null && /=\?(?:s| |$)/.test(describeLine);
  return {
    ...card,
    facts: facts.filter((fact) => typeof fact === 'string' || !openFacts.has(fact.id)),
    consequences: consequences.filter(({ id }) => id !== 'hover-depends-template'),
    describeLine: hasGaps ? null : describeLine,
  };
}

/** Of a probe without a name the card that holds whichever probe it is. */
function cardForAll(
  readings: readonly ProbedContainer[],
  source: DocumentSource,
  { offset, text }: { readonly offset: number; readonly text: HoverText },
): { readonly span: Span; readonly card: HoverCard } | null {
  const told = probeNames.flatMap((name) => {
    const reading = readings.filter(({ probes }) => probes[name].kind === 'probe');
    const target = hoverTargetAt(reading, source, offset);
    return target ? [{ name, span: target.span, card: cardOf(target, text) }] : [];
  });
  const [first] = told;
  if (!first || told.length < probeNames.length) return null;
  const all = <T>(partOf: (card: HoverCard) => readonly T[]): readonly T[] =>
    saidByAll(told.map(({ name, card }) => [name, partOf(card)] as const));
  const card: HoverCard = {
    ...first.card,
    title: unnamed(first.card.title, first.name),
    facts: all(({ facts }) => facts),
    consequences: all(({ consequences }) => consequences),
    cautions: all(({ cautions }) => cautions),
    describeLine: null,
  };
  return { span: first.span, card };
}

function cardOf(target: HoverTarget, text: HoverText): HoverCard {
  const { container } = target;
  switch (target.kind) {
    case 'probe':
      return probeCard(viewProbe(container, target.probe, text));
    case 'empty-probe':
      return emptyProbeCard(target.name);
    case 'timing':
      return timingCard(viewProbe(container, target.probe, text), target.field, target.isOverridden);
    case 'handler':
      return handlerCard(viewProbe(container, target.probe, text), target.name, target.handler);
    case 'field':
      return fieldCard(target.subject(text), text);
  }
}
