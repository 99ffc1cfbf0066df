import type { FieldDefinition } from '../kubernetes/field-definition.ts';
import type { FieldValue } from '../kubernetes/field-value.ts';
import type { Message } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import type { HoverCard } from './hover-card.ts';
import type { HoverText } from './hover-probe-view.ts';
import { refusedFact, stepsText, writtenFact } from './hover-value.ts';
import { versionCaution } from './hover-version.ts';
import { code } from './markdown.ts';

type Fact = string | Message;

/** A field around the numbers of a probe, with what there is to say about it. */
export interface FieldSubject {
  /** What the field belongs to: `httpGet`, `ports`, `Pod`, `Deployment`. */
  readonly owner: string;
  readonly definition: FieldDefinition;
  readonly value: FieldValue<string | number | boolean>;
  /** What the value comes to: the port behind a name, the items of a list. */
  readonly meaningOfValue?: readonly Fact[];
  readonly consequences?: readonly (Message | null)[];
  readonly cautions?: readonly (Message | null)[];
  readonly describeLine?: string | null;
}

/** The card of such a field. */
export function fieldCard(subject: FieldSubject, text: HoverText): HoverCard {
  const { owner, definition, value, meaningOfValue = [], consequences = [], cautions = [] } = subject;
  const isList = definition.type === 'list' || definition.type === 'object';
  return {
    title: `**${definition.name}** · ${code(owner)}`,
    meaning: message(definition.meaning),
    facts: [...(isList ? [] : [valueFact(subject, text)]), ...meaningOfValue, ...limits(definition, value)],
    consequences: consequences.filter((each) => each !== null),
    cautions: [versionCaution(definition, text), ...cautions].filter((each) => each !== null),
    page: definition.page,
    describeLine: subject.describeLine ?? null,
  };
}

function valueFact({ definition, value }: FieldSubject, text: HoverText): Message {
  switch (value.kind) {
    case 'absent':
      return definition.defaultValue === null
        ? message('hover-value-absent')
        : message('hover-value-default', { value: code(String(definition.defaultValue)) });
    case 'unknown':
      return unknownFact(value, text);
    case 'known': {
      if (!isAllowed(definition, value.value)) return refusedFact(value.value, value.span, text);
      if (value.via.length === 0 || text.sourceOf) return writtenFact(value.value, value.span, text);
      return message('hover-value-via', {
        value: code(String(value.value)),
        steps: stepsText(value.via, text),
      });
    }
  }
}

function unknownFact(
  { reason, span, keySpan }: FieldValue<unknown> & { kind: 'unknown' },
  { text }: HoverText,
): Message {
  if (keySpan === null) return message('hover-value-open');
  const value = code(text.slice(span.start, span.end));
  switch (reason) {
    case 'template':
      return message('hover-value-template', { value });
    case 'alternatives':
      return message('hover-value-alternatives');
    case 'mistyped':
      return message('hover-value-mistyped', { value });
    case 'alias':
      return message('hover-value-alias', { value });
  }
}

function isAllowed(
  { minimum, maximum, allowedValues }: FieldDefinition,
  value: string | number | boolean,
): boolean {
  if (typeof value === 'number') return value >= (minimum ?? value) && value <= (maximum ?? value);
  return typeof value !== 'string' || allowedValues === null || allowedValues.includes(value);
}

function limits(definition: FieldDefinition, value: FieldValue<unknown>): Fact[] {
  const { defaultValue, minimum, maximum, allowedValues, isRequired } = definition;
  const facts: Fact[] = [];
  if (defaultValue !== null && defaultValue !== '' && value.kind !== 'absent') {
    facts.push(message('hover-default-is', { value: code(String(defaultValue)) }));
  }
  if (isRequired) facts.push(message('hover-required'));
  if (minimum !== null && maximum !== null) facts.push(`${minimum}–${maximum}`);
  else if (minimum !== null) facts.push(message('hover-min', { value: minimum }));
  else if (maximum !== null) facts.push(message('hover-max', { value: maximum }));
  if (allowedValues) {
    facts.push(message('hover-one-of', { values: allowedValues.map((each) => code(each)).join(', ') }));
  }
  return facts;
}
