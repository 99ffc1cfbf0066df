import type { Answer, ProbeKind, RestartPolicy, Scenario } from './scenario.ts';
import { probeKinds } from './scenario.ts';

/*
 * A scenario from JSON that anybody may have written. What is not known is left alone; what is known has to fit.
 */

export type Expectation =
  | { readonly kind: 'object' | 'list' | 'text' | 'flag' }
  | { readonly kind: 'number'; readonly minimum: number; readonly maximum: number }
  | { readonly kind: 'one-of'; readonly values: readonly string[] };

/** What stands at `path` is not what it has to be. */
export interface Misfit {
  readonly path: string;
  readonly expected: Expectation;
}

export type ScenarioReading =
  | { readonly kind: 'read'; readonly scenario: Scenario }
  | { readonly kind: 'refused'; readonly misfit: Misfit };

/** `value` as JSON gave it, without nulls. */
export function readScenario(value: unknown, path: string): ScenarioReading {
  const misfit = scenario(value, path);
  return misfit === null ? { kind: 'read', scenario: value as Scenario } : { kind: 'refused', misfit };
}

type Check = (value: unknown, path: string) => Misfit | null;

/** 100 days, so that nanoseconds stay exact integers. */
const longestMs = 8_640_000_000;
const longestSeconds = longestMs / 1000;

const text: Check = (value, path) =>
  typeof value === 'string' ? null : { path, expected: { kind: 'text' } };
const flag: Check = (value, path) =>
  typeof value === 'boolean' ? null : { path, expected: { kind: 'flag' } };

function number(minimum: number, maximum: number): Check {
  return (value, path) =>
    typeof value === 'number' && value >= minimum && value <= maximum
      ? null
      : { path, expected: { kind: 'number', minimum, maximum } };
}

function oneOf(values: readonly string[]): Check {
  return (value, path) =>
    values.some((allowed) => allowed === value) ? null : { path, expected: { kind: 'one-of', values } };
}

function listOf(item: Check): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return { path, expected: { kind: 'list' } };
    return firstOf(value.map((entry, index) => () => item(entry, `${path}[${index}]`)));
  };
}

function record(required: Readonly<Record<string, Check>>, optional: Readonly<Record<string, Check>>): Check {
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return { path, expected: { kind: 'object' } };
    }
    const fields = new Map(Object.entries(value));
    const mandatory = Object.entries(required).map(
      ([name, check]) =>
        () =>
          check(fields.get(name), at(path, name)),
    );
    const free = Object.entries(optional).map(
      ([name, check]) =>
        () =>
          fields.get(name) === undefined ? null : check(fields.get(name), at(path, name)),
    );
    return firstOf([...mandatory, ...free]);
  };
}

function at(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function firstOf(checks: readonly (() => Misfit | null)[]): Misfit | null {
  for (const check of checks) {
    const misfit = check();
    if (misfit !== null) return misfit;
  }
  return null;
}

const ms = number(0, longestMs);
const duration = number(0, longestMs);
const seconds = number(0, longestSeconds);
const count = number(1, 2 ** 31 - 1);
const period = number(1, longestSeconds);
const exitCode = number(-(2 ** 31), 2 ** 31 - 1);
const instance = number(0, 2 ** 31 - 1);
const probeKind = oneOf(probeKinds satisfies readonly ProbeKind[]);
const restartPolicy = oneOf(['Always', 'OnFailure', 'Never'] satisfies readonly RestartPolicy[]);
const answer = oneOf(['success', 'failure', 'hang', 'error', 'stall'] satisfies readonly Answer[]);

const kubelet = record(
  {},
  {
    wallMs: number(0, 999.999),
    relistPhaseMs: ms,
    relistPeriodMs: number(1, longestMs),
    relistAfterSync: flag,
    triggerSeesOldStatus: flag,
    extraSync: flag,
    syncMs: duration,
    syncTickPhaseMs: ms,
    resyncMs: duration,
    requeueJitter: number(0, 1),
    startedAgoMs: number(0, Number.MAX_SAFE_INTEGER),
    jitterNs: number(0, longestMs * 1_000_000),
    // Without any wait a container that crashes at once would be started again and again in the same instant.
    backoffInitialMs: number(1, longestMs),
    backoffMaxMs: number(1, longestMs),
  },
);

const effectiveProbe = record(
  { timeoutSeconds: period, periodSeconds: period, successThreshold: count, failureThreshold: count },
  { initialDelaySeconds: seconds, terminationGracePeriodSeconds: seconds },
);

function byProbe(check: Check): Check {
  return record({}, Object.fromEntries(probeKinds.map((kind) => [kind, check])));
}

const reply = record(
  { fromMs: ms, answer },
  { probe: probeKind, instance, clock: oneOf(['pod', 'run']), untilMs: ms, durationMs: duration },
);

const container = {
  effective: byProbe(effectiveProbe),
  startMs: listOf(duration),
  defaultMs: byProbe(duration),
  replies: listOf(reply),
  whenDown: record({ answer }, { durationMs: duration }),
  crashes: listOf(record({ instance, atMs: ms, exitCode }, {})),
  shutdownMs: listOf(duration),
  termExitCode: exitCode,
  restartPolicy,
  preStop: record({ durationMs: duration }, {}),
  postStart: record({ durationMs: duration }, { fails: flag }),
};

const gate = record({ conditionType: text, changes: listOf(record({ atMs: ms, isTrue: flag }, {})) }, {});

const scenario = record(
  { kubelet, containers: listOf(record({ name: text }, container)), endMs: ms },
  {
    restartPolicy,
    terminationGracePeriodSeconds: seconds,
    initContainers: listOf(record({ name: text }, { ...container, role: oneOf(['sidecar', 'init']) })),
    deletion: record({ atMs: ms, graceSeconds: seconds }, {}),
    readinessGates: listOf(gate),
    service: record({}, { publishNotReadyAddresses: flag }),
  },
);
