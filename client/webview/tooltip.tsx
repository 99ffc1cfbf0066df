import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Mark, Timeline } from '../../server/core/timeline/timeline.ts';
import { segmentAt } from '../../server/core/timeline/timeline.ts';
import { shownOrder } from './layout.ts';
import type { Words } from './words.ts';
import { probeNameOf } from './words.ts';

interface TooltipProps {
  readonly timeline: Timeline;
  readonly atMs: number;
  readonly mark: Mark | null;
  readonly clientX: number;
  readonly clientY: number;
  readonly isServed: boolean;
  readonly words: Words;
}

const offsetPx = 14;
const edgePx = 8;

/** What every lane says at one moment. */
export function Tooltip(props: TooltipProps) {
  const { timeline, atMs, clientX, clientY, words } = props;
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const { width, height } = element.getBoundingClientRect();
    element.style.left = `${Math.max(edgePx, Math.min(innerWidth - width - edgePx, clientX + offsetPx))}px`;
    element.style.top = `${Math.max(edgePx, Math.min(innerHeight - height - edgePx, clientY + offsetPx))}px`;
  });
  const state = (segment: { readonly state: Parameters<typeof stateName>[1] } | null): string =>
    segment ? stateName(words, segment.state) : '–';
  return (
    <div class="tooltip" role="presentation" ref={box}>
      <strong>{words.seconds(atMs)}</strong>
      <dl>
        <dt>{words.say('timeline-lane-application')}</dt>
        <dd>{state(segmentAt(timeline.application, atMs))}</dd>
        <dt>{words.say('timeline-lane-container')}</dt>
        <dd>{state(segmentAt(timeline.container, atMs))}</dd>
        {shownOrder.map((kind) => {
          const lane = timeline.probes[kind];
          if (!lane) return null;
          return [
            <dt key={`${kind} name`}>{probeNameOf[kind]}</dt>,
            <dd key={kind}>{probeText(props, lane)}</dd>,
          ];
        })}
        {props.isServed && <dt>{words.say('timeline-lane-service')}</dt>}
        {props.isServed && <dd>{state(segmentAt(timeline.service, atMs))}</dd>}
      </dl>
    </div>
  );
}

function stateName(words: Words, state: NonNullable<ReturnType<typeof anyState>>): string {
  return words.say(`timeline-state-${state}`);
}

function anyState(timeline: Timeline) {
  const { application, container, service } = timeline;
  return [...application, ...container, ...service][0]?.state;
}

/** How long a check stays the one to be told of. */
const nearMs = 1500;

function probeText(
  { atMs, mark, words }: TooltipProps,
  lane: NonNullable<Timeline['probes'][keyof Timeline['probes']]>,
): string {
  const near =
    mark?.probe === lane.probe
      ? mark
      : lane.marks.filter((each) => each.result !== null && Math.abs(each.atMs - atMs) <= nearMs).at(-1);
  if (near) {
    const { result, count, threshold, isExtra } = near;
    const words_ = words.say(`timeline-result-${result ?? 'running'}`);
    return `${words_} · ${count}/${threshold}${isExtra ? ' ◆' : ''}`;
  }
  const wait = lane.waits.find(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs);
  return wait ? words.say(`timeline-wait-${wait.reason}`) : '–';
}
