import { describeLine } from '../kubernetes/describe-line.ts';
import { isUnwritten, restartsAfterKill } from '../kubernetes/effective.ts';
import type { ProbeName, TimingFieldName } from '../kubernetes/probe.ts';
import { timingFieldNames } from '../kubernetes/probe.ts';
import { probeFields, timingFields } from '../kubernetes/probe-fields.ts';
import type { Message } from '../messages/message.ts';
import { message } from '../messages/message.ts';
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

/** Where the probe comes from, and which of its numbers nobody wrote. */
function probeFacts(view: ProbeView): (string | Message)[] {
  const { probe, timing } = view;
  const absentFields = timingFieldNames.filter(
    (name) => timingFields[name].defaultValue !== null && isUnwritten(probe.timing[name]),
  );
  const through =
    probe.via.length === 0 ? [] : [message('hover-through', { steps: stepsText(probe.via, view) })];
  if (absentFields.length === 0) return [...through, message('hover-all-set')];
  const isDefault = absentFields.every((name) => timing[name].kind === 'known');
  if (isDefault) return [...through, message('hover-defaults-apply', { fields: listOf(view, absentFields) })];
  const isBase = absentFields.every((name) => isUnknownFor(view, name, 'base'));
  if (!isBase) return [...through, message('hover-value-open')];
  return [
    ...through,
    message('hover-base-decides', { fields: absentFields.map((name) => code(name)).join(', ') }),
  ];
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
