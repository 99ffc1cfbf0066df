import type { ComponentChildren } from 'preact';
import type { TimingFieldName } from '../../server/core/kubernetes/probe.ts';
import type { ProbeKind } from '../../server/core/simulation/scenario.ts';
import type { TimelineContainer, TimelineProbe } from '../../server/core/timeline/timeline-container.ts';
import type { OpenCard } from './field-card.tsx';
import { useOpenCard } from './field-card.tsx';
import type { LanePlace, Layout } from './layout.ts';
import { shownOrder } from './layout.ts';
import type { NumberActions } from './number-box.tsx';
import { NumberField } from './number-box.tsx';
import type { Place, ViewModel } from './protocol.ts';
import type { Preview } from './simulated.ts';
import { shownNumber } from './simulated.ts';
import type { Words } from './words.ts';
import { probeNameOf } from './words.ts';

export interface GutterProps extends NumberActions {
  readonly container: TimelineContainer<Place>;
  readonly layout: Layout;
  readonly preview: Preview | null;
  readonly focus: ViewModel['focus'];
  readonly showsAll: boolean;
  readonly words: Words;
  readonly onReveal: (range: Place) => void;
  readonly onAdd: (probe: ProbeKind) => void;
}

/** The names of the lanes, and the numbers of the probes. */
export function Gutter(props: GutterProps) {
  const { layout, words, container } = props;
  const { lanes } = layout;
  const card = useOpenCard();
  const lane = (name: 'application' | 'container' | 'service') => ({
    place: lanes[name],
    layout,
    name: words.say(`timeline-lane-${name}`),
    what: words.say(`timeline-lane-${name}-what`),
  });
  return (
    <div class="gutter">
      <LaneLabel {...lane('application')} />
      <LaneLabel {...lane('container')}>
        {props.showsAll && (
          <NumberField
            {...actionsOf(props)}
            box={container.grace}
            place={{ container: container.key, probe: null, field: 'terminationGracePeriodSeconds' }}
            value={shownNumber(
              props.preview,
              { container: container.key, probe: null, field: 'terminationGracePeriodSeconds' },
              container.grace.value,
            )}
            isFocused={false}
            card={card}
            words={words}
          />
        )}
      </LaneLabel>
      {shownOrder.map((kind) => (
        <ProbeLabel key={kind} kind={kind} card={card} {...props} />
      ))}
      {lanes.service && <LaneLabel {...lane('service')} />}
    </div>
  );
}

function actionsOf({ onTry, onWrite, onForget }: NumberActions): NumberActions {
  return { onTry, onWrite, onForget };
}

interface LaneLabelProps {
  readonly place: LanePlace | undefined;
  readonly layout: Layout;
  readonly name: string;
  readonly what: string;
  /** Numbers beside the name. */
  readonly children?: ComponentChildren;
}

function LaneLabel({ place, layout, name, what, children }: LaneLabelProps) {
  if (!place) return null;
  return (
    <div class="lane-label" style={placeStyle(place, layout)}>
      <div class="lane-name">
        <span>{name}</span>
        {children}
        <span class="what">{what}</span>
      </div>
    </div>
  );
}

function placeStyle(place: LanePlace, { isNarrow, gutter }: Layout) {
  return isNarrow
    ? { top: `${place.labelY}px`, height: `${place.labelHeight - 2}px`, width: '100%' }
    : { top: `${place.y - 3}px`, height: `${place.height + 6}px`, width: `${gutter - 12}px` };
}

const usualFields: readonly TimingFieldName[] = ['periodSeconds', 'timeoutSeconds', 'failureThreshold'];
const fieldOrder: readonly TimingFieldName[] = [
  'initialDelaySeconds',
  'periodSeconds',
  'timeoutSeconds',
  'failureThreshold',
  'successThreshold',
  'terminationGracePeriodSeconds',
];

function ProbeLabel(props: GutterProps & { readonly kind: ProbeKind; readonly card: OpenCard }) {
  const { kind, container, layout, words, focus, onReveal } = props;
  const name = probeNameOf[kind];
  const probe = container.probes[name];
  const place = layout.lanes[kind];
  if (!place || probe.kind !== 'probe') return null;
  const [problem] = probe.problems;
  return (
    <div
      class={`lane-label probe${focus?.probe === name ? ' focused' : ''}`}
      style={placeStyle(place, layout)}
    >
      <div class="lane-name">
        <button
          type="button"
          class={problem ? `link ${problem.severity}` : 'link'}
          title={problem?.text ?? words.say('timeline-view-reveal', { name })}
          onClick={() => onReveal(probe.place)}
        >
          {name}
        </button>
        {probe.handler && (
          <span class="what" title={probe.handler.text}>
            {probe.handler.text}
          </span>
        )}
      </div>
      <div class="numbers">
        {fieldsOf(probe, name, props.showsAll).map((field) => (
          <ProbeNumber key={field} field={field} probe={probe} {...props} />
        ))}
      </div>
    </div>
  );
}

/** Period, timeout and threshold always; the others where they are written, or when everything is asked for. */
function fieldsOf(probe: TimelineProbe<Place>, name: string, showsAll: boolean): readonly TimingFieldName[] {
  return fieldOrder.filter((field) => {
    const box = probe.numbers[field];
    if (!box) return false;
    if (showsAll || usualFields.includes(field) || box.problems.length > 0) return true;
    if (field === 'successThreshold' && name === 'readinessProbe') return true;
    return box.origin === 'written';
  });
}

/** As many as one row beside a lane holds. */
const mostInRow = 4;

/** Whether some probe shows more numbers than one row holds. */
export function hasManyNumbers({ probes }: TimelineContainer<Place>, showsAll: boolean): boolean {
  return Object.entries(probes).some(
    ([name, probe]) => probe.kind === 'probe' && fieldsOf(probe, name, showsAll).length > mostInRow,
  );
}

function ProbeNumber(
  props: GutterProps & {
    readonly kind: ProbeKind;
    readonly card: OpenCard;
    readonly field: TimingFieldName;
    readonly probe: TimelineProbe<Place>;
  },
) {
  const { field, probe, container, kind, preview, focus, words } = props;
  const box = probe.numbers[field];
  if (!box) return null;
  const place = { container: container.key, probe: probeNameOf[kind], field };
  return (
    <NumberField
      {...actionsOf(props)}
      box={box}
      place={place}
      value={shownNumber(preview, place, box.value)}
      isFocused={focus?.probe === place.probe && focus.field === field}
      card={props.card}
      words={words}
    />
  );
}

/** Lanes of probes that are not there: what that means, and a way to add one. */
export function MissingProbes({ container, layout, words, onAdd }: GutterProps) {
  return (
    <>
      {shownOrder.map((kind) => {
        const name = probeNameOf[kind];
        const probe = container.probes[name];
        const place = layout.lanes[kind];
        if (!place || probe.kind === 'probe') return null;
        const text =
          probe.kind === 'unknown'
            ? words.say('timeline-maybe-probe', { probe: name })
            : words.say(`timeline-no-${kind}-probe`);
        return (
          <div key={kind} class="missing" style={{ top: `${place.y}px`, height: `${place.height}px` }}>
            <span>{text}</span>
            {probe.addition !== null && (
              <button type="button" class="small" onClick={() => onAdd(kind)}>
                {probe.addition}
              </button>
            )}
          </div>
        );
      })}
    </>
  );
}
