import type { WhatIfQuestion } from './figure-range.ts';
import type { KubeletPhase, SimulatedContainer, WhatIf } from './what-if.ts';

/*
 * Phases of the kubelet's clocks that are worth playing: those in which something just makes it, or just does not, and a
 * few in between.
 */

const leastStartMs = 1000;
/** A start that takes longer is waited for by nobody, whatever the period. */
const longestPhaseMs = 120_000;
const spreadPhases = 5;
/** From a tick to what happens right before or after it: longer than a reply and a sync take. */
const nearMs = 15;
/** From what happens to a look at the runtime right after or before it. */
const lookMs = 5;

/** A start that falls on no ordinary tick, for as long as no phase is chosen. */
export const usualPhase: KubeletPhase = { startMs: 2250, relistPhaseMs: 500 };

export function phasesToPlay({ container, whatIf }: WhatIfQuestion): readonly KubeletPhase[] {
  const phases = [...extremePhases(container, whatIf), ...phasesBetween(container)];
  const keys = phases.map(({ startMs, relistPhaseMs }) => `${startMs} ${relistPhaseMs}`);
  return phases.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}

/**
 * What happens, happens right before a tick of a probe, and the runtime is looked at right then; or right after the tick,
 * and the runtime has just been looked at.
 */
function extremePhases({ effective }: SimulatedContainer, whatIf: WhatIf): readonly KubeletPhase[] {
  const isStart = whatIf.name === 'healthy' || whatIf.name === 'slow-boot';
  const eventMs = (isStart ? whatIf.bootSeconds : whatIf.atSeconds) * 1000;
  return Object.values(effective).flatMap(({ periodSeconds, initialDelaySeconds = 0 }) => {
    const momentMs = isStart ? Math.max(eventMs, initialDelaySeconds * 1000) : eventMs;
    return [-1, 1].map((side) => {
      const happensMs = momentMs - side * nearMs;
      const startMs = untilTick(periodSeconds * 1000, happensMs);
      return { startMs, relistPhaseMs: modulo(startMs + momentMs - side * lookMs, 1000) };
    });
  });
}

/** A start that puts a moment behind it on a tick. */
function untilTick(periodMs: number, momentMs: number): number {
  return leastStartMs + modulo(-momentMs - leastStartMs, periodMs);
}

/** Spread over the longest period: at each of them the ticks of all probes stand elsewhere. */
function phasesBetween({ effective }: SimulatedContainer): readonly KubeletPhase[] {
  const periods = Object.values(effective).map(({ periodSeconds }) => periodSeconds * 1000);
  const longestMs = Math.min(longestPhaseMs, Math.max(1000, ...periods));
  // Halves keep the container's start off the ticks themselves, where two things would fall on one instant.
  return Array.from({ length: spreadPhases }, (_, index) => ({
    startMs: Math.round(leastStartMs + ((index + 0.5) / spreadPhases) * longestMs),
    relistPhaseMs: modulo((index + 0.5) * goldenMs, 1000),
  }));
}

/** Multiples of it are spread evenly over a second, however many they are. */
const goldenMs = 618;

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
