import type { TargetedKeyboardEvent, TargetedPointerEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { ProbeKind } from '../../server/core/simulation/scenario.ts';
import type { Mark, Timeline } from '../../server/core/timeline/timeline.ts';
import type { WhatIf } from '../../server/core/timeline/what-if.ts';
import { step } from './chart-keys.ts';
import type { Flag } from './flags.ts';
import { placeFlags, rowsOf } from './flags.ts';
import type { GutterProps } from './gutter.tsx';
import { Gutter, hasManyNumbers, MissingProbes } from './gutter.tsx';
import { Handles } from './handles.tsx';
import { ServedLine, StateLane } from './lanes.tsx';
import type { Layout } from './layout.ts';
import { chartWidth, flagRow, flagTop, layoutOf, shownOrder } from './layout.ts';
import { ProbeMarks } from './marks.tsx';
import type { Scale } from './scale.ts';
import { scaleOf, ticksOf } from './scale.ts';
import { textWidth } from './text-width.ts';
import { Tooltip } from './tooltip.tsx';
import type { Words } from './words.ts';

export interface ChartProps extends Omit<GutterProps, 'layout'> {
  readonly timeline: Timeline;
  readonly whatIf: WhatIf;
  readonly viewWidth: number;
  readonly gutter: number;
  readonly onWhatIf: (whatIf: WhatIf) => void;
  /** While something is dragged, the time axis keeps its length. */
  readonly onHold: (isHeld: boolean) => void;
  readonly onAnnounce: (text: string) => void;
}

/** The place that the pointer or the keyboard looks at. */
interface Look {
  readonly atMs: number;
  readonly mark: Mark | null;
  /** In the window, for the tooltip. */
  readonly clientX: number;
  readonly clientY: number;
}

/** The lanes over their time axis, with what can be dragged. */
export function Chart(props: ChartProps) {
  const { timeline, container, viewWidth, gutter, words } = props;
  const svg = useRef<SVGSVGElement>(null);
  const [look, setLook] = useState<Look | null>(null);
  const [pinned, setPinned] = useState<Look | null>(null);
  const scale = scaleOf(chartWidth(viewWidth, gutter), timeline.endMs);
  const flags = placeFlags(timeline.moments, scale, { words, viewWidth, widthOf: textWidth });
  const layout = layoutOf({
    viewWidth,
    gutter,
    flagRows: rowsOf(flags),
    isServed: container.isServed,
    probes: shownOrder.filter((kind) => timeline.probes[kind]),
    isTall: hasManyNumbers(container, props.showsAll),
  });
  const lookAt = (event: TargetedPointerEvent<SVGSVGElement>): Look | null => {
    const box = event.currentTarget.getBoundingClientRect();
    const atMs = scale.msAt(event.clientX - box.left);
    if (atMs < 0 || atMs > timeline.endMs) return null;
    const mark = markNear(timeline, layout, { scale, atMs, y: event.clientY - box.top });
    return { atMs: mark?.atMs ?? atMs, mark, clientX: event.clientX, clientY: event.clientY };
  };
  const press = (event: TargetedKeyboardEvent<SVGSVGElement>): void => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Escape') {
      setLook(null);
      setPinned(null);
      return;
    }
    const { key } = event;
    if (key === 'Enter' && look?.mark) {
      reveal(props, look.mark.probe);
      event.preventDefault();
      return;
    }
    const next = step({ timeline, key, from: look?.mark ?? null, atMs: look?.atMs ?? 0, words });
    if (!next) return;
    event.preventDefault();
    const box = event.currentTarget.getBoundingClientRect();
    const lane = next.mark ? layout.lanes[next.mark.probe] : undefined;
    setLook({
      atMs: next.atMs,
      mark: next.mark,
      clientX: box.left + scale.x(next.atMs),
      clientY: box.top + (lane?.y ?? layout.axisY),
    });
    props.onAnnounce(next.said);
  };
  const shown = pinned ?? look;
  return (
    <div class="chart" style={{ height: `${layout.bottom + 4}px` }}>
      <Gutter {...props} layout={layout} />
      <svg
        ref={svg}
        class="timeline"
        role="application"
        aria-roledescription={words.say('timeline-view-title')}
        aria-label={words.say('timeline-view-chart')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys walk over the checks
        tabIndex={0}
        width={layout.width + 10}
        height={layout.bottom + 4}
        style={{ marginLeft: `${layout.gutter}px` }}
        onPointerMove={(event) => setLook(lookAt(event))}
        onPointerLeave={() => setLook(null)}
        onClick={() => setPinned(pinned === null && look?.mark ? look : null)}
        onKeyDown={press}
        onBlur={() => setLook(null)}
      >
        <Stripes />
        <Axis layout={layout} scale={scale} words={words} />
        <Guides flags={flags} layout={layout} />
        <Lanes {...props} layout={layout} scale={scale} selected={shown?.mark ?? null} />
        <Flags flags={flags} />
        {shown && (
          <line
            class="crosshair"
            x1={scale.x(shown.atMs)}
            x2={scale.x(shown.atMs)}
            y1={layout.axisY + 4}
            y2={layout.bottom}
          />
        )}
        <Handles {...props} layout={layout} scale={scale} />
      </svg>
      <MissingProbes {...props} layout={layout} />
      {shown && (
        <Tooltip
          timeline={timeline}
          atMs={shown.atMs}
          mark={shown.mark}
          clientX={shown.clientX}
          clientY={shown.clientY}
          isServed={container.isServed}
          words={words}
        />
      )}
    </div>
  );
}

function reveal({ container, onReveal }: ChartProps, kind: ProbeKind): void {
  const probe = container.probes[`${kind}Probe`];
  if (probe.kind === 'probe') onReveal(probe.place);
}

const nearPx = 7;

/** The check that the pointer is meant to be at. */
function markNear(
  timeline: Timeline,
  layout: Layout,
  { scale, atMs, y }: { readonly scale: Scale; readonly atMs: number; readonly y: number },
): Mark | null {
  const kind = shownOrder.find((each) => {
    const place = layout.lanes[each];
    return place && place.y <= y && y < place.y + place.height;
  });
  const marks = kind ? (timeline.probes[kind]?.marks ?? []) : [];
  const distance = (mark: Mark): number => Math.abs(scale.x(mark.atMs) - scale.x(atMs));
  const near = marks.filter((mark) => mark.result !== null && distance(mark) <= nearPx);
  return near.sort((one, other) => distance(one) - distance(other))[0] ?? null;
}

function Stripes() {
  return (
    <defs>
      {(['idle', 'wrong'] as const).map((tone) => (
        <pattern
          key={tone}
          id={`${tone}-stripes`}
          width={6}
          height={6}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect class={`stripe ${tone}`} width={tone === 'idle' ? 1.6 : 2.4} height={6} />
        </pattern>
      ))}
    </defs>
  );
}

interface PartProps {
  readonly layout: Layout;
  readonly scale: Scale;
  readonly words: Words;
}

function Axis({ layout, scale, words }: PartProps) {
  const room = layout.isNarrow ? 46 : 64;
  return (
    <g class="axis">
      {ticksOf(scale, room).map((atMs) => {
        const x = scale.x(atMs);
        const anchor = atMs === 0 ? 'start' : x > scale.width - 14 ? 'end' : 'middle';
        return (
          <g key={atMs}>
            <line class="grid" x1={x} x2={x} y1={layout.axisY + 4} y2={layout.bottom} />
            <text x={x} y={layout.axisY} text-anchor={anchor}>
              {words.seconds(atMs)}
            </text>
          </g>
        );
      })}
      {layout.separators.map((y) => (
        <line key={y} class="separator" x1={-layout.gutter} x2={scale.width} y1={y} y2={y} />
      ))}
    </g>
  );
}

function Guides({ flags, layout }: { readonly flags: readonly Flag[]; readonly layout: Layout }) {
  return (
    <g>
      {flags.map(({ number, x, row, moment }) => (
        <line
          key={number}
          class={`guide ${moment.tone}`}
          x1={x}
          x2={x}
          y1={flagTop + row * flagRow + 17}
          y2={layout.bottom}
        />
      ))}
    </g>
  );
}

function Flags({ flags }: { readonly flags: readonly Flag[] }) {
  return (
    <g>
      {flags.map(({ number, x, row, moment, title, time, side }) => {
        const y = flagTop + row * flagRow + 9;
        return (
          <g key={number} class={`flag ${moment.tone}`}>
            <circle class="flag-back" cx={x} cy={y} r={8} />
            <circle class="flag-ring" cx={x} cy={y} r={7.6} />
            <text class="flag-number" x={x} y={y + 3.6}>
              {number}
            </text>
            {title !== '' && (
              <text
                class="flag-title"
                x={side === 'right' ? x + 13 : x - 13}
                y={y + 4}
                text-anchor={side === 'right' ? 'start' : 'end'}
              >
                {title}
                <tspan class="dim">{` ${time}`}</tspan>
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

function Lanes({
  timeline,
  layout,
  scale,
  words,
  selected,
}: ChartProps & PartProps & { readonly selected: Mark | null }) {
  const { lanes } = layout;
  return (
    <g>
      {lanes.application && (
        <StateLane segments={timeline.application} place={lanes.application} scale={scale} words={words} />
      )}
      {lanes.container && (
        <StateLane segments={timeline.container} place={lanes.container} scale={scale} words={words} />
      )}
      {shownOrder.map((kind) => {
        const lane = timeline.probes[kind];
        const place = lanes[kind];
        if (!lane || !place) return null;
        return (
          <ProbeMarks
            key={kind}
            lane={lane}
            dimension={timeline.dimensions.find(({ probe }) => probe === kind) ?? null}
            place={place}
            scale={scale}
            words={words}
            selected={selected?.probe === kind ? selected : null}
          />
        );
      })}
      {timeline.probes.readiness && lanes.readiness && lanes.service && (
        <ServedLine service={timeline.service} place={lanes.readiness} scale={scale} />
      )}
      {lanes.service && (
        <StateLane segments={timeline.service} place={lanes.service} scale={scale} words={words} />
      )}
    </g>
  );
}
