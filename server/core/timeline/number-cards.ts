import type { DocumentSource } from '../analysis.ts';
import type { CardText } from '../features/card-text.ts';
import { cardText } from '../features/card-text.ts';
import { fieldCard } from '../features/hover-field.ts';
import type { HoverText } from '../features/hover-probe-view.ts';
import { viewProbe } from '../features/hover-probe-view.ts';
import { podGrace } from '../features/hover-surroundings.ts';
import { timingCard } from '../features/hover-timing.ts';
import type { Probe, ProbedContainer, TimingFieldName } from '../kubernetes/probe.ts';
import type { KubernetesVersion } from '../kubernetes/version.ts';
import type { Language } from '../messages/message.ts';
import type { Span } from '../text/span.ts';

/** What hovers on numbers take besides the container. */
export interface CardSurroundings {
  readonly version: KubernetesVersion;
  /** Zero-based line of the file at which the document starts; null where its lines are in no file. */
  readonly firstLine: number | null;
  /** Where a chart has the text at a span from: `values.yaml:31`. Absent for text that nothing is rendered from. */
  readonly sourceOf?: (span: Span) => string;
}

interface CardQuestion {
  readonly container: ProbedContainer;
  readonly source: DocumentSource;
  readonly language: Language;
  /** Without them there are no cards. */
  readonly cards?: CardSurroundings;
}

/** What a hover on a probe's number says, also where the number is left out. */
export function numberCard(question: CardQuestion, probe: Probe, field: TimingFieldName): CardText | null {
  const text = hoverText(question);
  if (text === null) return null;
  return cardText(timingCard(viewProbe(question.container, probe, text), field, false), question.language);
}

/** What a hover on the Pod's grace period says. */
export function graceCard(question: CardQuestion): CardText | null {
  const text = hoverText(question);
  return text && cardText(fieldCard(podGrace(question.container), text), question.language);
}

function hoverText({ source, cards }: CardQuestion): HoverText | null {
  return cards === undefined ? null : { text: source.text, ...cards };
}
