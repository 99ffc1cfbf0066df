import { message } from '../messages/message.ts';
import type { ContainerContext, PodContext } from './validate-context.ts';
import type { Known, Reading, StructView } from './validate-reader.ts';
import {
  childPath,
  keyOf,
  readItems,
  readLength,
  readString,
  readStruct,
  structsOf,
  wherever,
} from './validate-reader.ts';
import type { Refusal, Refusals } from './validate-refusal.ts';
import { letterCaseRepairs, removeRepair } from './validate-repair.ts';
import { tooManyWords } from './validate-version.ts';
import { forbidden, required, unsupported } from './validate-words.ts';

/*
 * restartPolicy and restartPolicyRules of containers
 * (pkg/apis/core/validation/validation.go validateContainerRestartPolicy, validateInitContainerRestartPolicy;
 * pkg/api/pod/util.go dropContainerRestartRules).
 */

const policies = ['Always', 'Never', 'OnFailure'];

/** The policy of an init container as far as it is left when the server validates. */
export function containerRestartPolicy(container: StructView, pod: PodContext): Reading<string> {
  const policy = readString(container, 'restartPolicy');
  if (!pod.server.hasSidecars) return { kind: 'absent' };
  const isDropped = pod.server.containerRestartRules === 'dropped';
  return isDropped && policy.kind === 'known' && policy.value !== 'Always' ? { kind: 'absent' } : policy;
}

export function* validateContainerRestartPolicy(container: StructView, pod: PodContext): Refusals {
  switch (pod.server.containerRestartRules) {
    case 'validated':
      return yield* validatePolicyAndRules(container, pod);
    case 'dropped':
      return;
    case 'refused': {
      const policy = readString(container, 'restartPolicy');
      if (policy.kind === 'known') yield refuseOnRegularContainer(policy, { container, pod });
    }
  }
}

function refuseOnRegularContainer(policy: Known<string>, { container, pod }: ContainerContext): Refusal {
  return {
    ruleId: 'container-restart-policy-invalid',
    path: policy.path,
    span: keyOf(policy),
    words: forbidden('may not be set for non-init containers'),
    message: message('validation-container-restart-policy-unsupported', {
      version: `1.${pod.server.version.minor}`,
    }),
    repairs: [removeRepair(container, 'restartPolicy', 'container')],
  };
}

export function* validateInitContainerRestartPolicy(container: StructView, pod: PodContext): Refusals {
  const policy = containerRestartPolicy(container, pod);
  if (pod.server.containerRestartRules === 'dropped' || !pod.server.hasSidecars) return;
  if (pod.server.containerRestartRules === 'refused') {
    if (policy.kind === 'known' && policy.value !== 'Always') yield refuseInitPolicy(policy, container);
    return;
  }
  // Without a policy the rules are not looked into, unlike those of regular containers.
  if (policy.kind === 'absent') return yield* requirePolicy(container);
  const isSidecar = policy.kind === 'known' && policy.value === 'Always';
  if (!isSidecar || pod.server.hasRestartAllContainers) yield* validatePolicyAndRules(container, pod);
  else yield* refuseSidecarRules(container);
}

function refuseInitPolicy(policy: Known<string>, container: StructView): Refusal {
  return {
    ruleId: 'container-restart-policy-invalid',
    path: policy.path,
    span: policy.span,
    words: unsupported(policy.value, ['Always']),
    message: message('validation-init-container-restart-policy', { value: policy.value }),
    repairs: letterCaseRepairs(container, 'restartPolicy', { value: policy.value, choices: ['Always'] }),
  };
}

function* refuseSidecarRules(container: StructView): Refusals {
  const rules = readLength(container, 'restartPolicyRules');
  if (rules.kind !== 'known' || rules.value === 0) return;
  yield {
    ruleId: 'restart-rule-invalid',
    path: rules.path,
    span: keyOf(rules),
    words: forbidden('restartPolicyRules are not allowed for init containers with restart policy Always'),
    message: message('validation-restart-rules-on-sidecar'),
  };
}

function* validatePolicyAndRules(container: StructView, pod: PodContext): Refusals {
  const policy = readString(container, 'restartPolicy');
  if (policy.kind === 'known' && !policies.includes(policy.value)) {
    yield {
      ruleId: 'container-restart-policy-invalid',
      path: policy.path,
      span: policy.span,
      words: unsupported(policy.value, policies),
      message: message('validation-container-restart-policy-unknown', { value: policy.value }),
      repairs: letterCaseRepairs(container, 'restartPolicy', { value: policy.value, choices: policies }),
    };
  }
  yield* requirePolicy(container);
  yield* validateRules(container, pod);
}

/** Rules need a policy for the exits that none of them matches. */
function* requirePolicy(container: StructView): Refusals {
  const rules = readItems(container, 'restartPolicyRules');
  if (rules.kind !== 'known' || rules.value.items.length === 0) return;
  if (wherever(rules.branch, readString(container, 'restartPolicy')).kind !== 'absent') return;
  yield {
    ruleId: 'container-restart-policy-invalid',
    path: childPath(container, 'restartPolicy'),
    span: keyOf(rules),
    words: required('must specify restartPolicy when restart rules are used'),
    message: message('validation-restart-rules-without-policy'),
  };
}

function* validateRules(container: StructView, pod: PodContext): Refusals {
  const rules = readItems(container, 'restartPolicyRules');
  const count = readLength(container, 'restartPolicyRules');
  if (count.kind === 'known' && count.value > 20) {
    yield {
      ruleId: 'restart-rule-invalid',
      path: count.path,
      span: keyOf(count),
      words: tooManyWords(pod.server.version, count.value, 20),
      message: message('validation-restart-rules-too-many', { count: count.value }),
    };
  }
  for (const rule of structsOf(rules)) {
    yield* validateAction(rule, pod);
    yield* validateExitCodes(rule, pod);
  }
}

function* validateAction(rule: StructView, pod: PodContext): Refusals {
  const actions = pod.server.hasRestartAllContainers ? ['Restart', 'RestartAllContainers'] : ['Restart'];
  const action = readString(rule, 'action');
  if (action.kind === 'unknown' || (action.kind === 'known' && actions.includes(action.value))) return;
  const value = action.kind === 'known' ? action.value : '';
  yield {
    ruleId: 'restart-rule-invalid',
    path: childPath(rule, 'action'),
    span: action.kind === 'known' ? action.span : rule.anchor,
    words: unsupported(value, actions),
    message: message(
      value === '' ? 'validation-restart-rule-action-missing' : 'validation-restart-rule-action',
      {
        value,
        actions: actions.join(', '),
      },
    ),
  };
}

const operators = ['In', 'NotIn'];

function* validateExitCodes(rule: StructView, pod: PodContext): Refusals {
  const exitCodes = readStruct(rule, 'exitCodes');
  if (exitCodes.kind === 'unknown') return;
  if (exitCodes.kind === 'absent') {
    yield {
      ruleId: 'restart-rule-invalid',
      path: childPath(rule, 'exitCodes'),
      span: rule.anchor,
      words: required('must be specified'),
      message: message('validation-restart-rule-exit-codes-missing'),
    };
    return;
  }
  const operator = readString(exitCodes.value, 'operator');
  const isRefused =
    operator.kind === 'absent' || (operator.kind === 'known' && !operators.includes(operator.value));
  if (isRefused) {
    const value = operator.kind === 'known' ? operator.value : '';
    yield {
      ruleId: 'restart-rule-invalid',
      path: childPath(exitCodes.value, 'operator'),
      span: operator.kind === 'known' ? operator.span : exitCodes.value.anchor,
      words: unsupported(value, operators),
      message: message(
        value === '' ? 'validation-restart-rule-operator-missing' : 'validation-restart-rule-operator',
        { value },
      ),
    };
  }
  const values = readLength(exitCodes.value, 'values');
  if (values.kind !== 'known' || values.value <= 255) return;
  yield {
    ruleId: 'restart-rule-invalid',
    path: values.path,
    span: keyOf(values),
    words: tooManyWords(pod.server.version, values.value, 255),
    message: message('validation-restart-rule-too-many-exit-codes', { count: values.value }),
  };
}
