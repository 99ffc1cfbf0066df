import type { DocumentationPage } from '../kubernetes/documentation-pages.ts';
import { kubernetesDocumentationUrl } from '../kubernetes/documentation-pages.ts';
import type { Language, Message } from '../messages/message.ts';
import { message, renderMessage } from '../messages/message.ts';
import type { SecondsRange } from '../simulation/closed-forms.ts';
import { code } from './markdown.ts';

/** What a hover says, before it has a language or a shape. */
export interface HoverCard {
  /** Markdown, or a message where the title has words. */
  readonly title: string | Message;
  readonly meaning: Message;
  /** The effective value, where it comes from, and the limits. */
  readonly facts: readonly (string | Message)[];
  /** What follows from the whole probe, most important first. */
  readonly consequences: readonly Message[];
  /** What is amiss or often misunderstood, most important first. */
  readonly cautions: readonly Message[];
  readonly page: DocumentationPage;
  /** The line of `kubectl describe`, plain text. */
  readonly describeLine: string | null;
}

/** More lines would push the card out of sight. */
const mostStatements = 2;
const fields = ' · ';

/** What a card ends with: links to the documentation, and to the timeline of the place where one can be opened. */
export interface CardLinks {
  readonly documentation: boolean;
  readonly timeline: string | null;
}

/** The card as Markdown, at most nine lines, always in the same order. */
export function renderCard(card: HoverCard, language: Language, links: CardLinks): string {
  const words = (text: string | Message): string =>
    typeof text === 'string' ? text : renderMessage(text, language);
  const statements = statementsOf(card).map(
    (statement) => `${statement.kind === 'caution' ? '⚠' : '→'} ${words(statement.words)}`,
  );
  const link = `[${words(message('hover-docs'))}](${kubernetesDocumentationUrl(card.page, language)})`;
  const describeLine = describeLineOf(card);
  const footer = [
    ...(links.timeline === null ? [] : [`[${words(message('lens-timeline'))}](${links.timeline})`]),
    ...(links.documentation ? [link] : []),
    ...(describeLine === null ? [] : [describeLine]),
  ];
  return [
    `${words(card.title)}  \n${words(card.meaning)}`,
    factsOf(card, language),
    statements.join('  \n'),
    footer.join(fields),
  ]
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** What there is room for: cautions beside consequences give way to one another, consequences to the first caution. */
export function statementsOf({ consequences, cautions }: HoverCard): readonly {
  readonly kind: 'consequence' | 'caution';
  readonly words: Message;
}[] {
  const warned = cautions.slice(0, consequences.length > 0 ? 1 : mostStatements);
  const told = consequences.slice(0, mostStatements - warned.length);
  return [
    ...told.map((words) => ({ kind: 'consequence' as const, words })),
    ...warned.map((words) => ({ kind: 'caution' as const, words })),
  ];
}

/** The line of facts, as Markdown. */
export function factsOf({ facts }: HoverCard, language: Language): string {
  return facts.map((fact) => (typeof fact === 'string' ? fact : renderMessage(fact, language))).join(fields);
}

const longestDescribeLine = 160;

/** As Markdown. */
export function describeLineOf({ describeLine }: HoverCard): string | null {
  return describeLine === null ? null : code(describeLine, longestDescribeLine);
}

/** `10 s`, or `21–31 s`. */
export function secondsText(time: number | SecondsRange): Message {
  if (typeof time === 'number') return message('hover-seconds', { seconds: time });
  const { minSeconds, maxSeconds } = time;
  if (minSeconds === maxSeconds) return message('hover-seconds', { seconds: minSeconds });
  return message('hover-range', { min: minSeconds, max: maxSeconds });
}
