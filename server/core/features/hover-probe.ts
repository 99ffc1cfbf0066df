import { describeLine } from '../kubernetes/describe-line.ts';
import { isUnwritten, restartsAfterKill } from '../kubernetes/effective.ts';
import type { ProbeName, TimingFieldName } from '../kubernetes/probe.ts';
import { timingFieldNames } from '../kubernetes/probe.ts';
import { probeFields, timingFields } from '../kubernetes/probe-fields.ts';
import type { Message } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import type { Via } from '../yaml/resolve.ts';
import type { HoverCard } from './hover-card.ts';
import { mainConsequence, missingNumbers, neverUp, readyTime } from './hover-consequences.ts';
import type { ProbeView } from './hover-probe-view.ts';
import { stepsText } from './hover-value.ts';
import { code } from './markdown.ts';

const titles = {
  startupProbe: 'hover-probe-title-startup',
  livenessProbe: 'hover-probe-title-liveness',
  readinessProbe: 'hover-probe-title-readiness',
} as const;

/** The card of a whole probe. */
export function probeCard(view: ProbeView): HoverCard {
  const { probe, timing } = view;
  return {
    title: message(titles[probe.name]),
    meaning: message(probeFields[probe.name].meaning),
    facts: probeFacts(view),
    consequences: [mainConsequence(view) ?? missingNumbers(view), readyTime(view)].filter(
      (each) => each !== null,
    ),
    cautions: cautionsOn(view).filter((each) => each !== null),
    page: probeFields[probe.name].page,
    describeLine: describeLine(probe, timing),
  };
}

/** Where the probe comes from, what merges bring to it, and which of its numbers nobody wrote. */
function probeFacts(view: ProbeView): (string | Message)[] {
  const { probe } = view;
  return [
    ...(probe.isConditional ? [message('hover-conditional')] : []),
    ...(probe.via.length === 0 ? [] : [message('hover-through', { steps: stepsText(probe.via, view) })]),
    ...mergeFacts(view),
    unwrittenFact(view),
  ];
}

/** The numbers that a merge key brings, by the place where the merge stands. */
function mergeFacts(view: ProbeView): Message[] {
  const merged = new Map<number, { via: readonly Via[]; names: TimingFieldName[] }>();
  for (const name of timingFieldNames) {
    const value = view.probe.timing[name];
    if (value.kind === 'absent' || value.via[0]?.kind !== 'merge') continue;
    const { start } = value.via[0].span;
    const known = merged.get(start);
    if (known) known.names.push(name);
    else merged.set(start, { via: value.via, names: [name] });
  }
  return [...merged.values()].map(({ via, names }) =>
    message('hover-merged', { steps: stepsText(via, view), fields: listOf(view, names) }),
  );
}

function unwrittenFact(view: ProbeView): Message {
  const { probe, timing } = view;
  const names = timingFieldNames.filter(
    (name) => timingFields[name].defaultValue !== null && isUnwritten(probe.timing[name]),
  );
  if (names.length === 0) return message('hover-all-set');
  if (names.every((name) => timing[name].kind === 'known')) {
    return message('hover-defaults-apply', { fields: listOf(view, names) });
  }
  if (!names.every((name) => isUnknownFor(view, name, 'base'))) return message('hover-value-open');
  return message('hover-base-decides', { fields: names.map((name) => code(name)).join(', ') });
}

function isUnknownFor({ timing }: ProbeView, name: TimingFieldName, reason: string): boolean {
  const effective = timing[name];
  return effective.kind === 'unknown' && effective.reason === reason;
}

function listOf({ timing }: ProbeView, names: readonly TimingFieldName[]): string {
  return names
    .map((name) => {
      const effective = timing[name];
      return code(effective.kind === 'known' ? `${name}: ${effective.value}` : name);
    })
    .join(', ');
}

function cautionsOn(view: ProbeView): (Message | null)[] {
  return [refusal(view), ...cautionsByProbe(view)];
}

/** Only containers that keep running have probes (`validateInitContainers`, `validateEphemeralContainers`). */
function refusal({ container }: ProbeView): Message | null {
  if (container.list === 'ephemeralContainers') return message('hover-refused-ephemeral');
  const isPlainInit = container.list === 'initContainers' && container.isSidecar === false;
  return isPlainInit && container.object.role !== 'patch' ? message('hover-refused-init') : null;
}

function cautionsByProbe(view: ProbeView): (Message | null)[] {
  const isFinal = restartsAfterKill(view.container) === false ? message('hover-no-restart') : null;
  switch (view.probe.name) {
    case 'startupProbe':
      return [isFinal ?? message('hover-startup-kills')];
    case 'livenessProbe':
      return [isFinal, neverUp(view), message('hover-liveness-advice')];
    case 'readinessProbe':
      return [];
  }
}

const withoutProbe = {
  startupProbe: 'hover-no-startup',
  livenessProbe: 'hover-no-liveness',
  readinessProbe: 'hover-no-readiness',
} as const;

/** The card of a probe's key without a value: the API server sees no probe there. */
export function emptyProbeCard(name: ProbeName): HoverCard {
  return {
    title: message(titles[name]),
    meaning: message(probeFields[name].meaning),
    facts: [message('hover-value-no-probe')],
    consequences: [message(withoutProbe[name])],
    cautions: [],
    page: probeFields[name].page,
    describeLine: null,
  };
}
