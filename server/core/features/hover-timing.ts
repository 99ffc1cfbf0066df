import { describeLine } from '../kubernetes/describe-line.ts';
import { podGracePeriod, probeGracePeriod, restartsAfterKill } from '../kubernetes/effective.ts';
import type { FieldDefinition } from '../kubernetes/field-definition.ts';
import type { TimingFieldName } from '../kubernetes/probe.ts';
import { timingFields } from '../kubernetes/probe-fields.ts';
import type { Message } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import { backInService, firstCheck, termToKillSeconds } from '../simulation/closed-forms.ts';
import type { HoverCard } from './hover-card.ts';
import { secondsText } from './hover-card.ts';
import { consequenceOfField, missingNumbers, neverUp, readyTime } from './hover-consequences.ts';
import type { ProbeView } from './hover-probe-view.ts';
import { bootOf, startupBeside } from './hover-probe-view.ts';
import { timingFacts } from './hover-value.ts';
import { versionCaution } from './hover-version.ts';
import { code } from './markdown.ts';

interface Statements {
  readonly consequences: readonly (Message | null)[];
  readonly cautions: readonly (Message | null)[];
}

/** The card of one of a probe's numbers. */
export function timingCard(view: ProbeView, field: TimingFieldName, isOverridden: boolean): HoverCard {
  const definition: FieldDefinition = timingFields[field];
  const { consequences, cautions } = statementsOn(view, field);
  return {
    title: `**${field}** · ${code(view.probe.name)}`,
    meaning: message(definition.meaning),
    facts: timingFacts(view, field, isOverridden),
    consequences: consequences.filter((each) => each !== null),
    cautions: [versionCaution(definition, view), ...cautions].filter((each) => each !== null),
    page: definition.page,
    describeLine: describeLine(view.probe, view.timing),
  };
}

function statementsOn(view: ProbeView, field: TimingFieldName): Statements {
  switch (field) {
    case 'initialDelaySeconds':
      return onInitialDelay(view);
    case 'periodSeconds':
      return onPeriod(view);
    case 'timeoutSeconds':
      return onTimeout(view);
    case 'successThreshold':
      return onSuccessThreshold(view);
    case 'failureThreshold':
      return onFailureThreshold(view);
    case 'terminationGracePeriodSeconds':
      return onGracePeriod(view);
  }
}

function onInitialDelay(view: ProbeView): Statements {
  const { check } = view;
  const delay = check.initialDelaySeconds;
  const startup = startupBeside(view);
  if (startup !== 'none' && startup !== 'unknown') {
    const both = delay !== null && message('hover-delay-and-startup', { delay: secondsText(delay) });
    return { consequences: [both || null], cautions: [delay ? message('hover-delay-redundant') : null] };
  }
  const range = startup === 'none' ? firstCheck(check, bootOf(view)) : null;
  const first = range && message('hover-first-check', { range: secondsText(range) });
  const then = view.probe.name === 'startupProbe' ? consequenceOfField(view, 'initialDelaySeconds') : null;
  return { consequences: [first, then, neverUp(view), readyTime(view)], cautions: [] };
}

function onPeriod(view: ProbeView): Statements {
  const main = consequenceOfField(view, 'periodSeconds') ?? missingNumbers(view);
  return { consequences: [main, paceOfChecks(view)], cautions: [overlongTimeout(view)] };
}

/** What the period does besides setting the interval. */
function paceOfChecks(view: ProbeView): Message | null {
  const { periodSeconds } = view.check;
  if (view.probe.name === 'readinessProbe') return message('hover-checks-between');
  const startup = startupBeside(view);
  if (periodSeconds === null || startup === 'unknown') return null;
  const id = startup === 'none' ? 'hover-tick' : 'hover-tick-after-startup';
  return message(id, { period: secondsText(periodSeconds) });
}

function onTimeout(view: ProbeView): Statements {
  const { timeoutSeconds } = view.check;
  const limit =
    timeoutSeconds === null ? null : message('hover-timeout', { timeout: secondsText(timeoutSeconds) });
  const main = view.probe.name === 'startupProbe' ? null : consequenceOfField(view, 'timeoutSeconds');
  return { consequences: [limit, main ?? missingNumbers(view)], cautions: [overlongTimeout(view)] };
}

function overlongTimeout({ check: { timeoutSeconds, periodSeconds } }: ProbeView): Message | null {
  if (timeoutSeconds === null || periodSeconds === null || timeoutSeconds <= periodSeconds) return null;
  return message('hover-timeout-exceeds-period', { period: secondsText(periodSeconds) });
}

function onSuccessThreshold(view: ProbeView): Statements {
  if (view.probe.name !== 'readinessProbe')
    return { consequences: [message('hover-one-success')], cautions: [] };
  const back = backInService(view.check);
  return {
    consequences: [
      back ? message('hover-back', { back: secondsText(back.maxSeconds) }) : missingNumbers(view),
      readyTime(view),
    ],
    cautions: [],
  };
}

const singleFailure = {
  startupProbe: 'hover-single-failure-startup',
  livenessProbe: 'hover-single-failure-liveness',
  readinessProbe: 'hover-single-failure-readiness',
} as const;

function onFailureThreshold(view: ProbeView): Statements {
  const isSingle = view.check.failureThreshold === 1;
  return {
    consequences: [consequenceOfField(view, 'failureThreshold') ?? missingNumbers(view), neverUp(view)],
    cautions: [isSingle ? message(singleFailure[view.probe.name]) : null],
  };
}

function onGracePeriod({ container, probe, timing }: ProbeView): Statements {
  if (probe.name === 'readinessProbe') {
    return { consequences: [], cautions: [message('hover-grace-readiness')] };
  }
  const grace = probeGracePeriod(container, probe, timing);
  const pod = podGracePeriod(container);
  const isOwn = grace?.from === 'probe';
  return {
    consequences: [
      grace && message('hover-grace', { grace: secondsText(termToKillSeconds(grace.seconds)) }),
      isOwn && pod
        ? message('hover-grace-others', { pod: secondsText(termToKillSeconds(pod.seconds)) })
        : null,
    ],
    cautions: [isOwn && restartsAfterKill(container) === false ? message('hover-grace-never') : null],
  };
}
