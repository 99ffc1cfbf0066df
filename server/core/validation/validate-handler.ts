import type { ProbeName } from '../kubernetes/probe.ts';
import type { Message } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import type { ContainerContext, PodContext } from './validate-context.ts';
import { effectiveGracePeriod } from './validate-context.ts';
import { validateGrpcPort, validateHandlerPort } from './validate-handler-port.ts';
import { headerNameWords, isHeaderName } from './validate-names.ts';
import { missingHandlerRepairs } from './validate-port-repairs.ts';
import type { Known, StructView } from './validate-reader.ts';
import {
  encloses,
  keyOf,
  readItems,
  readLength,
  readNumber,
  readString,
  readStruct,
  structsOf,
  wherever,
} from './validate-reader.ts';
import type { Refusal, Refusals } from './validate-refusal.ts';
import type { Repair } from './validate-repair.ts';
import { choice, letterCaseRepairs, setRepair } from './validate-repair.ts';
import { forbidden, invalid, required, unsupported } from './validate-words.ts';

/** In the order in which the server looks at them; the first one set is kept. */
const handlerNames = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'] as const;
type HandlerName = (typeof handlerNames)[number];

export type HookName = 'postStart' | 'preStop';

/** The owner of a handler: its name for messages, and which handlers it may have. */
export interface HandlerOwner {
  readonly kind: 'probe' | 'hook';
  readonly name: ProbeName | HookName;
  readonly allowed: readonly HandlerName[];
  /** Around it. */
  readonly container: StructView;
}

const handlersOf = {
  probe: ['exec', 'httpGet', 'tcpSocket', 'grpc'],
  hook: ['exec', 'httpGet', 'tcpSocket', 'sleep'],
} as const satisfies Record<HandlerOwner['kind'], readonly HandlerName[]>;

export function validateProbeHandler(
  probe: StructView,
  name: ProbeName,
  { container, pod }: ContainerContext,
): Refusals {
  return validateHandler(probe, { kind: 'probe', name, allowed: handlersOf.probe, container }, pod);
}

export function validateHookHandler(
  hook: StructView,
  name: HookName,
  { container, pod }: ContainerContext,
): Refusals {
  const allowed = pod.server.hasSleep
    ? handlersOf.hook
    : handlersOf.hook.filter((handler) => handler !== 'sleep');
  return validateHandler(hook, { kind: 'hook', name, allowed, container }, pod);
}

/**
 * Exactly one handler; only the first is looked into
 * (pkg/apis/core/validation/validation.go validateHandler).
 */
function* validateHandler(holder: StructView, owner: HandlerOwner, pod: PodContext): Refusals {
  const earlier: Known<StructView>[] = [];
  let mayHaveMore = holder.isOpen;
  for (const handler of owner.allowed) {
    const reading = readStruct(holder, handler);
    if (reading.kind === 'unknown') mayHaveMore = true;
    if (reading.kind !== 'known') continue;
    const kept = earlier.find((other) => encloses(other.branch, reading.branch));
    if (kept) yield refuseSecondHandler(reading, kept, { holder, owner });
    else yield* validateOneHandler(reading.value, { handler, owner, pod });
    earlier.push(reading);
  }
  if (earlier.length === 0 && !mayHaveMore) yield refuseMissingHandler(holder, owner);
}

function refuseSecondHandler(
  handler: Known<StructView>,
  kept: Known<StructView>,
  { holder, owner }: { readonly holder: StructView; readonly owner: HandlerOwner },
): Refusal {
  const [first, second] = [lastStep(kept.path), lastStep(handler.path)];
  return {
    ruleId: owner.kind === 'probe' ? 'probe-handler-multiple' : 'hook-handler-multiple',
    path: handler.path,
    span: keyOf(handler),
    words: forbidden('may not specify more than 1 handler type'),
    message: message('validation-handler-multiple', { owner: owner.name, first, second }),
    related: [{ span: keyOf(kept), message: message('validation-handler-multiple-first', { first }) }],
    repairs: [keepRepair(holder, owner, first), keepRepair(holder, owner, second)],
  };
}

/** Which of several handlers is meant, only the author knows. */
function keepRepair(holder: StructView, owner: HandlerOwner, kept: string): Repair {
  const others = owner.allowed.filter((name) => name !== kept && readStruct(holder, name).kind === 'known');
  return {
    title: message('fix-keep-handler', { kept, removed: others.join(', ') }),
    safety: 'changes-behaviour',
    isPreferred: false,
    changes: others.map((field) => ({ kind: 'remove', holder, field })),
  };
}

function refuseMissingHandler(holder: StructView, owner: HandlerOwner): Refusal {
  return {
    ruleId: owner.kind === 'probe' ? 'probe-handler-missing' : 'hook-handler-missing',
    path: holder.path,
    span: holder.anchor,
    words: required('must specify a handler type'),
    message: message('validation-handler-missing', { owner: owner.name, handlers: owner.allowed.join(', ') }),
    repairs: owner.kind === 'probe' ? missingHandlerRepairs(holder, owner.container) : [],
  };
}

interface HandlerPlace {
  readonly handler: HandlerName;
  readonly owner: HandlerOwner;
  readonly pod: PodContext;
}

function* validateOneHandler(view: StructView, { handler, owner, pod }: HandlerPlace): Refusals {
  switch (handler) {
    case 'exec':
      return yield* validateExec(view, owner);
    case 'httpGet':
      return yield* validateHttpGet(view, owner);
    case 'tcpSocket':
      return yield* validateHandlerPort(view, handler, owner);
    case 'grpc':
      return yield* validateGrpcPort(view, owner);
    case 'sleep':
      return yield* validateSleep(view, owner, pod);
  }
}

function* validateExec(exec: StructView, owner: HandlerOwner): Refusals {
  const length = readLength(exec, 'command');
  if (length.kind === 'unknown' || (length.kind === 'known' && length.value > 0)) return;
  yield {
    ruleId: 'exec-command-missing',
    path: `${exec.path}.command`,
    span: length.kind === 'known' ? keyOf(length) : exec.anchor,
    words: required(),
    message: message('validation-exec-command-missing', { owner: owner.name }),
  };
}

const schemes = ['HTTP', 'HTTPS'];

/** pkg/apis/core/validation/validation.go validateHTTPGetAction; an empty path or scheme has its default by then. */
function* validateHttpGet(httpGet: StructView, owner: HandlerOwner): Refusals {
  yield* validateHandlerPort(httpGet, 'httpGet', owner);
  const scheme = readString(httpGet, 'scheme');
  if (scheme.kind === 'known' && scheme.value !== '' && !schemes.includes(scheme.value)) {
    yield {
      ruleId: 'http-get-invalid',
      path: scheme.path,
      span: scheme.span,
      words: unsupported(scheme.value, schemes),
      message: schemeMessage(scheme.value, owner),
      repairs: letterCaseRepairs(httpGet, 'scheme', { value: scheme.value, choices: schemes }),
    };
  }
  const headers = readItems(httpGet, 'httpHeaders');
  for (const header of structsOf(headers))
    yield* validateHeader(header, `${httpGet.path}.httpHeaders`, owner);
}

function schemeMessage(value: string, owner: HandlerOwner): Message {
  const corrected = value.toUpperCase();
  return schemes.includes(corrected)
    ? message('validation-http-scheme-letter-case', { value, corrected, owner: owner.name })
    : message('validation-http-scheme-unknown', { value, owner: owner.name });
}

function* validateHeader(header: StructView, path: string, owner: HandlerOwner): Refusals {
  const name = readString(header, 'name');
  const text = name.kind === 'known' ? name.value : name.kind === 'absent' ? '' : undefined;
  if (text === undefined || isHeaderName(text)) return;
  yield {
    ruleId: 'http-get-invalid',
    path,
    span: name.kind === 'known' ? name.span : header.anchor,
    words: invalid(text, headerNameWords),
    message:
      text === ''
        ? message('validation-http-header-nameless', { owner: owner.name })
        : message('validation-http-header-name', { name: text, owner: owner.name }),
  };
}

/** pkg/apis/core/validation/validation.go validateSleepAction. */
function* validateSleep(sleep: StructView, owner: HandlerOwner, pod: PodContext): Refusals {
  const seconds = readNumber(sleep, 'seconds');
  if (seconds.kind === 'unknown') return;
  const value = seconds.kind === 'known' ? seconds.value : 0;
  const branch = seconds.kind === 'known' ? seconds.branch : sleep.branch;
  const graceReading = wherever(branch, pod.gracePeriodSeconds);
  const grace = effectiveGracePeriod(pod, graceReading);
  const isTooShort = pod.server.allowsZeroSleep ? value < 0 : value <= 0;
  if (!isTooShort && (grace === undefined || value <= grace)) return;
  const span = seconds.kind === 'known' ? seconds.span : sleep.anchor;
  const words = grace === undefined ? '' : invalid(value, sleepWords(pod, grace));
  const place = { path: sleep.path, span, words };
  if (isTooShort) {
    const least = pod.server.allowsZeroSleep ? 0 : 1;
    yield {
      ...place,
      ruleId: 'sleep-too-short',
      message: message('validation-sleep-too-short', { value, least, owner: owner.name }),
    };
    return;
  }
  yield {
    ...place,
    ruleId: 'sleep-exceeds-grace-period',
    message: message('validation-sleep-exceeds-grace-period', {
      value,
      grace: grace ?? '',
      owner: owner.name,
    }),
    repairs: grace === undefined ? [] : sleepRepairs(sleep, { value, grace }, pod),
    related:
      graceReading.kind === 'known'
        ? [
            {
              span: graceReading.span,
              message: message('validation-grace-period-of-pod', { grace: graceReading.value }),
            },
          ]
        : [],
  };
}

/** What a process has to shut down by default, after its sleep. */
const shutdownSeconds = 30;

/** Both leave the process time to shut down, which a sleep as long as the grace period would not. */
function sleepRepairs(
  sleep: StructView,
  { value, grace }: { readonly value: number; readonly grace: number },
  pod: PodContext,
): readonly Repair[] {
  const field = 'terminationGracePeriodSeconds';
  const half = Math.floor(grace / 2);
  const lowered = choice(setRepair(sleep, 'seconds', half));
  const lower = { ...lowered, title: message('fix-lower-number', { field: 'seconds', value: half }) };
  const repairs: Repair[] = half > 0 ? [lower] : [];
  const enough = value + shutdownSeconds;
  if (pod.spec && pod.gracePeriodSeconds.kind === 'known' && Number.isSafeInteger(enough)) {
    const raised = choice(setRepair(pod.spec, field, enough));
    repairs.push({ ...raised, title: message('fix-raise-number', { field, value: enough }) });
  }
  return repairs;
}

function sleepWords(pod: PodContext, graceSeconds: number): string {
  const { allowsZeroSleep, version } = pod.server;
  const limit = `less than terminationGracePeriodSeconds (${graceSeconds})`;
  if (allowsZeroSleep) return `must be non-negative and ${limit}`;
  const hint =
    version.minor >= 32 ? '. Enable AllowPodLifecycleSleepActionZeroValue feature gate for zero sleep.' : '';
  return `must be greater than 0 and ${limit}${hint}`;
}

function lastStep(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
