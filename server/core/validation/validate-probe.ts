import type { ProbeName, TimingFieldName } from '../kubernetes/probe.ts';
import { message } from '../messages/message.ts';
import type { ContainerContext, PodContext } from './validate-context.ts';
import { defaultGracePeriodSeconds, effectiveGracePeriod } from './validate-context.ts';
import { validateProbeHandler } from './validate-handler.ts';
import type { Reading, StructView } from './validate-reader.ts';
import { keyOf, readNumber, wherever } from './validate-reader.ts';
import type { Refusal, Refusals } from './validate-refusal.ts';
import type { Repair } from './validate-repair.ts';
import { choice, removeRepair, setRepair } from './validate-repair.ts';
import { invalid } from './validate-words.ts';

/**
 * A probe of a container that may have one
 * (pkg/apis/core/validation/validation.go validateLivenessProbe, validateReadinessProbe, validateStartupProbe).
 */
export function* validateProbe(probe: StructView, name: ProbeName, context: ContainerContext): Refusals {
  yield* validateProbeHandler(probe, name, context);
  for (const field of nonNegativeFields) yield* validateNonNegative(probe, name, field);
  yield* validateGracePeriod(probe, name, context.pod);
  if (name !== 'readinessProbe') yield* validateSuccessThreshold(probe, name);
}

const nonNegativeFields = [
  'initialDelaySeconds',
  'timeoutSeconds',
  'periodSeconds',
  'successThreshold',
  'failureThreshold',
] as const satisfies readonly TimingFieldName[];

function* validateNonNegative(probe: StructView, name: ProbeName, field: TimingFieldName): Refusals {
  const reading = readNumber(probe, field);
  if (reading.kind !== 'known' || reading.value >= 0) return;
  yield {
    ruleId: 'probe-timing-invalid-number',
    path: reading.path,
    span: reading.span,
    words: invalid(reading.value, 'must be greater than or equal to 0'),
    message: message('validation-probe-timing-negative', { field, value: reading.value, probe: name }),
    repairs: [choice(removeRepair(probe, field, name))],
  };
}

function* validateSuccessThreshold(probe: StructView, name: ProbeName): Refusals {
  const reading = readNumber(probe, 'successThreshold');
  // 0 has become 1 by then: pkg/apis/core/v1/defaults.go SetDefaults_Probe.
  if (reading.kind !== 'known' || reading.value === 0 || reading.value === 1) return;
  yield {
    ruleId: 'success-threshold-not-one',
    path: reading.path,
    span: reading.span,
    words: invalid(reading.value, 'must be 1'),
    message: message('validation-success-threshold-not-one', { value: reading.value, probe: name }),
    repairs: [setRepair(probe, 'successThreshold', 1)],
  };
}

function* validateGracePeriod(probe: StructView, name: ProbeName, pod: PodContext): Refusals {
  const reading = readNumber(probe, 'terminationGracePeriodSeconds');
  if (reading.kind !== 'known') return;
  const { value } = reading;
  const isReadiness = name === 'readinessProbe';
  const removal = removeRepair(probe, 'terminationGracePeriodSeconds', name);
  const refusal = {
    ruleId: 'probe-grace-period-invalid',
    path: reading.path,
    // On a readiness probe the field has to go, whatever its value.
    span: isReadiness ? keyOf(reading) : reading.span,
  } satisfies Partial<Refusal>;
  if (value <= 0) {
    yield {
      ...refusal,
      words: invalid(value, 'must be greater than 0'),
      message: message('validation-probe-grace-period-not-positive', { value, probe: name }),
      repairs: [
        ...(isReadiness
          ? []
          : gracePeriodRepairs(probe, wherever(reading.branch, pod.gracePeriodSeconds), pod)),
        choice(removal),
      ],
    };
  }
  if (isReadiness) {
    yield {
      ...refusal,
      words: invalid(value, 'must not be set for readinessProbes'),
      message: message('validation-probe-grace-period-on-readiness', { value }),
      repairs: [removal],
    };
  }
}

/** What a pod has by default, or this one's own where it is less; nothing where the pod is not shown. */
function gracePeriodRepairs(probe: StructView, ofPod: Reading<number>, pod: PodContext): readonly Repair[] {
  const grace = effectiveGracePeriod(pod, ofPod);
  if (grace === undefined || grace <= 0) return [];
  const seconds = Math.min(defaultGracePeriodSeconds, grace);
  return [choice(setRepair(probe, 'terminationGracePeriodSeconds', seconds))];
}
