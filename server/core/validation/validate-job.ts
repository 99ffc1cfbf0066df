import { message } from '../messages/message.ts';
import type { WorkloadKind } from './validate-context.ts';
import { validatePodSpec } from './validate-pod-spec.ts';
import type { StructView } from './validate-reader.ts';
import { descend, readNumber } from './validate-reader.ts';
import type { Refusals } from './validate-refusal.ts';
import { validateJobRestartPolicy } from './validate-restart-policy.ts';
import type { ServerBehaviour } from './validate-version.ts';
import { invalid } from './validate-words.ts';

/** The spec of a Job, or of the template in a CronJob (pkg/apis/batch/validation/validation.go validateJobSpec). */
export function* validateJob(spec: StructView, kind: WorkloadKind, server: ServerBehaviour): Refusals {
  const pod = descend(descend(spec, 'template'), 'spec');
  yield* validateDeadline(spec);
  yield* validatePodSpec(pod, kind, server);
  yield* validateJobRestartPolicy(spec, pod);
}

function* validateDeadline(spec: StructView): Refusals {
  const deadline = readNumber(spec, 'activeDeadlineSeconds');
  if (deadline.kind !== 'known' || deadline.value >= 0) return;
  yield {
    ruleId: 'active-deadline-invalid',
    path: deadline.path,
    span: deadline.span,
    words: invalid(deadline.value, 'must be greater than or equal to 0'),
    message: message('validation-active-deadline-negative', { value: deadline.value }),
  };
}
