import {
  checkTiming,
  effectiveTiming,
  probeGracePeriod,
  restartsAfterKill,
} from '../kubernetes/effective.ts';
import type { TimingFieldName } from '../kubernetes/probe.ts';
import type { Message } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import {
  backInService,
  failureDetection,
  hangDetection,
  lastChance,
  neverUpDecision,
  readyAfterStart,
  startupBudgetSeconds,
  termToKillSeconds,
} from '../simulation/closed-forms.ts';
import { secondsText } from './hover-card.ts';
import type { ProbeView } from './hover-probe-view.ts';
import { bootOf, startupBeside } from './hover-probe-view.ts';
import { code } from './markdown.ts';

/** What a probe does, in its own words: when it kills, lets start, or takes out of a Service. */
export function mainConsequence(view: ProbeView): Message | null {
  switch (view.probe.name) {
    case 'startupProbe':
      return startupConsequence(view);
    case 'livenessProbe':
      return livenessConsequence(view);
    case 'readinessProbe':
      return readinessConsequence(view);
  }
}

function startupConsequence(view: ProbeView): Message | null {
  const { check } = view;
  const budget = startupBudgetSeconds(check);
  const last = lastChance(check, bootOf(view).noticeSeconds);
  if (budget === null || last === null) return null;
  return message('hover-budget', { budget: secondsText(budget), last: secondsText(last) });
}

function livenessConsequence({ container, probe, timing, check }: ProbeView): Message | null {
  const detection = hangDetection(check);
  if (detection === null) return null;
  const grace = probeGracePeriod(container, probe, timing);
  // Where nothing is restarted, the kubelet may end the whole Pod instead, with the Pod's own grace period.
  const isUncertain = grace?.from === 'probe' && restartsAfterKill(container) === false;
  if (grace === null || isUncertain) return message('hover-hang', { detection: secondsText(detection) });
  return message('hover-hang-kill', {
    detection: secondsText(detection),
    grace: secondsText(termToKillSeconds(grace.seconds)),
  });
}

function readinessConsequence({ check }: ProbeView): Message | null {
  const out = failureDetection(check);
  const back = backInService(check);
  if (out === null) return null;
  if (back === null) return null;
  return message('hover-out-and-back', { out: secondsText(out), back: secondsText(back.maxSeconds) });
}

/** The same for the hover on one number, with the other numbers it takes. */
export function consequenceOfField(view: ProbeView, field: TimingFieldName): Message | null {
  const { probe, check } = view;
  const among = (...names: TimingFieldName[]): Message | string => settingsText(view, names, field);
  if (probe.name === 'startupProbe') {
    const budget = startupBudgetSeconds(check);
    const settings = among('failureThreshold', 'periodSeconds', 'initialDelaySeconds');
    return budget === null ? null : message('hover-budget-with', { settings, budget: secondsText(budget) });
  }
  const settings = among('failureThreshold', 'timeoutSeconds', 'periodSeconds');
  if (probe.name === 'livenessProbe') {
    const detection = hangDetection(check);
    return detection && message('hover-hang-with', { settings, detection: secondsText(detection) });
  }
  const out = failureDetection(check);
  return out && message('hover-out-with', { settings, out: secondsText(out) });
}

/** The first two of some settings beside the one under the cursor. */
function settingsText(view: ProbeView, names: readonly TimingFieldName[], except: TimingFieldName) {
  const [first = '', second] = names
    .filter((name) => name !== except)
    .map((name) => code(`${name}: ${view.check[name as keyof typeof view.check]}`));
  return second === undefined ? first : message('hover-two', { first, second });
}

/** When an application that never answers is killed; null where a startupProbe holds the livenessProbe back. */
export function neverUp(view: ProbeView): Message | null {
  const { probe, check } = view;
  const range = neverUpDecision(check, bootOf(view).noticeSeconds);
  if (range === null || probe.name === 'readinessProbe' || startupBeside(view) !== 'none') return null;
  const id = probe.name === 'startupProbe' ? 'hover-never-up-startup' : 'hover-never-up';
  return message(id, { range: secondsText(range) });
}

/** When an application that answers at once gets traffic. */
export function readyTime(view: ProbeView): Message | null {
  const startup = startupBeside(view);
  if (view.probe.name !== 'readinessProbe' || startup === 'unknown') return null;
  const beside =
    startup === 'none' ? null : checkTiming(startup, effectiveTiming(startup, view.container.object.role));
  const range = readyAfterStart(view.check, beside, bootOf(view));
  return range && message('hover-ready-after-start', { range: secondsText(range) });
}

const decisive: readonly TimingFieldName[] = ['periodSeconds', 'timeoutSeconds', 'failureThreshold'];

/** Why there is no number to tell, naming the values that are missing; null where the main consequence can be told. */
export function missingNumbers(view: ProbeView): Message | null {
  const { probe, timing, check } = view;
  const needed: readonly TimingFieldName[] =
    probe.name === 'startupProbe'
      ? ['initialDelaySeconds', 'periodSeconds', 'failureThreshold']
      : probe.name === 'readinessProbe'
        ? [...decisive, 'successThreshold']
        : decisive;
  const missing = needed.filter((name) => check[name as keyof typeof check] === null);
  if (missing.length === 0) return null;
  const reasons = missing.map((name) => {
    const effective = timing[name];
    return effective.kind === 'unknown' ? effective.reason : 'mistyped';
  });
  const fields = missing.map((name) => code(name)).join(', ');
  if (reasons.every((reason) => reason === 'base')) return message('hover-depends-base', { fields });
  const isRefused = reasons.some((reason) => reason === 'mistyped' || reason === 'alias');
  return message(isRefused ? 'hover-depends-refused' : 'hover-depends-template', { fields });
}
