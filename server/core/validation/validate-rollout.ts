import { message } from '../messages/message.ts';
import { textOr } from './validate-container-ports.ts';
import { droppedMaxUnavailable } from './validate-gated-fields.ts';
import { isPercent, percentWords } from './validate-names.ts';
import type { Known, Reading, StructView } from './validate-reader.ts';
import {
  childPath,
  descend,
  keyOf,
  readNumber,
  readNumberOrString,
  readString,
  readStruct,
  valueOr,
  wherever,
} from './validate-reader.ts';
import type { Refusal, Refusals } from './validate-refusal.ts';
import type { Repair } from './validate-repair.ts';
import { letterCaseRepairs, removeRepair } from './validate-repair.ts';
import type { RolloutKind } from './validate-rollout-words.ts';
import { amountShown, strategyShown } from './validate-rollout-words.ts';
import type { ServerBehaviour } from './validate-version.ts';
import { forbidden, invalid, printed, required } from './validate-words.ts';

const ruleId = 'rollout-setting-invalid' as const;

/** A field that may not be negative. */
export function* validateNonNegative(view: StructView, field: string): Refusals {
  const reading = readNumber(view, field);
  if (reading.kind !== 'known' || reading.value >= 0) return;
  yield {
    ruleId,
    path: reading.path,
    span: reading.span,
    words: invalid(reading.value, 'must be greater than or equal to 0'),
    message: message('validation-rollout-setting-negative', { field, value: reading.value }),
  };
}

const defaultProgressDeadlineSeconds = 600;

/** pkg/apis/apps/validation/validation.go ValidateDeploymentSpec. */
export function* validateProgressDeadline(spec: StructView): Refusals {
  yield* validateNonNegative(spec, 'progressDeadlineSeconds');
  const deadline = readNumber(spec, 'progressDeadlineSeconds');
  const minReady = readNumber(spec, 'minReadySeconds');
  const branch =
    deadline.kind === 'known' ? deadline.branch : minReady.kind === 'known' ? minReady.branch : [];
  const minReadySeconds = valueOr(wherever(branch, minReady), 0);
  const deadlineSeconds = valueOr(deadline, defaultProgressDeadlineSeconds);
  if (minReadySeconds === undefined || deadlineSeconds === undefined || deadlineSeconds > minReadySeconds)
    return;
  const isWritten = deadline.kind === 'known';
  const span = isWritten ? deadline.span : minReady.kind === 'known' ? minReady.span : spec.anchor;
  yield {
    ruleId,
    path: childPath(spec, 'progressDeadlineSeconds'),
    span,
    words: invalid(deadlineSeconds, 'must be greater than minReadySeconds'),
    message: message(
      isWritten ? 'validation-progress-deadline-too-short' : 'validation-progress-deadline-default-too-short',
      {
        deadline: deadlineSeconds,
        minReady: minReadySeconds,
      },
    ),
    related:
      isWritten && minReady.kind === 'known'
        ? [
            {
              span: minReady.span,
              message: message('validation-min-ready-seconds', { value: minReadySeconds }),
            },
          ]
        : [],
  };
}

interface Strategy {
  readonly view: StructView;
  readonly kind: RolloutKind;
  readonly server: ServerBehaviour;
}

/** pkg/apis/apps/validation/validation.go ValidateDeploymentStrategy. */
export function* validateDeploymentStrategy(spec: StructView, server: ServerBehaviour): Refusals {
  const view = descend(spec, 'strategy');
  const strategy: Strategy = { view, kind: 'Deployment', server };
  const type = textOr(readString(view, 'type'), 'RollingUpdate');
  if (type === undefined) return;
  const rollingUpdate = readStruct(view, 'rollingUpdate');
  if (type === 'RollingUpdate')
    yield* validateDeploymentRollingUpdate(descend(view, 'rollingUpdate'), server);
  else if (type !== 'Recreate') yield refuseType(strategy, type);
  else if (wherever(view.branch, rollingUpdate).kind === 'known') {
    yield {
      ruleId,
      path: childPath(view, 'rollingUpdate'),
      span: rollingUpdate.kind === 'known' ? keyOf(rollingUpdate) : view.anchor,
      words: forbidden("may not be specified when strategy `type` is 'Recreate'"),
      message: message('validation-strategy-recreate-with-rolling-update'),
      repairs: [removeRepair(view, 'rollingUpdate', 'strategy')],
    };
  }
}

const strategyTypes = {
  Deployment: ['Recreate', 'RollingUpdate'],
  DaemonSet: ['RollingUpdate', 'OnDelete'],
  StatefulSet: ['RollingUpdate', 'OnDelete'],
} as const satisfies Record<RolloutKind, readonly string[]>;

function refuseType({ view, kind, server }: Strategy, value: string): Refusal {
  const types = strategyTypes[kind];
  const type = readString(view, 'type');
  const strategy = strategyShown(view, kind, server);
  const words =
    kind === 'StatefulSet'
      ? printed('Invalid value', strategy, "must be 'RollingUpdate' or 'OnDelete'")
      : printed(
          'Unsupported value',
          strategy,
          `supported values: ${types.map((name) => `"${name}"`).join(', ')}`,
        );
  return {
    ruleId,
    path: view.path,
    span: type.kind === 'known' ? type.span : view.anchor,
    words,
    message: message('validation-strategy-type-unknown', { value, kind, types: types.join(', ') }),
    repairs: letterCaseRepairs(view, 'type', { value, choices: types }),
  };
}

/** An IntOrString field with what the server makes of it. */
interface Amount {
  readonly reading: Reading<number | string>;
  /** The number it counts as (IntOrString getIntOrPercentValue); undefined where the text does not decide it. */
  readonly count: number | undefined;
}

function readAmount(view: StructView, name: string, fallback: number | string): Amount {
  const reading = readNumberOrString(view, name);
  const value = valueOr(reading, fallback);
  return { reading, count: value === undefined ? undefined : countOf(value) };
}

/** A text that is neither a percentage nor a number counts as 0. */
function countOf(value: number | string): number {
  if (typeof value === 'number') return value;
  const digits = /^([+-]?[0-9]+)$/.exec(value) ?? /^([0-9]+)%$/.exec(value);
  return digits ? Number(digits[1]) : 0;
}

function* validateAmount(amount: Amount, name: string, server: ServerBehaviour): Refusals {
  const { reading } = amount;
  if (reading.kind !== 'known') return;
  const { value } = reading;
  if (typeof value === 'number') {
    if (value < 0) yield refuseNegative(reading, name, value);
  } else if (!isPercent(value)) {
    yield {
      ...placeOf(reading),
      words: printed('Invalid value', amountShown(value, server), percentWords),
      message: message('validation-rollout-amount-not-percent', { field: name, value }),
    };
  }
}

function refuseNegative(reading: Known<number | string>, name: string, value: number): Refusal {
  return {
    ...placeOf(reading),
    words: invalid(value, 'must be greater than or equal to 0'),
    message: message('validation-rollout-setting-negative', { field: name, value }),
  };
}

function* validateAtMost100Percent(amount: Amount, name: string, server: ServerBehaviour): Refusals {
  const { reading, count } = amount;
  if (reading.kind !== 'known' || typeof reading.value !== 'string') return;
  if (!isPercent(reading.value) || count === undefined || count <= 100) return;
  yield {
    ...placeOf(reading),
    words: printed('Invalid value', amountShown(reading.value, server), 'must not be greater than 100%'),
    message: message('validation-rollout-amount-over-100-percent', { field: name, value: reading.value }),
  };
}

function placeOf(reading: Known<unknown>) {
  return { ruleId, path: reading.path, span: reading.span };
}

/** pkg/apis/apps/validation/validation.go ValidateRollingUpdateDeployment. */
function* validateDeploymentRollingUpdate(view: StructView, server: ServerBehaviour): Refusals {
  const maxUnavailable = readAmount(view, 'maxUnavailable', '25%');
  const maxSurge = readAmount(view, 'maxSurge', '25%');
  if (maxUnavailable.count === 0 && maxSurge.count === 0 && maxUnavailable.reading.kind === 'known') {
    const { value } = maxUnavailable.reading;
    yield {
      ...placeOf(maxUnavailable.reading),
      words: printed('Invalid value', amountShown(value, server), 'may not be 0 when `maxSurge` is 0'),
      message: message('validation-rollout-both-zero', { value: String(value) }),
      related: relatedAmount(maxSurge, 'maxSurge'),
    };
  }
  yield* validateAmount(maxUnavailable, 'maxUnavailable', server);
  yield* validateAmount(maxSurge, 'maxSurge', server);
  yield* validateAtMost100Percent(maxUnavailable, 'maxUnavailable', server);
}

function relatedAmount(amount: Amount, name: string) {
  const { reading } = amount;
  if (reading.kind !== 'known') return [];
  return [
    {
      span: reading.span,
      message: message('validation-rollout-amount', { field: name, value: String(reading.value) }),
    },
  ];
}

/** pkg/apis/apps/validation/validation.go ValidateDaemonSetUpdateStrategy. */
export function* validateDaemonSetStrategy(spec: StructView, server: ServerBehaviour): Refusals {
  const view = descend(spec, 'updateStrategy');
  const type = textOr(readString(view, 'type'), 'RollingUpdate');
  if (type === undefined || type === 'OnDelete') return;
  if (type === 'RollingUpdate') yield* validateDaemonSetRollingUpdate(descend(view, 'rollingUpdate'), server);
  else yield refuseType({ view, kind: 'DaemonSet', server }, type);
}

/** pkg/apis/apps/validation/validation.go ValidateRollingUpdateDaemonSet; maxUnavailable is 1 by default. */
function* validateDaemonSetRollingUpdate(view: StructView, server: ServerBehaviour): Refusals {
  const maxUnavailable = readAmount(view, 'maxUnavailable', 1);
  const maxSurge = readAmount(view, 'maxSurge', 0);
  yield* daemonSetBalance(view, { maxUnavailable, maxSurge }, server);
  yield* validateAmount(maxUnavailable, 'maxUnavailable', server);
  yield* validateAmount(maxSurge, 'maxSurge', server);
  yield* validateAtMost100Percent(maxUnavailable, 'maxUnavailable', server);
  yield* validateAtMost100Percent(maxSurge, 'maxSurge', server);
}

function* daemonSetBalance(
  view: StructView,
  { maxUnavailable, maxSurge }: { maxUnavailable: Amount; maxSurge: Amount },
  server: ServerBehaviour,
): Refusals {
  if (maxUnavailable.count === undefined || maxSurge.count === undefined) return;
  if (maxUnavailable.count !== 0 && maxSurge.count !== 0 && maxSurge.reading.kind === 'known') {
    const { value } = maxSurge.reading;
    const words = printed(
      'Invalid value',
      amountShown(value, server),
      'may not be set when maxUnavailable is non-zero',
    );
    const isDefault = maxUnavailable.reading.kind === 'absent';
    yield {
      ...placeOf(maxSurge.reading),
      words,
      message: message(
        isDefault ? 'validation-daemon-set-surge-with-default' : 'validation-daemon-set-surge',
        {
          surge: String(value),
          unavailable: maxUnavailable.reading.kind === 'known' ? String(maxUnavailable.reading.value) : 1,
        },
      ),
      repairs: isDefault ? [zeroUnavailable(view)] : [],
      related: relatedAmount(maxUnavailable, 'maxUnavailable'),
    };
  } else if (maxUnavailable.count === 0 && maxSurge.count === 0) {
    yield {
      ruleId,
      path: childPath(view, 'maxUnavailable'),
      span: maxUnavailable.reading.kind === 'known' ? maxUnavailable.reading.span : view.anchor,
      words: required('cannot be 0 when maxSurge is 0'),
      message: message('validation-daemon-set-both-zero'),
      related: relatedAmount(maxSurge, 'maxSurge'),
    };
  }
}

/** What a surge needs beside it in a DaemonSet. */
function zeroUnavailable(view: StructView): Repair {
  const [field, value] = ['maxUnavailable', 0];
  const change = { kind: 'add', holder: view, field, value, order: ['maxSurge', field] } as const;
  return {
    title: message('fix-add-field', { field, value }),
    safety: 'safe',
    isPreferred: true,
    changes: [change],
  };
}

/** pkg/apis/apps/validation/validation.go ValidateStatefulSetSpec. */
export function* validateStatefulSetStrategy(spec: StructView, server: ServerBehaviour): Refusals {
  const view = descend(spec, 'updateStrategy');
  yield* droppedMaxUnavailable(view, server);
  const type = textOr(readString(view, 'type'), 'RollingUpdate');
  if (type === undefined) return;
  const rollingUpdate = readStruct(view, 'rollingUpdate');
  if (type === 'OnDelete') {
    if (rollingUpdate.kind !== 'known') return;
    yield {
      ruleId,
      path: rollingUpdate.path,
      span: keyOf(rollingUpdate),
      words: "Invalid value: only allowed for updateStrategy 'RollingUpdate'",
      message: message('validation-strategy-on-delete-with-rolling-update'),
      repairs: [removeRepair(view, 'rollingUpdate', 'updateStrategy')],
    };
  } else if (type !== 'RollingUpdate') yield refuseType({ view, kind: 'StatefulSet', server }, type);
  else if (rollingUpdate.kind === 'known')
    yield* validateStatefulSetRollingUpdate(rollingUpdate.value, server);
}

/** pkg/apis/apps/validation/validation.go validateRollingUpdateStatefulSet; maxUnavailable counts since 1.37. */
function* validateStatefulSetRollingUpdate(view: StructView, server: ServerBehaviour): Refusals {
  yield* validateNonNegative(view, 'partition');
  if (!server.hasStatefulSetMaxUnavailable) return;
  const amount = readAmount(view, 'maxUnavailable', 1);
  if (amount.count === 0 && amount.reading.kind === 'known') {
    const { value } = amount.reading;
    yield {
      ...placeOf(amount.reading),
      words: printed('Invalid value', amountShown(value, server), 'cannot be 0'),
      message: message('validation-stateful-set-unavailable-zero', { value: String(value) }),
    };
  }
  yield* validateAmount(amount, 'maxUnavailable', server);
  yield* validateAtMost100Percent(amount, 'maxUnavailable', server);
}

const podManagementPolicies = ['OrderedReady', 'Parallel'];

export function* validatePodManagementPolicy(spec: StructView): Refusals {
  const policy = readString(spec, 'podManagementPolicy');
  if (policy.kind !== 'known' || policy.value === '' || podManagementPolicies.includes(policy.value)) return;
  yield {
    ruleId,
    path: policy.path,
    span: policy.span,
    words: invalid(policy.value, "must be 'OrderedReady' or 'Parallel'"),
    message: message('validation-pod-management-policy-unknown', { value: policy.value }),
    repairs: letterCaseRepairs(spec, 'podManagementPolicy', {
      value: policy.value,
      choices: podManagementPolicies,
    }),
  };
}
