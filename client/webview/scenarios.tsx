import type { TimelineTextId } from '../../server/core/timeline/timeline-text.ts';
import type { SimulatedContainer, WhatIf, WhatIfNumber } from '../../server/core/timeline/what-if.ts';
import { usualWhatIf, whatIfNames, whatIfNumbers } from '../../server/core/timeline/what-if.ts';
import type { Words } from './words.ts';

interface ScenariosProps {
  readonly whatIf: WhatIf;
  readonly container: SimulatedContainer;
  readonly isServed: boolean;
  readonly words: Words;
  readonly onWhatIf: (whatIf: WhatIf) => void;
}

/** What may happen, and its numbers. Nothing of this is ever written into the YAML. */
export function Scenarios({ whatIf, container, isServed, words, onWhatIf }: ScenariosProps) {
  return (
    <section class="scenarios" aria-label={words.say('timeline-what-if')}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a line */}
      <div class="chips" role="group" aria-label={words.say('timeline-what-if')}>
        {whatIfNames
          .filter((name) => isServed || name !== 'dependency-down')
          .map((name) => (
            <button
              key={name}
              type="button"
              class="chip"
              aria-pressed={whatIf.name === name}
              onClick={() => onWhatIf(usualWhatIf(name, container))}
            >
              {words.say(`timeline-what-if-${name}`)}
            </button>
          ))}
      </div>
      {whatIfNumbers[whatIf.name].map((field) => (
        <Slider key={field} field={field} whatIf={whatIf} words={words} onWhatIf={onWhatIf} />
      ))}
    </section>
  );
}

interface Limits {
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
}

/** The slider's last step means that TERM is ignored. */
const ignoresTerm = 61;

function limitsOf(field: WhatIfNumber, whatIf: WhatIf): Limits {
  const value = whatIf[field] ?? 0;
  switch (field) {
    case 'replySeconds':
      return { minimum: 0.1, maximum: Math.max(10, value), step: 0.1 };
    case 'shutdownSeconds':
      return { minimum: 0, maximum: ignoresTerm, step: 1 };
    case 'atSeconds':
      return { minimum: whatIf.bootSeconds + 1, maximum: Math.max(300, value), step: 1 };
    case 'bootSeconds':
      return { minimum: 0, maximum: Math.max(180, value), step: 1 };
    case 'preStopSeconds':
      return { minimum: 0, maximum: Math.max(60, value), step: 1 };
    default:
      return { minimum: 1, maximum: Math.max(120, value), step: 1 };
  }
}

function Slider({
  field,
  whatIf,
  words,
  onWhatIf,
}: Pick<ScenariosProps, 'whatIf' | 'words' | 'onWhatIf'> & { readonly field: WhatIfNumber }) {
  const { minimum, maximum, step } = limitsOf(field, whatIf);
  const value = whatIf[field] ?? ignoresTerm;
  const text = whatIf[field] === null ? words.say('timeline-ignores') : words.seconds(value * 1000);
  const filled = `${((value - minimum) / (maximum - minimum)) * 100}%`;
  return (
    <label class="slider">
      <span>{words.say(labelOf(field, whatIf))}</span>
      <input
        type="range"
        min={minimum}
        max={maximum}
        step={step}
        value={value}
        aria-valuetext={text}
        style={{ '--filled': filled }}
        onInput={({ currentTarget }) => {
          const wanted = Number(currentTarget.value);
          const isIgnored = field === 'shutdownSeconds' && wanted >= ignoresTerm;
          onWhatIf({ ...whatIf, [field]: isIgnored ? null : wanted });
        }}
      />
      <span class="slider-value" aria-hidden="true">
        {text}
      </span>
    </label>
  );
}

function labelOf(field: WhatIfNumber, { name }: WhatIf): TimelineTextId {
  switch (field) {
    case 'bootSeconds':
      return 'timeline-number-boot';
    case 'atSeconds':
      return name === 'healthy' || name === 'slow-boot'
        ? 'timeline-number-boot'
        : `timeline-number-at-${name}`;
    case 'lastsSeconds':
      return 'timeline-number-lasts';
    case 'everySeconds':
      return 'timeline-number-every';
    case 'replySeconds':
      return 'timeline-number-reply';
    case 'shutdownSeconds':
      return 'timeline-number-shutdown';
    case 'preStopSeconds':
      return 'timeline-number-pre-stop';
  }
}
