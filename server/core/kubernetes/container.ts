import { decode } from '../validation/decode.ts';
import type { Decoded, DecodedStruct } from '../validation/decoded.ts';
import type { MappingEntry } from '../yaml/node.ts';
import { resolveNode } from '../yaml/resolve.ts';
import { amountFact, isConditionalIn, listFact, numberFact, textFact, textItem } from './decoded-fields.ts';
import { knownOr } from './field-value.ts';
import { handlersOf, hasConditionalHandler, lifecycleHook } from './handler.ts';
import { fieldsOf } from './node-fields.ts';
import type {
  AbsentProbe,
  ContainerList,
  ContainerPort,
  ContainerResources,
  EnvironmentVariable,
  ObjectFacts,
  PodFacts,
  Probe,
  ProbedContainer,
  ProbeName,
  ResourceAmounts,
} from './probe.ts';
import { newestKnownVersion } from './version.ts';

/** Where a container stands and what stands around it. */
export interface ContainerSurroundings {
  /** Null where it stands in no list of a pod spec. */
  readonly list: ContainerList | null;
  readonly index: number;
  readonly pod: PodFacts;
  readonly object: ObjectFacts;
}

/** What a decoded container says that matters to probes. */
export function containerFacts(
  container: DecodedStruct,
  { list, index, pod, object }: ContainerSurroundings,
): ProbedContainer {
  const restartPolicy = textFact(container, 'restartPolicy');
  const always = restartPolicy.kind === 'unknown' ? 'unknown' : knownOr(restartPolicy, '') === 'Always';
  return {
    name: textFact(container, 'name'),
    image: textFact(container, 'image'),
    list,
    index,
    isSidecar: list === 'initContainers' ? always : false,
    restartPolicy,
    span: container.mapping.span,
    objectPath: container.path,
    ports: listFact(container, 'ports', portOf),
    command: listFact(container, 'command', textItem),
    args: listFact(container, 'args', textItem),
    env: listFact(container, 'env', environmentVariableOf),
    resources: resourcesOf(container),
    preStop: lifecycleHook(container, 'preStop'),
    postStart: lifecycleHook(container, 'postStart'),
    probes: {
      startupProbe: probeOf(container, 'startupProbe'),
      livenessProbe: probeOf(container, 'livenessProbe'),
      readinessProbe: probeOf(container, 'readinessProbe'),
    },
    pod,
    object,
    via: container.via,
    isOpen: container.isOpen,
  };
}

function probeOf(container: DecodedStruct, name: ProbeName): Probe | AbsentProbe {
  const written = container.fields.get(name);
  if (!written) return absentProbe(container, name);
  const isAlternative = written.kind === 'unknown' && written.reason === 'alternatives';
  const field = isAlternative ? richestAlternative(container, written) : written;
  if (field?.kind !== 'struct') return { kind: 'unknown', keySpan: written.keySpan };
  return {
    kind: 'probe',
    name,
    keySpan: field.keySpan ?? field.span,
    span: field.mapping.span,
    objectPath: field.path,
    isFlow: field.mapping.isFlow,
    isOpen: field.isOpen || hasConditionalHandler(field),
    via: field.via,
    timing: {
      initialDelaySeconds: numberFact(field, 'initialDelaySeconds'),
      periodSeconds: numberFact(field, 'periodSeconds'),
      timeoutSeconds: numberFact(field, 'timeoutSeconds'),
      successThreshold: numberFact(field, 'successThreshold'),
      failureThreshold: numberFact(field, 'failureThreshold'),
      terminationGracePeriodSeconds: numberFact(field, 'terminationGracePeriodSeconds'),
    },
    handlers: handlersOf(field),
    isConditional: isAlternative || isConditionalIn(container, field),
  };
}

/** Of probes in exclusive template branches the one that says most in the text; the last of equal ones. */
function richestAlternative(container: DecodedStruct, { path, via }: Decoded): DecodedStruct | null {
  const name = path.slice(path.lastIndexOf('.') + 1);
  const member = fieldsOf(container.mapping)?.members.get(name);
  let richest: { readonly entry: MappingEntry; readonly size: number } | null = null;
  for (const entry of member ? [...member.alternatives, member.entry] : []) {
    const { node } = resolveNode(entry.value);
    const size = node?.kind === 'mapping' ? node.entries.length : -1;
    if (size >= (richest?.size ?? 0)) richest = { entry, size };
  }
  if (!richest) return null;
  const { entry } = richest;
  const request = { type: 'Probe', path, version: newestKnownVersion, item: null, scope: 'object' } as const;
  const probe = decode(entry.value, { ...request, report: () => {} });
  return probe.kind === 'struct'
    ? { ...probe, keySpan: entry.key.span, via: [...via, ...probe.via], isConditional: true }
    : null;
}

function absentProbe(container: DecodedStruct, name: ProbeName): AbsentProbe {
  const written = fieldsOf(container.mapping)?.members.get(name);
  if (written) return { kind: 'null-valued', keySpan: written.entry.key.span };
  return { kind: container.isOpen ? 'unknown' : 'absent', keySpan: null };
}

function portOf(item: Decoded): ContainerPort | null {
  if (item.kind !== 'struct') return null;
  return {
    name: textFact(item, 'name'),
    containerPort: numberFact(item, 'containerPort'),
    protocol: textFact(item, 'protocol'),
    span: item.span,
  };
}

function environmentVariableOf(item: Decoded): EnvironmentVariable | null {
  if (item.kind !== 'struct') return null;
  return { name: textFact(item, 'name'), value: textFact(item, 'value') };
}

function resourcesOf(container: DecodedStruct): ContainerResources {
  return { requests: amountsOf(container, 'requests'), limits: amountsOf(container, 'limits') };
}

function amountsOf(container: DecodedStruct, name: keyof ContainerResources): ResourceAmounts {
  const amount = (resource: string) => amountFact(container, ['resources', name, resource]);
  return { cpu: amount('cpu'), memoryBytes: amount('memory') };
}
