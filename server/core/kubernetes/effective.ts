import type { CheckTiming } from '../simulation/closed-forms.ts';
import type { Span } from '../text/span.ts';
import type { Via } from '../yaml/resolve.ts';
import type { FieldDefinition } from './field-definition.ts';
import type { FieldValue } from './field-value.ts';
import { podFields } from './pod-fields.ts';
import type { ObjectFacts, Probe, ProbedContainer, TimingFieldName } from './probe.ts';
import { timingFieldNames } from './probe.ts';
import { onlySuccessThreshold, timingFields } from './probe-fields.ts';

/** What a number is to the kubelet, and why. */
export type Effective =
  | { readonly kind: 'known'; readonly value: number; readonly origin: Origin }
  /** No value and no default: something outside the probe applies (the Pod's grace period). */
  | { readonly kind: 'unset' }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason; readonly span: Span | null };

export type Origin =
  | { readonly kind: 'written'; readonly span: Span; readonly via: readonly Via[] }
  /** A written 0, in whose place the API server puts the default. */
  | { readonly kind: 'zero'; readonly span: Span; readonly via: readonly Via[] }
  | { readonly kind: 'default' };

/** `base`: absent in a patch, so that the patched object decides. `open`: absent, but a template line may add it. */
export type UnknownReason = 'template' | 'mistyped' | 'alternatives' | 'alias' | 'base' | 'open';

export type EffectiveTiming = Readonly<Record<TimingFieldName, Effective>>;

/** A probe's numbers as the kubelet works with them. */
export function effectiveTiming(probe: Probe, role: ObjectFacts['role']): EffectiveTiming {
  const absentIs = probe.isOpen ? 'open' : role === 'patch' ? 'base' : 'default';
  const entries = timingFieldNames.map((name) => [
    name,
    effectiveNumber(probe.timing[name], timingFields[name], absentIs),
  ]);
  return Object.fromEntries(entries) as EffectiveTiming;
}

/** One number; `absentIs` says what takes the place of an absent one. */
export function effectiveNumber(
  field: FieldValue<number>,
  definition: FieldDefinition,
  absentIs: 'default' | 'base' | 'open',
): Effective {
  switch (field.kind) {
    case 'unknown':
      return isUnwritten(field)
        ? { kind: 'unknown', reason: 'open', span: null }
        : { kind: 'unknown', reason: field.reason, span: field.span };
    case 'absent':
      if (absentIs !== 'default') return { kind: 'unknown', reason: absentIs, span: null };
      return defaultOf(definition, { kind: 'default' });
    case 'known': {
      const { value, span, via } = field;
      if (value === 0 && definition.zeroMeansDefault)
        return defaultOf(definition, { kind: 'zero', span, via });
      return { kind: 'known', value, origin: { kind: 'written', span, via } };
    }
  }
}

/** Nothing is written for the field, though a template line may add it. */
export function isUnwritten(field: FieldValue<unknown>): boolean {
  return field.kind === 'absent' || (field.kind === 'unknown' && field.keySpan === null);
}

function defaultOf(definition: FieldDefinition, origin: Origin): Effective {
  const { defaultValue } = definition;
  return typeof defaultValue === 'number'
    ? { kind: 'known', value: defaultValue, origin }
    : { kind: 'unset' };
}

/** Whether the API server takes a number for this field of this probe. */
export function isAllowed(probe: Probe, name: TimingFieldName, value: number): boolean {
  const definition: FieldDefinition = timingFields[name];
  if (!definition.probes.includes(probe.name)) return false;
  if (name === 'successThreshold' && value !== (onlySuccessThreshold[probe.name] ?? value)) return false;
  return value >= (definition.minimum ?? value) && value <= (definition.maximum ?? value);
}

/** The numbers that the closed forms work with. What the API server would refuse is as good as unknown. */
export function checkTiming(probe: Probe, timing: EffectiveTiming): CheckTiming {
  const number = (name: TimingFieldName): number | null => {
    const effective = timing[name];
    if (effective.kind !== 'known') return null;
    return isAllowed(probe, name, effective.value) ? effective.value : null;
  };
  return {
    initialDelaySeconds: number('initialDelaySeconds'),
    periodSeconds: number('periodSeconds'),
    timeoutSeconds: number('timeoutSeconds'),
    successThreshold: number('successThreshold'),
    failureThreshold: number('failureThreshold'),
  };
}

export interface GracePeriod {
  readonly seconds: number;
  readonly from: 'probe' | 'pod' | 'default';
}

/** The Pod's grace period; null where the text does not tell it. A negative one counts as 1 (`pkg/api/pod/warnings.go`). */
export function podGracePeriod(container: ProbedContainer): GracePeriod | null {
  const field = container.pod.terminationGracePeriodSeconds;
  if (field.kind === 'known') return { seconds: field.value < 0 ? 1 : field.value, from: 'pod' };
  const isDefault = field.kind === 'absent' && ['built-in', 'custom'].includes(container.object.role);
  if (!isDefault) return null;
  return { seconds: podFields.terminationGracePeriodSeconds.defaultValue, from: 'default' };
}

/**
 * How long a container has between TERM and KILL when this probe kills it; null for a readinessProbe and where the text
 * does not tell. A probe's own value wins over the Pod's (`setTerminationGracePeriod` in `kuberuntime_container.go`).
 */
export function probeGracePeriod(
  container: ProbedContainer,
  probe: Probe,
  timing: EffectiveTiming,
): GracePeriod | null {
  const own = timing.terminationGracePeriodSeconds;
  if (!timingFields.terminationGracePeriodSeconds.probes.some((name) => name === probe.name)) return null;
  switch (own.kind) {
    case 'unknown':
      return null;
    case 'unset':
      return podGracePeriod(container);
    case 'known':
      return isAllowed(probe, 'terminationGracePeriodSeconds', own.value)
        ? { seconds: own.value, from: 'probe' }
        : null;
  }
}

/** Whether a container is started again after a probe killed it; null where the text does not tell. */
export function restartsAfterKill(container: ProbedContainer): boolean | null {
  if (container.isSidecar === true) return true;
  for (const policy of [container.restartPolicy, container.pod.restartPolicy]) {
    if (policy.kind === 'known') return policy.value !== 'Never';
    if (policy.kind === 'unknown') return null;
  }
  return ['built-in', 'custom'].includes(container.object.role) ? true : null;
}
