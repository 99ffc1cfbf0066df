import type { FieldValue } from '../../kubernetes/field-value.ts';
import type { LifecycleHook, ListValue } from '../../kubernetes/probe.ts';

/** How many seconds a preStop hook sleeps at least; null where the text does not tell. */
export function preStopSleepSeconds(hook: LifecycleHook | null): number | null {
  if (hook?.kind === 'sleep') return hook.seconds.kind === 'known' ? hook.seconds.value : null;
  return hook?.kind === 'exec' ? sleepOfCommand(hook.command) : null;
}

const program = /^(?:\/(?:usr\/)?bin\/)?/;
const shells: ReadonlySet<string> = new Set(['sh', 'bash', 'ash', 'dash']);

function sleepOfCommand(command: ListValue<FieldValue<string>>): number | null {
  if (command.kind !== 'known' || !command.isComplete) return null;
  const words = command.items.map((item) => (item.kind === 'known' ? item.value : null));
  const [first, second, third] = words;
  if (typeof first !== 'string' || typeof second !== 'string') return null;
  const name = first.replace(program, '');
  if (name === 'sleep' && words.length === 2) return sleepOfScript(`sleep ${second}`);
  const isScript = shells.has(name) && /^-[euxl]*c$/.test(second) && typeof third === 'string';
  return isScript ? sleepOfScript(third) : null;
}

/** What makes it unsure that a line of a script runs at all, or runs to its end before the next. */
const undecided =
  /[|(){}`$<>]|(?:^|[^&])&(?!&)|\b(?:if|while|until|for|case|exit|kill|timeout|trap|return)\b/;
const sleepCall = /^\s*(?:exec\s+)?(?:\/(?:usr\/)?bin\/)?sleep\s+(\d+(?:\.\d+)?)([smh]?)\s*(?:&&|$)/;
const unitSeconds: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600 };

/** The sum of the sleeps in a script that has nothing else to decide about. */
function sleepOfScript(script: string): number | null {
  if (undecided.test(script)) return null;
  const sleeps = script.split(/[;\n]/).flatMap((line) => {
    const [, count, unit = ''] = sleepCall.exec(line) ?? [];
    return count === undefined ? [] : [Number(count) * (unitSeconds[unit] ?? 1)];
  });
  return sleeps.length === 0 ? null : sleeps.reduce((sum, seconds) => sum + seconds, 0);
}
