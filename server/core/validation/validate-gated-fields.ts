import { message } from '../messages/message.ts';
import type { PodContext } from './validate-context.ts';
import type { Known, StructView } from './validate-reader.ts';
import { keyOf, readNumberOrString, readString, readStruct } from './validate-reader.ts';
import type { Refusal, Refusals } from './validate-refusal.ts';
import type { ServerBehaviour } from './validate-version.ts';

/*
 * Fields that a server with default feature gates drops, where that depends on more than the field
 * (pkg/api/pod/util.go dropDisabledFields; pkg/registry/apps/statefulset/strategy.go).
 */

/** restartPolicy of containers in 1.34, and of init containers in 1.28. */
export function* droppedRestartPolicies(
  { regular, init }: { readonly regular: readonly StructView[]; readonly init: readonly StructView[] },
  pod: PodContext,
): Refusals {
  const isDropped = pod.server.containerRestartRules === 'dropped';
  for (const container of isDropped ? regular : []) {
    const policy = readString(container, 'restartPolicy');
    if (policy.kind === 'known') yield droppedField(policy, 'ContainerRestartRules', pod.server);
  }
  for (const container of init) {
    const policy = readString(container, 'restartPolicy');
    if (policy.kind !== 'known') continue;
    if (!pod.server.hasSidecars) yield droppedField(policy, 'SidecarContainers', pod.server);
    else if (isDropped && policy.value !== 'Always')
      yield droppedField(policy, 'ContainerRestartRules', pod.server);
  }
}

/** maxUnavailable of a StatefulSet up to 1.36. */
export function* droppedMaxUnavailable(updateStrategy: StructView, server: ServerBehaviour): Refusals {
  if (server.hasStatefulSetMaxUnavailable) return;
  const rollingUpdate = readStruct(updateStrategy, 'rollingUpdate');
  if (rollingUpdate.kind !== 'known') return;
  const maxUnavailable = readNumberOrString(rollingUpdate.value, 'maxUnavailable');
  if (maxUnavailable.kind === 'known')
    yield droppedField(maxUnavailable, 'MaxUnavailableStatefulSet', server);
}

function droppedField(field: Known<unknown>, gate: string, server: ServerBehaviour): Refusal {
  return {
    ruleId: 'field-behind-feature-gate',
    category: 'decode',
    severity: 'information',
    path: field.path,
    span: keyOf(field),
    words: '',
    message: message('decode-gated-field', {
      field: field.path.slice(field.path.lastIndexOf('.') + 1),
      gate,
      version: `1.${server.version.minor}`,
    }),
  };
}
