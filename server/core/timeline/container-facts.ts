import type { DocumentSource } from '../analysis.ts';
import { isShared, sharedSpans } from '../edits/index.ts';
import type { Finding } from '../finding.ts';
import type { Effective } from '../kubernetes/effective.ts';
import { effectiveTiming, isAllowed, podGracePeriod } from '../kubernetes/effective.ts';
import type { FieldDefinition } from '../kubernetes/field-definition.ts';
import type { FieldValue } from '../kubernetes/field-value.ts';
import { podFields } from '../kubernetes/pod-fields.ts';
import type { AbsentProbe, Probe, ProbedContainer, ProbeName, TimingFieldName } from '../kubernetes/probe.ts';
import { probeNames, timingFieldNames } from '../kubernetes/probe.ts';
import { onlySuccessThreshold, timingFields } from '../kubernetes/probe-fields.ts';
import type { Language } from '../messages/message.ts';
import { message, renderMessage } from '../messages/message.ts';
import { readDocument } from '../read-document.ts';
import type { RestartPolicy } from '../simulation/scenario.ts';
import type { Span } from '../text/span.ts';
import { handlerLabel } from './handler-label.ts';
import type { CardSurroundings } from './number-cards.ts';
import { graceCard, numberCard } from './number-cards.ts';
import { probeAddition } from './probe-edits.ts';
import { suggestionsFor } from './suggestions.ts';
import type {
  BoxProblem,
  LockReason,
  MissingProbe,
  NumberBox,
  TimelineContainer,
  TimelineProbe,
} from './timeline-container.ts';

/** A container of a document, with what was found in that document. */
export interface ContainerQuestion {
  readonly container: ProbedContainer;
  readonly source: DocumentSource;
  readonly findings: readonly Finding[];
  readonly language: Language;
  readonly key: string;
  /** Given, the numbers come with their cards. */
  readonly cards?: CardSurroundings;
}

/** What the timeline's preview shows of a container. */
export function timelineContainer(question: ContainerQuestion): TimelineContainer<Span> {
  const { container, key } = question;
  const { object, name } = container;
  const shared = sharedSpans(readDocument(question.source).root);
  const asked: Asked = { ...question, shared };
  const entries = probeNames.map((probe) => [probe, probeOf(asked, probe)] as const);
  return {
    key,
    name: name.kind === 'known' ? name.value : `${container.list ?? 'container'}[${container.index}]`,
    object: [object.kind, object.name]
      .flatMap((field) => (field.kind === 'known' ? [field.value] : []))
      .join('/'),
    list: container.list,
    role: roleOf(container),
    isServed: object.kind.kind !== 'known' || !['Job', 'CronJob'].includes(object.kind.value),
    restartPolicy: restartPolicyOf(container),
    probes: Object.fromEntries(entries) as TimelineContainer<Span>['probes'],
    grace: podGraceBox(asked),
    preStopSeconds: preStopSecondsOf(container),
    place: name.kind === 'known' && name.via.length === 0 ? name.span : container.span,
    suggestions: suggestionsFor(question),
  };
}

interface Asked extends ContainerQuestion {
  readonly shared: readonly Span[];
}

function roleOf({ list, isSidecar }: ProbedContainer): TimelineContainer<Span>['role'] {
  if (list === 'ephemeralContainers') return 'ephemeral';
  if (list !== 'initContainers') return 'regular';
  return isSidecar === false ? 'init' : 'sidecar';
}

function restartPolicyOf({ restartPolicy, pod, object, isSidecar }: ProbedContainer): RestartPolicy {
  if (isSidecar === true) return 'Always';
  for (const policy of [restartPolicy, pod.restartPolicy]) {
    if (policy.kind === 'known' && isRestartPolicy(policy.value)) return policy.value;
  }
  return object.kind.kind === 'known' && ['Job', 'CronJob'].includes(object.kind.value)
    ? 'OnFailure'
    : 'Always';
}

function isRestartPolicy(text: string): text is RestartPolicy {
  return text === 'Always' || text === 'OnFailure' || text === 'Never';
}

/** `sleep` says how long it takes; what a command takes nobody knows. */
function preStopSecondsOf({ preStop }: ProbedContainer): number | null {
  return preStop?.kind === 'sleep' && preStop.seconds.kind === 'known' ? preStop.seconds.value : null;
}

function probeOf(asked: Asked, name: ProbeName): TimelineProbe<Span> | MissingProbe<Span> {
  const probe = asked.container.probes[name];
  return probe.kind === 'probe' ? presentProbe(asked, probe) : missingProbe(asked, name, probe);
}

function missingProbe(asked: Asked, name: ProbeName, probe: AbsentProbe): MissingProbe<Span> {
  const isUnknown = probe.kind === 'unknown' || asked.container.isOpen;
  const addition = isUnknown ? null : probeAddition(asked.container, asked.source, name);
  return {
    kind: isUnknown ? 'unknown' : 'absent',
    place: probe.keySpan,
    addition: addition && renderMessage(message('timeline-add-probe', { probe: name }), asked.language),
  };
}

function presentProbe(asked: Asked, probe: Probe): TimelineProbe<Span> {
  const [handler] = probe.handlers;
  const timing = effectiveTiming(probe, asked.container.object.role);
  const boxes = timingFieldNames
    .filter((name) => (timingFields[name] as FieldDefinition).probes.includes(probe.name))
    .map((name) => [name, numberBox(asked, probe, { name, effective: timing[name] })] as const);
  return {
    kind: 'probe',
    handler: handler ? handlerLabel(handler) : null,
    numbers: Object.fromEntries(boxes),
    place: probe.keySpan,
    problems: problemsAt(asked, probe.keySpan),
  };
}

function numberBox(
  asked: Asked,
  probe: Probe,
  { name, effective }: { readonly name: TimingFieldName; readonly effective: Effective },
): NumberBox<Span> {
  const definition: FieldDefinition = timingFields[name];
  const field = probe.timing[name];
  const only = name === 'successThreshold' ? onlySuccessThreshold[probe.name] : null;
  const isUsable = effective.kind === 'known' && isAllowed(probe, name, effective.value);
  const inherited =
    podGracePeriod(asked.container)?.seconds ?? podFields.terminationGracePeriodSeconds.defaultValue;
  const fallback = typeof definition.defaultValue === 'number' ? definition.defaultValue : inherited;
  return {
    field: name,
    value: isUsable ? effective.value : fallback,
    origin: originOf(effective, isUsable),
    lock: lockOf(asked, { field, mapping: probe, isFixed: only !== null && field.kind === 'absent' }),
    minimum: definition.minimum ?? 0,
    maximum: only ?? definition.maximum ?? largestInt32,
    place: placeOf(field),
    problems: field.kind === 'absent' ? [] : problemsOfField(asked, field),
    card: numberCard(asked, probe, name),
  };
}

/** The numbers of probes are int32. */
const largestInt32 = 2 ** 31 - 1;

function originOf(effective: Effective, isUsable: boolean): NumberBox<Span>['origin'] {
  if (effective.kind === 'unset') return 'pod';
  if (effective.kind === 'unknown') return 'assumed';
  if (effective.origin.kind === 'default') return 'default';
  return isUsable ? 'written' : 'assumed';
}

interface LockQuestion {
  readonly field: FieldValue<number>;
  readonly mapping: { readonly span: Span; readonly isOpen: boolean; readonly via: readonly unknown[] };
  readonly isFixed: boolean;
}

function lockOf({ shared }: Asked, { field, mapping, isFixed }: LockQuestion): LockReason | null {
  if (isFixed) return 'fixed';
  if (field.kind === 'unknown' && field.reason !== 'mistyped') return 'template';
  if (mapping.isOpen && field.kind === 'absent') return 'template';
  if (mapping.via.length > 0 || (field.kind !== 'absent' && field.via.length > 0)) return 'shared';
  return isShared(mapping.span, shared) ? 'shared' : null;
}

function placeOf(field: FieldValue<number>): Span | null {
  return field.kind === 'absent' ? null : field.span;
}

function podGraceBox(asked: Asked): NumberBox<Span> {
  const { pod, object } = asked.container;
  const field = pod.terminationGracePeriodSeconds;
  const definition: FieldDefinition = podFields.terminationGracePeriodSeconds;
  const effective = podGracePeriod(asked.container);
  const isAssumed = effective === null;
  return {
    field: 'terminationGracePeriodSeconds',
    value: effective?.seconds ?? podFields.terminationGracePeriodSeconds.defaultValue,
    origin: isAssumed ? 'assumed' : effective.from === 'default' ? 'default' : 'written',
    lock:
      pod.span === null || object.role === 'fragment'
        ? 'template'
        : lockOf(asked, { field, mapping: { span: pod.span, isOpen: false, via: [] }, isFixed: false }),
    minimum: definition.minimum ?? 0,
    maximum: largestInt32,
    place: placeOf(field),
    problems: field.kind === 'absent' ? [] : problemsOfField(asked, field),
    card: graceCard(asked),
  };
}

function problemsOfField(
  asked: Asked,
  field: Exclude<FieldValue<number>, { kind: 'absent' }>,
): readonly BoxProblem[] {
  const start = field.keySpan && field.via.length === 0 ? field.keySpan.start : field.span.start;
  return problemsAt(asked, { start, end: field.span.end });
}

/** Findings that stand inside a span. */
function problemsAt({ findings, language }: Asked, span: Span): readonly BoxProblem[] {
  return findings
    .filter((finding) => span.start <= finding.span.start && finding.span.end <= span.end)
    .map(({ severity, message: words }) => ({ severity, text: renderMessage(words, language) }));
}
