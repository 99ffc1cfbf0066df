import { checkTiming, effectiveTiming, podGracePeriod } from '../kubernetes/effective.ts';
import { absent, knownOr } from '../kubernetes/field-value.ts';
import {
  containerFields,
  containerPortFields,
  lifecycleFields,
  podFields,
  workloadFields,
} from '../kubernetes/pod-fields.ts';
import type { ContainerPort, LifecycleHook, Probe, ProbedContainer } from '../kubernetes/probe.ts';
import { probeNames } from '../kubernetes/probe.ts';
import type { Message } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import {
  readyAfterStart,
  shortestGraceSeconds,
  startupBudgetSeconds,
  termToKillSeconds,
} from '../simulation/closed-forms.ts';
import { secondsText } from './hover-card.ts';
import type { FieldSubject } from './hover-field.ts';
import type { FieldPlace } from './hover-handler-fields.ts';
import { hookPlaces, placesOf } from './hover-handler-fields.ts';
import { code } from './markdown.ts';

/** The fields around a container's probes that decide how their verdicts are acted upon. */
export function surroundingPlaces(container: ProbedContainer): FieldPlace[] {
  const hooks = [container.preStop, container.postStart].filter((hook) => hook !== null);
  return [
    ...(container.ports.kind === 'known'
      ? container.ports.items.flatMap((port) => portPlaces(container, port))
      : []),
    ...hooks.flatMap((hook) => hookPlaces(container, hook)),
    ...placesOf(container.restartPolicy, () => containerPolicy(container)),
    ...podPlaces(container),
    ...workloadPlaces(container),
  ];
}

function portPlaces(container: ProbedContainer, port: ContainerPort): FieldPlace[] {
  const { name, containerPort, protocol } = port;
  const consequences = [portUse(container, port)];
  const owner = 'ports';
  return [
    ...placesOf(name, () => ({ owner, definition: containerPortFields.name, value: name, consequences })),
    ...placesOf(containerPort, () => ({
      owner,
      definition: containerPortFields.containerPort,
      value: containerPort,
      consequences,
    })),
    ...placesOf(protocol, () => ({ owner, definition: containerPortFields.protocol, value: protocol })),
  ];
}

/** Which probes check a port, by number or by name; null where a template decides. */
function portUse({ probes }: ProbedContainer, { name, containerPort }: ContainerPort): Message | null {
  const own = probeNames.map((probe) => probes[probe]).filter((probe) => probe.kind === 'probe');
  const users = own.filter((probe) =>
    probe.handlers.some((handler) => {
      if (handler.kind === 'exec' || handler.port.kind !== 'known') return false;
      const { value } = handler.port;
      return (
        (name.kind === 'known' && name.value === value) ||
        (containerPort.kind === 'known' && containerPort.value === value)
      );
    }),
  );
  if (users.length === 0) return own.length === 0 ? null : message('hover-port-unused');
  return message('hover-port-used', { probes: users.map((probe) => code(probe.name)).join(', ') });
}

function containerPolicy(container: ProbedContainer): FieldSubject {
  const { initRestartPolicy, restartPolicy } = containerFields;
  return {
    owner: container.list ?? 'containers',
    definition: container.list === 'initContainers' ? initRestartPolicy : restartPolicy,
    value: container.restartPolicy,
    consequences: [policyMeaning(container.restartPolicy)],
  };
}

function policyMeaning(policy: ProbedContainer['restartPolicy']): Message | null {
  switch (knownOr(policy, '')) {
    case 'Always':
      return message('hover-restart-backoff');
    case 'OnFailure':
      return message('hover-restart-on-failure');
    case 'Never':
      return message('hover-restart-never');
    default:
      return null;
  }
}

const owner = 'Pod';

function podPlaces(container: ProbedContainer): FieldPlace[] {
  const { terminationGracePeriodSeconds: grace, restartPolicy, readinessGates, hostNetwork } = container.pod;
  const gates: FieldPlace[] =
    readinessGates.kind === 'known'
      ? [
          {
            span: readinessGates.keySpan,
            subject: () => ({
              owner,
              definition: podFields.readinessGates,
              value: absent,
              meaningOfValue: readinessGates.items.map((gate) => code(knownOr(gate, '?') ?? '?')),
              consequences: [message('hover-gates')],
            }),
          },
        ]
      : [];
  return [
    ...placesOf(grace, () => podGrace(container)),
    ...placesOf(restartPolicy, () => ({
      owner,
      definition: podFields.restartPolicy,
      value: restartPolicy,
      consequences: [policyMeaning(restartPolicy)],
    })),
    ...placesOf(hostNetwork, () => ({ owner, definition: podFields.hostNetwork, value: hostNetwork })),
    ...gates,
  ];
}

/** The Pod's grace period, also where it is left out. */
export function podGrace(container: ProbedContainer): FieldSubject {
  const pod = podGracePeriod(container);
  const value = container.pod.terminationGracePeriodSeconds;
  const isNegative = value.kind === 'known' && value.value < 0;
  const own = (['livenessProbe', 'startupProbe'] as const).flatMap((name) => {
    const probe = container.probes[name];
    if (probe.kind !== 'probe') return [];
    const seconds = probe.timing.terminationGracePeriodSeconds;
    if (seconds.kind !== 'known' || seconds.value < 1) return [];
    return [
      message('hover-own-grace', { probe: code(name), grace: secondsText(termToKillSeconds(seconds.value)) }),
    ];
  });
  return {
    owner,
    definition: podFields.terminationGracePeriodSeconds,
    value,
    consequences: [
      pod && message('hover-pod-grace', { grace: secondsText(termToKillSeconds(pod.seconds)) }),
      ...own,
    ],
    cautions: [isNegative ? message('hover-negative-grace') : null],
  };
}

function workloadPlaces(container: ProbedContainer): FieldPlace[] {
  const { minReadySeconds, progressDeadlineSeconds, kind } = container.object;
  const workload = knownOr(kind, 'spec') ?? 'spec';
  return [
    ...placesOf(minReadySeconds, () => ({
      owner: workload,
      definition: workloadFields.minReadySeconds,
      value: minReadySeconds,
      consequences: [availableAfterStart(container), message('hover-min-ready')],
    })),
    ...placesOf(progressDeadlineSeconds, () => ({
      owner: workload,
      definition: workloadFields.progressDeadlineSeconds,
      value: progressDeadlineSeconds,
      consequences: [message('hover-deadline')],
      cautions: [shortDeadline(container)],
    })),
  ];
}

function timingOf(container: ProbedContainer, probe: Probe) {
  return checkTiming(probe, effectiveTiming(probe, container.object.role));
}

function availableAfterStart(container: ProbedContainer): Message | null {
  const { readinessProbe, startupProbe } = container.probes;
  const minimum = knownOr(container.object.minReadySeconds, workloadFields.minReadySeconds.defaultValue);
  if (readinessProbe.kind !== 'probe' || startupProbe.kind === 'unknown' || minimum === undefined)
    return null;
  const startup = startupProbe.kind === 'probe' ? timingOf(container, startupProbe) : null;
  const ready = readyAfterStart(timingOf(container, readinessProbe), startup);
  if (ready === null) return null;
  const range = { minSeconds: ready.minSeconds + minimum, maxSeconds: ready.maxSeconds + minimum };
  return message('hover-min-ready-available', { range: secondsText(range) });
}

function shortDeadline(container: ProbedContainer): Message | null {
  const { startupProbe } = container.probes;
  const { minReadySeconds, progressDeadlineSeconds } = container.object;
  if (startupProbe.kind !== 'probe' || progressDeadlineSeconds.kind !== 'known') return null;
  const budget = startupBudgetSeconds(timingOf(container, startupProbe));
  const ready = knownOr(minReadySeconds, workloadFields.minReadySeconds.defaultValue);
  if (budget === null || ready === undefined || budget + ready <= progressDeadlineSeconds.value) return null;
  return message('hover-deadline-too-short', { budget: secondsText(budget), ready: secondsText(ready) });
}

/** A lifecycle hook as a whole, for the hover on its key. */
export function hookSubject(container: ProbedContainer, name: 'preStop' | 'postStart'): FieldSubject {
  return {
    owner: 'lifecycle',
    definition: lifecycleFields[name],
    value: absent,
    ...(name === 'preStop' ? preStopStatements(container, container.preStop) : {}),
  };
}

function preStopStatements(container: ProbedContainer, hook: LifecycleHook | null): Partial<FieldSubject> {
  const grace = podGracePeriod(container);
  if (grace === null) return {};
  const graceText = secondsText(grace.seconds);
  const sleep = hook?.kind === 'sleep' && hook.seconds.kind === 'known' ? hook.seconds.value : null;
  if (sleep === null) {
    const least = secondsText(shortestGraceSeconds);
    return { consequences: [message('hover-pre-stop-open', { grace: graceText, least })] };
  }
  const left = secondsText(termToKillSeconds(grace.seconds, sleep));
  return {
    consequences: [message('hover-pre-stop-left', { grace: graceText, left })],
    cautions: [sleep >= grace.seconds ? message('hover-pre-stop-too-long') : null],
  };
}
