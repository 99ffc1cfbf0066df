import type { Language, Message } from '../messages/message.ts';
import { renderMessage } from '../messages/message.ts';
import type { HoverCard } from './hover-card.ts';
import { describeLineOf, factsOf, statementsOf } from './hover-card.ts';
import type { TextLine } from './inline-text.ts';
import { readInline } from './inline-text.ts';

/** A hover's card in one language, as data that a view draws: the words of the Markdown that editors get. */
export interface CardText {
  readonly title: TextLine;
  readonly meaning: TextLine;
  /** The value in force, where it comes from, and its limits. */
  readonly facts: TextLine;
  readonly statements: readonly CardStatement[];
  /** The line of `kubectl describe`. */
  readonly describeLine: TextLine | null;
}

export interface CardStatement {
  readonly kind: 'consequence' | 'caution';
  readonly words: TextLine;
}

/** The same words in the same order as in the Markdown, without its links. */
export function cardText(card: HoverCard, language: Language): CardText {
  const read = (text: string | Message): TextLine =>
    readInline(typeof text === 'string' ? text : renderMessage(text, language));
  const describeLine = describeLineOf(card);
  return {
    title: read(card.title),
    meaning: read(card.meaning),
    facts: readInline(factsOf(card, language)),
    statements: statementsOf(card).map(({ kind, words }) => ({ kind, words: read(words) })),
    describeLine: describeLine === null ? null : readInline(describeLine),
  };
}
