import type { TimingFieldName } from '../../server/core/kubernetes/probe.ts';
import type { ProbeKind } from '../../server/core/simulation/scenario.ts';
import type { Timeline } from '../../server/core/timeline/timeline.ts';
import type { NumberBox } from '../../server/core/timeline/timeline-container.ts';
import type { ChartProps } from './chart.tsx';
import { Handle } from './handle.tsx';
import type { Layout } from './layout.ts';
import { shownOrder } from './layout.ts';
import type { Place } from './protocol.ts';
import type { Scale } from './scale.ts';
import { shownNumber } from './simulated.ts';
import { probeNameOf } from './words.ts';

interface HandlesProps extends ChartProps {
  readonly layout: Layout;
  readonly scale: Scale;
}

/** Everything on the time axis that can be dragged: what happens to the application, and what the YAML says about it. */
export function Handles(props: HandlesProps) {
  return (
    <g>
      <WhatIfHandles {...props} />
      {shownOrder.map((kind) => (
        <ProbeHandles key={kind} kind={kind} {...props} />
      ))}
    </g>
  );
}

const longestSeconds = 1200;

function WhatIfHandles({ timeline, whatIf, layout, scale, words, onWhatIf, onHold }: HandlesProps) {
  const place = layout.lanes.application;
  const [boot] = timeline.application;
  if (!place) return null;
  const handle = (field: 'bootSeconds' | 'atSeconds', atMs: number, minimum: number) => (
    <Handle
      key={field}
      kind="what-if"
      label={words.say(
        field === 'bootSeconds' || whatIf.name === 'healthy' || whatIf.name === 'slow-boot'
          ? 'timeline-number-boot'
          : `timeline-number-at-${whatIf.name}`,
      )}
      value={whatIf[field]}
      valueText={words.seconds(whatIf[field] * 1000)}
      minimum={minimum}
      maximum={longestSeconds}
      x={scale.x(atMs)}
      y={place.y}
      height={place.height}
      pixelsPerUnit={scale.x(1000)}
      onTry={(value) => {
        onHold(true);
        onWhatIf({ ...whatIf, [field]: value });
      }}
      onDone={() => onHold(false)}
      onCancel={() => onHold(false)}
    />
  );
  const bootEndMs = boot?.state === 'booting' ? boot.toMs : 0;
  const hasTrouble = whatIf.name !== 'healthy' && whatIf.name !== 'slow-boot';
  const atMs = whatIf.atSeconds * 1000;
  return (
    <>
      {handle('bootSeconds', bootEndMs, 0)}
      {hasTrouble && atMs <= timeline.endMs && handle('atSeconds', atMs, whatIf.bootSeconds + 1)}
    </>
  );
}

/** A number of a probe with the place on the axis that it decides. */
interface Grip {
  readonly field: TimingFieldName;
  readonly atMs: number;
  readonly unitMs: number;
}

function ProbeHandles(props: HandlesProps & { readonly kind: ProbeKind }) {
  const { kind, container, timeline, layout, scale, preview, words, onTry, onWrite, onForget, onHold } =
    props;
  const name = probeNameOf[kind];
  const probe = container.probes[name];
  const place = layout.lanes[kind];
  if (probe.kind !== 'probe' || !place) return null;
  const number = (field: TimingFieldName): number =>
    shownNumber(preview, { container: container.key, probe: name, field }, probe.numbers[field]?.value ?? 0);
  return (
    <>
      {gripsOf(timeline, kind, number).map(({ field, atMs, unitMs }) => {
        const box = probe.numbers[field];
        if (!box || box.lock !== null) return null;
        const at = { container: container.key, probe: name, field };
        const value = shownNumber(preview, at, box.value);
        return (
          <Handle
            key={field}
            kind="yaml"
            label={words.say('timeline-box-name', { probe: name, field })}
            value={value}
            valueText={valueTextOf(box, value, props)}
            minimum={Math.max(box.minimum, field === 'failureThreshold' ? 1 : 0)}
            maximum={Math.min(box.maximum, longestSeconds)}
            x={scale.x(atMs)}
            y={place.y}
            height={place.height}
            pixelsPerUnit={scale.x(unitMs)}
            onTry={(tried) => {
              onHold(true);
              onTry(at, tried);
            }}
            onDone={() => {
              onHold(false);
              if (value !== box.value) onWrite(at, value);
            }}
            onCancel={() => {
              onHold(false);
              onForget();
            }}
          />
        );
      })}
    </>
  );
}

function valueTextOf(box: NumberBox<Place>, value: number, { words }: HandlesProps): string {
  return box.field === 'failureThreshold' ? `✕ ${value}` : words.seconds(value * 1000);
}

/** The threshold stands where it is reached, for a startupProbe where its budget ends; the delay where it is over. */
function gripsOf(
  timeline: Timeline,
  kind: ProbeKind,
  number: (field: TimingFieldName) => number,
): readonly Grip[] {
  const lane = timeline.probes[kind];
  if (!lane) return [];
  const grips: Grip[] = [];
  const delay = lane.waits.find(({ reason, fromMs }) => reason === 'delay' && fromMs === 0);
  if (delay) grips.push({ field: 'initialDelaySeconds', atMs: delay.toMs, unitMs: 1000 });
  const budgetMs = number('initialDelaySeconds') * 1000 + lane.periodMs * number('failureThreshold');
  const verdict = lane.marks.find(({ isDecision, result }) => isDecision && result !== 'success');
  const atMs = verdict ? verdict.atMs : kind === 'startup' ? budgetMs : null;
  if (atMs !== null && atMs <= timeline.endMs) {
    grips.push({
      field: 'failureThreshold',
      atMs: verdict ? atMs + behindMarkMs(timeline) : atMs,
      unitMs: lane.periodMs,
    });
  }
  return grips;
}

/** Far enough behind a mark not to cover it. */
function behindMarkMs({ endMs }: Timeline): number {
  return endMs / 60;
}
