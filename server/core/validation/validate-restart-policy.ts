import { message } from '../messages/message.ts';
import type { WorkloadKind } from './validate-context.ts';
import type { Reading, StructView } from './validate-reader.ts';
import { childPath, readString, readStruct } from './validate-reader.ts';
import type { Refusals } from './validate-refusal.ts';
import type { Repair } from './validate-repair.ts';
import { choice, letterCaseRepairs, setRepair } from './validate-repair.ts';
import { invalid, required, unsupported } from './validate-words.ts';

/** An empty policy has become Always by then (pkg/apis/core/v1/defaults.go SetDefaults_PodSpec). */
const defaultPolicy = 'Always';

const podPolicies = ['Always', 'OnFailure', 'Never'];

/** pkg/apis/core/validation/validation.go validateRestartPolicy. */
export function* validatePodRestartPolicy(spec: StructView): Refusals {
  const policy = readString(spec, 'restartPolicy');
  if (policy.kind !== 'known' || policy.value === '' || podPolicies.includes(policy.value)) return;
  yield {
    ruleId: 'restart-policy-invalid',
    path: policy.path,
    span: policy.span,
    words: unsupported(policy.value, podPolicies),
    message: message('validation-restart-policy-unknown', { value: policy.value }),
    repairs: letterCaseRepairs(spec, 'restartPolicy', { value: policy.value, choices: podPolicies }),
  };
}

/**
 * Controllers that keep pods running take only Always
 * (pkg/apis/apps/validation/validation.go; pkg/apis/core/validation/validation.go ValidatePodTemplateSpecForRC).
 */
export function* validateAlwaysRestart(spec: StructView, kind: WorkloadKind): Refusals {
  const policy = readString(spec, 'restartPolicy');
  if (policy.kind !== 'known' || policy.value === '' || policy.value === defaultPolicy) return;
  yield {
    ruleId: 'restart-policy-invalid',
    path: policy.path,
    span: policy.span,
    words: unsupported(policy.value, [defaultPolicy]),
    message: message('validation-restart-policy-not-always', { value: policy.value, kind }),
    repairs: [setRepair(spec, 'restartPolicy', defaultPolicy)],
  };
}

const jobPolicies = ['OnFailure', 'Never'];

/** Jobs end, so they take anything but Always, which is the default (pkg/apis/batch/validation/validation.go). */
export function* validateJobRestartPolicy(job: StructView, spec: StructView): Refusals {
  const policy = readString(spec, 'restartPolicy');
  if (policy.kind === 'unknown') return;
  const value = policy.kind === 'known' && policy.value !== '' ? policy.value : defaultPolicy;
  const place = {
    ruleId: 'restart-policy-invalid' as const,
    path: childPath(spec, 'restartPolicy'),
    span: policy.kind === 'known' ? policy.span : spec.anchor,
  };
  if (value === defaultPolicy) {
    yield {
      ...place,
      words: required(`valid values: ${jobPolicies.map((name) => `"${name}"`).join(', ')}`),
      message: message(
        isWritten(policy)
          ? 'validation-restart-policy-always-in-job'
          : 'validation-restart-policy-missing-in-job',
      ),
      repairs: jobPolicies.map((value) => jobPolicyRepair(spec, policy, value)),
    };
  } else if (!jobPolicies.includes(value)) {
    yield {
      ...place,
      words: unsupported(value, jobPolicies),
      message: message('validation-restart-policy-unknown-in-job', { value }),
      repairs: letterCaseRepairs(spec, 'restartPolicy', { value, choices: jobPolicies }),
    };
  } else if (value !== 'Never' && readStruct(job, 'podFailurePolicy').kind === 'known') {
    yield {
      ...place,
      words: invalid(value, 'only "Never" is supported when podFailurePolicy is specified'),
      message: message('validation-restart-policy-with-failure-policy', { value }),
      repairs: [setRepair(spec, 'restartPolicy', 'Never')],
    };
  }
}

/** Both policies of a Job make sense: restart in the same pod, or in another one. */
function jobPolicyRepair(spec: StructView, policy: Reading<string>, value: string): Repair {
  if (policy.kind === 'known') return choice(setRepair(spec, 'restartPolicy', value));
  const order = ['initContainers', 'containers', 'restartPolicy'];
  return {
    title: message('fix-add-field', { field: 'restartPolicy', value }),
    safety: 'changes-behaviour',
    isPreferred: false,
    changes: [{ kind: 'add', holder: spec, field: 'restartPolicy', value, order }],
  };
}

function isWritten(policy: Reading<string>): boolean {
  return policy.kind === 'known' && policy.value !== '';
}
