import type { AnalysisContext } from '../../analysis.ts';
import type { EditResult, NewMember } from '../../edits/index.ts';
import type { TimingFieldName } from '../../kubernetes/probe.ts';
import { timingFieldNames } from '../../kubernetes/probe.ts';
import { timingFields } from '../../kubernetes/probe-fields.ts';
import type { Message } from '../../messages/message.ts';
import { message } from '../../messages/message.ts';
import { isHeard } from '../asked.ts';
import type { NewTiming, ProbePlace } from './timing-place.ts';
import { removeNumber, writeTiming } from './timing-place.ts';

/*
 * Settings may ask for numbers that say nothing but the default. A fix that writes a probe, or takes a number out of one,
 * has to know: it would only exchange its finding for another one.
 */

/** The numbers without which `probe-timing-implicit` speaks. */
export const spelledOutNames = [
  'initialDelaySeconds',
  'periodSeconds',
  'timeoutSeconds',
  'failureThreshold',
] as const satisfies readonly TimingFieldName[];

type SpelledOutName = (typeof spelledOutNames)[number];

/** What a new check is given in place of one second. */
const usualTimeoutSeconds = 3;

/** The numbers of a new probe: those it needs, and those that settings want to be written whatever they are. */
export function spelledOut(context: AnalysisContext, needed: NewTiming): NewTiming {
  const usual = { ...timingDefaults, timeoutSeconds: usualTimeoutSeconds };
  const wanted = spelledOutNames.filter((name) => isWanted(context, name));
  return { ...Object.fromEntries(wanted.map((name) => [name, usual[name]])), ...needed };
}

/** The same as members of the probe, in their usual order. */
export function timingMembers(timing: NewTiming): readonly NewMember[] {
  return timingFieldNames.flatMap((key) => {
    const value = timing[key];
    return value === undefined ? [] : [{ key, value }];
  });
}

/** Leaves a number to its default: without it, or with the default in its place where that has to be written. */
export function leftToDefault(
  place: ProbePlace & { readonly context: AnalysisContext },
  name: SpelledOutName,
): { readonly title: Message; readonly result: EditResult } {
  if (hasToStay(place, name)) {
    const value = timingDefaults[name];
    const title = message('fix-set-field', { field: name, value });
    return { title, result: writeTiming(place, { [name]: value }) };
  }
  const title = message('fix-remove-field', { field: name, owner: place.probe.name });
  return { title, result: removeNumber(place, name) };
}

/** Whether a probe says so far all that settings want it to say, and this number is a part of that. */
export function hasToStay(
  { probe, context }: Pick<ProbePlace, 'probe'> & { readonly context: AnalysisContext },
  name: TimingFieldName,
): boolean {
  const isSpelledOut = spelledOutNames.every((other) => probe.timing[other].kind !== 'absent');
  return spelledOutNames.some((other) => other === name && isSpelledOut && isWanted(context, other));
}

function isWanted(context: AnalysisContext, name: SpelledOutName): boolean {
  if (isHeard('probe-timing-implicit', 'strict', context)) return true;
  const isStrict = context.profile === 'strict' && isHeard('probe-timeout-default', 'recommended', context);
  return name === 'timeoutSeconds' && isStrict;
}

const timingDefaults: Readonly<Record<SpelledOutName, number>> = {
  initialDelaySeconds: timingFields.initialDelaySeconds.defaultValue,
  periodSeconds: timingFields.periodSeconds.defaultValue,
  timeoutSeconds: timingFields.timeoutSeconds.defaultValue,
  failureThreshold: timingFields.failureThreshold.defaultValue,
};
