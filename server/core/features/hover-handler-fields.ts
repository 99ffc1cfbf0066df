import { describeLine } from '../kubernetes/describe-line.ts';
import type { FieldDefinition } from '../kubernetes/field-definition.ts';
import { absent, type FieldValue } from '../kubernetes/field-value.ts';
import { hookFields, sleepFields } from '../kubernetes/pod-fields.ts';
import type { Handler, LifecycleHook, ListValue, Probe, ProbedContainer } from '../kubernetes/probe.ts';
import {
  execFields,
  fieldsOfHandler,
  grpcFields,
  httpGetFields,
  httpHeaderFields,
  tcpSocketFields,
} from '../kubernetes/probe-fields.ts';
import { resolvePort } from '../kubernetes/resolve-port.ts';
import type { Message } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import type { Span } from '../text/span.ts';
import type { FieldSubject } from './hover-field.ts';
import { passing, processesStarted } from './hover-handler.ts';
import type { HoverText } from './hover-probe-view.ts';
import { viewProbe } from './hover-probe-view.ts';
import { code } from './markdown.ts';

/** A place with a field, and how to say what the field is. */
export interface FieldPlace {
  readonly span: Span;
  readonly subject: (text: HoverText) => FieldSubject;
}

type Scalar = FieldValue<string | number | boolean>;

/** The places of a written value: its key, and the value or the alias that stands for it. */
export function placesOf(value: Scalar, subject: FieldPlace['subject']): FieldPlace[] {
  if (value.kind === 'absent' || value.keySpan === null) return [];
  const alias = value.via[0]?.kind === 'alias' ? [value.via[0].span] : [];
  return [value.keySpan, value.span, ...alias].map((span) => ({ span, subject }));
}

/** The fields inside the handlers of a probe. */
export function probeHandlerPlaces(container: ProbedContainer, probe: Probe): FieldPlace[] {
  return probe.handlers.flatMap((handler) => handlerPlaces({ container, probe }, handler));
}

/** A field of a probe's handler that has no value, by its name. */
export function emptyHandlerField(
  { container, probe }: { readonly container: ProbedContainer; readonly probe: Probe },
  handler: Handler['kind'],
  name: string,
): FieldPlace['subject'] | null {
  const definition = Object.hasOwn(fieldsOfHandler[handler], name)
    ? fieldsOfHandler[handler][name]
    : undefined;
  if (!definition) return null;
  return (text) => probeSubject({ container, probe, owner: handler }, { definition, value: absent }, text);
}

/** The lifecycle hook's own key, and the fields inside. */
export function hookPlaces(container: ProbedContainer, hook: LifecycleHook): FieldPlace[] {
  if (hook.kind === 'unclear') return [];
  const definition = hookFields[hook.kind];
  const own: FieldPlace = {
    span: hook.keySpan,
    subject: () => ({ owner: 'lifecycle', definition, value: absent }),
  };
  if (hook.kind !== 'sleep') return [own, ...handlerPlaces({ container, probe: null }, hook)];
  const seconds: FieldPlace['subject'] = () => ({
    owner: 'sleep',
    definition: sleepFields.seconds,
    value: hook.seconds,
  });
  return [own, ...placesOf(hook.seconds, seconds)];
}

interface Owner {
  readonly container: ProbedContainer;
  /** Null in a lifecycle hook. */
  readonly probe: Probe | null;
}

function handlerPlaces(owner: Owner, handler: Handler): FieldPlace[] {
  const place = (definition: FieldDefinition, value: Scalar): FieldPlace[] =>
    placesOf(value, (text) => probeSubject({ ...owner, owner: handler.kind }, { definition, value }, text));
  const list = (definition: FieldDefinition, value: ListValue<unknown>): FieldPlace[] => {
    if (value.kind !== 'known') return [];
    const subject: FieldPlace['subject'] = (text) =>
      probeSubject({ ...owner, owner: handler.kind }, { definition, value: absent }, text);
    return [{ span: value.keySpan, subject }];
  };
  switch (handler.kind) {
    case 'exec':
      return list(execFields.command, handler.command);
    case 'httpGet':
      return [
        ...place(httpGetFields.path, handler.path),
        ...place(httpGetFields.port, handler.port),
        ...place(httpGetFields.host, handler.host),
        ...place(httpGetFields.scheme, handler.scheme),
        ...list(httpGetFields.httpHeaders, handler.headers),
        ...headerPlaces(handler),
      ];
    case 'tcpSocket':
      return [...place(tcpSocketFields.port, handler.port), ...place(tcpSocketFields.host, handler.host)];
    case 'grpc':
      return [...place(grpcFields.port, handler.port), ...place(grpcFields.service, handler.service)];
  }
}

function headerPlaces({ headers }: Handler & { kind: 'httpGet' }): FieldPlace[] {
  if (headers.kind !== 'known') return [];
  return headers.items.flatMap(({ name, value }) => [
    ...placesOf(name, () => ({ owner: 'httpHeaders', definition: httpHeaderFields.name, value: name })),
    ...placesOf(value, () => ({ owner: 'httpHeaders', definition: httpHeaderFields.value, value })),
  ]);
}

interface Written {
  readonly definition: FieldDefinition;
  readonly value: Scalar;
}

function probeSubject(
  { container, probe, owner }: Owner & { readonly owner: string },
  { definition, value }: Written,
  text: HoverText,
): FieldSubject {
  const { facts, cautions } = definition.name === 'port' ? portStatements(container, value) : noStatements;
  const isHost = definition.name === 'host' && value.kind === 'known' && value.value !== '';
  const hostCaution = isHost ? [message('hover-host', { host: code(String(value.value)) })] : [];
  const view = probe && viewProbe(container, probe, text);
  const isCommand = definition.name === 'command';
  return {
    owner,
    definition,
    value,
    meaningOfValue: facts,
    consequences:
      view && isCommand ? [passing(view, 'exec'), processesStarted(view.check.periodSeconds)] : [],
    cautions: [...cautions, ...hostCaution],
    describeLine: view && describeLine(view.probe, view.timing),
  };
}

interface PortStatements {
  readonly facts: readonly string[];
  readonly cautions: readonly Message[];
}

const noStatements: PortStatements = { facts: [], cautions: [] };

function portStatements(container: ProbedContainer, value: Scalar): PortStatements {
  if (value.kind === 'known' && typeof value.value === 'boolean') return noStatements;
  const resolved = resolvePort(container, value as FieldValue<string | number>);
  switch (resolved.kind) {
    case 'named':
      return {
        facts: [`${code(resolved.name)} → ${code(`${resolved.containerPort}/${resolved.protocol}`)}`],
        cautions: [],
      };
    case 'undefined':
      return { facts: [], cautions: [message('hover-port-undefined', { port: code(resolved.name) })] };
    case 'number':
    case 'unknown':
      return noStatements;
  }
}
