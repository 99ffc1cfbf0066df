import type { Decoded, DecodedStruct } from '../validation/decoded.ts';
import {
  isConditionalIn,
  listFact,
  numberFact,
  portFact,
  type StructSource,
  textFact,
  textItem,
  unknownValue,
} from './decoded-fields.ts';
import type { Handler, HttpHeader, LifecycleHook, ProbeHandlerName } from './probe.ts';
import { probeHandlerNames } from './probe.ts';

/** The handlers of a probe that are set with a value, in the server's order. */
export function handlersOf(probe: DecodedStruct): readonly Handler[] {
  return probeHandlerNames.flatMap((name) => {
    const field = probe.fields.get(name);
    return field ? [handlerOf(name, field)] : [];
  });
}

/** Whether a template decides which handlers a probe gets. */
export function hasConditionalHandler(probe: DecodedStruct): boolean {
  return probeHandlerNames.some((name) => {
    const field = probe.fields.get(name);
    return field !== undefined && isConditionalIn(probe, field);
  });
}

function handlerOf(name: ProbeHandlerName, field: Decoded): Handler {
  const source = sourceOf(field);
  const base = baseOf(field);
  switch (name) {
    case 'exec':
      return { kind: name, ...base, command: listFact(source, 'command', textItem) };
    case 'httpGet':
      return {
        kind: name,
        ...base,
        path: textFact(source, 'path'),
        port: portFact(source, 'port'),
        host: textFact(source, 'host'),
        scheme: textFact(source, 'scheme'),
        headers: listFact(source, 'httpHeaders', headerOf),
      };
    case 'tcpSocket':
      return { kind: name, ...base, port: portFact(source, 'port'), host: textFact(source, 'host') };
    case 'grpc':
      return { kind: name, ...base, port: numberFact(source, 'port'), service: textFact(source, 'service') };
  }
}

type HandlerBase = Pick<Handler, 'keySpan' | 'span' | 'objectPath' | 'isFlow' | 'isOpen' | 'via'>;

function baseOf(field: Decoded): HandlerBase {
  return {
    keySpan: field.keySpan ?? field.span,
    span: field.kind === 'struct' ? field.mapping.span : field.span,
    objectPath: field.path,
    isFlow: field.kind === 'struct' && field.mapping.isFlow,
    isOpen: field.kind !== 'struct' || field.isOpen,
    via: field.via,
  };
}

function sourceOf(field: Decoded): StructSource {
  return field.kind === 'struct' ? field : { kind: 'unreadable', value: unknownValue(field) };
}

function headerOf(item: Decoded): HttpHeader | null {
  if (item.kind !== 'struct') return null;
  return { name: textFact(item, 'name'), value: textFact(item, 'value') };
}

/** A lifecycle hook; null when there is none. */
export function lifecycleHook(container: DecodedStruct, name: 'preStop' | 'postStart'): LifecycleHook | null {
  const lifecycle = container.fields.get('lifecycle');
  if (!lifecycle) return null;
  if (lifecycle.kind !== 'struct') return { kind: 'unclear', ...baseOf(lifecycle) };
  const hook = lifecycle.fields.get(name);
  if (!hook) return lifecycle.isOpen ? { kind: 'unclear', ...baseOf(lifecycle) } : null;
  const unclear: LifecycleHook = { kind: 'unclear', ...baseOf(hook) };
  if (hook.kind !== 'struct' || hook.isOpen || hook.fields.size !== 1) return unclear;
  if (isConditionalIn(container, lifecycle) || isConditionalIn(lifecycle, hook)) return unclear;
  const [entry] = hook.fields;
  if (!entry) return unclear;
  const [handlerName, field] = entry;
  if (field.kind !== 'struct' || isConditionalIn(hook, field)) return unclear;
  switch (handlerName) {
    case 'exec':
    case 'httpGet':
    case 'tcpSocket': {
      const handler = handlerOf(handlerName, field);
      return handler.kind === 'grpc' ? unclear : handler;
    }
    case 'sleep':
      return { kind: 'sleep', ...baseOf(field), seconds: numberFact(field, 'seconds') };
    default:
      return unclear;
  }
}
