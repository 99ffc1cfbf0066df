import type { ContainerContext, PodContext } from './validate-context.ts';
import type { HookName } from './validate-handler.ts';
import { validateHookHandler } from './validate-handler.ts';
import type { StructView } from './validate-reader.ts';
import { readPresence, readStruct } from './validate-reader.ts';
import type { Refusals } from './validate-refusal.ts';

export const hookNames = ['postStart', 'preStop'] as const satisfies readonly HookName[];

/**
 * The hooks of a container that may have them (pkg/apis/core/validation/validation.go validateLifecycle).
 * stopSignal is taken out before by every server with default gates.
 */
export function* validateLifecycle(lifecycle: StructView, context: ContainerContext): Refusals {
  for (const name of hookNames) {
    const hook = readStruct(lifecycle, name);
    if (hook.kind === 'known' && !isDroppedHook(hook.value, context.pod)) {
      yield* validateHookHandler(hook.value, name, context);
    }
  }
}

/**
 * Whether a lifecycle is gone before validation because nothing in it is left: only stopSignal, or up to 1.29 only
 * sleep (pkg/api/pod/util.go dropContainerStopSignals, dropPodLifecycleSleepAction). An empty `{}` stays.
 */
export function isDroppedLifecycle(lifecycle: StructView, pod: PodContext): boolean {
  if (lifecycle.isOpen) return false;
  const kept = hookNames.map((name) => readStruct(lifecycle, name)).filter((hook) => hook.kind !== 'absent');
  const dropped = kept.filter((hook) => hook.kind === 'known' && isDroppedHook(hook.value, pod));
  if (kept.length > dropped.length) return false;
  return dropped.length > 0 || readPresence(lifecycle, 'stopSignal').kind === 'known';
}

function isDroppedHook(hook: StructView, pod: PodContext): boolean {
  if (pod.server.hasSleep || hook.isOpen || readStruct(hook, 'sleep').kind !== 'known') return false;
  return ['exec', 'httpGet', 'tcpSocket'].every((handler) => readStruct(hook, handler).kind === 'absent');
}
