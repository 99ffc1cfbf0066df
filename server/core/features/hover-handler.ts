import { describeLine } from '../kubernetes/describe-line.ts';
import type { FieldDefinition } from '../kubernetes/field-definition.ts';
import type { FieldValue } from '../kubernetes/field-value.ts';
import { absent, knownOr } from '../kubernetes/field-value.ts';
import type { Handler, ListValue, ProbedContainer, ProbeHandlerName } from '../kubernetes/probe.ts';
import { grpcFields, handlerFields, httpGetFields } from '../kubernetes/probe-fields.ts';
import { resolvePort } from '../kubernetes/resolve-port.ts';
import type { Message } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import { runsPerMinute } from '../simulation/closed-forms.ts';
import type { HoverCard } from './hover-card.ts';
import { secondsText } from './hover-card.ts';
import type { ProbeView } from './hover-probe-view.ts';
import { stepsText } from './hover-value.ts';
import { versionCaution } from './hover-version.ts';
import { code } from './markdown.ts';

/** The card of `httpGet`, `tcpSocket`, `grpc` or `exec` in a probe; `handler` is null where it has no value. */
export function handlerCard(view: ProbeView, name: ProbeHandlerName, handler: Handler | null): HoverCard {
  const definition: FieldDefinition = handlerFields[name];
  const through = handler?.via.length
    ? [message('hover-through', { steps: stepsText(handler.via, view) })]
    : [];
  return {
    title: `**${name}** · ${code(view.probe.name)}`,
    meaning: message(definition.meaning),
    facts: handler
      ? [...targetFacts(view.container, handler), ...through]
      : [message('hover-value-no-handler')],
    consequences: [passing(view, name), ...further(view, name)].filter((each) => each !== null),
    cautions: [versionCaution(definition, view), ...(handler ? cautionsOn(view, handler) : [])].filter(
      (each) => each !== null,
    ),
    page: definition.page,
    describeLine: describeLine(view.probe, view.timing),
  };
}

const passes = {
  exec: 'hover-exec-passes',
  httpGet: 'hover-http-passes',
  tcpSocket: 'hover-tcp-passes',
  grpc: 'hover-grpc-passes',
} as const;

/** What a check has to do to pass. */
export function passing({ check }: ProbeView, name: ProbeHandlerName): Message | null {
  if (check.timeoutSeconds === null) return null;
  return message(passes[name], { timeout: secondsText(check.timeoutSeconds) });
}

function further({ check }: ProbeView, name: ProbeHandlerName): (Message | null)[] {
  switch (name) {
    case 'exec':
      return [processesStarted(check.periodSeconds)];
    case 'httpGet':
      return [message('hover-http-redirect')];
    case 'tcpSocket':
      return [];
    case 'grpc':
      return [message('hover-grpc-service-missing')];
  }
}

/** How many processes an exec probe starts; below two a minute, an hour is the better measure. */
export function processesStarted(periodSeconds: number | null): Message | null {
  const perMinute = runsPerMinute(periodSeconds);
  if (perMinute === null) return null;
  if (perMinute >= 2) return message('hover-exec-per-minute', { count: Math.round(perMinute) });
  return message('hover-exec-per-hour', { count: Math.max(1, Math.round(perMinute * 60)) });
}

/** Whom the kubelet asks for what. */
function targetFacts(container: ProbedContainer, handler: Handler): string[] {
  switch (handler.kind) {
    case 'exec':
      return commandFacts(handler.command);
    case 'httpGet': {
      const { path: pathField, scheme: schemeField } = httpGetFields;
      const scheme = textOf(handler.scheme, schemeField.defaultValue).toLowerCase();
      const path = textOf(handler.path, pathField.defaultValue) || pathField.defaultValue;
      const address = addressOf(container, handler.host, handler.port);
      const slash = path.startsWith('/') ? '' : '/';
      return [code(`GET ${scheme}://${address}${slash}${path}`), ...portFacts(container, handler.port)];
    }
    case 'tcpSocket':
      return [code(addressOf(container, handler.host, handler.port)), ...portFacts(container, handler.port)];
    case 'grpc': {
      const service = textOf(handler.service, grpcFields.service.defaultValue);
      return [
        code(addressOf(container, absent, handler.port)),
        ...(service === '' ? [] : [code(`service: ${service}`)]),
      ];
    }
  }
}

function commandFacts(command: ListValue<FieldValue<string>>): string[] {
  if (command.kind !== 'known') return [];
  return [code(command.items.map((item) => textOf(item, '')).join(' '))];
}

function addressOf(
  container: ProbedContainer,
  host: FieldValue<string>,
  port: FieldValue<number | string>,
): string {
  const resolved = resolvePort(container, port);
  const shown = resolved.kind === 'named' ? resolved.containerPort : textOf(port, '?');
  return `${textOf(host, '') || 'POD-IP'}:${shown}`;
}

function textOf(field: FieldValue<string | number>, fallback: string): string {
  return String(knownOr<string | number>(field, fallback) ?? '?');
}

/** `http` → `8080/TCP` */
function portFacts(container: ProbedContainer, port: FieldValue<number | string>): string[] {
  const resolved = resolvePort(container, port);
  if (resolved.kind !== 'named') return [];
  return [`${code(resolved.name)} → ${code(`${resolved.containerPort}/${resolved.protocol}`)}`];
}

function cautionsOn({ container }: ProbeView, handler: Handler): (Message | null)[] {
  if (handler.kind !== 'httpGet' && handler.kind !== 'tcpSocket') return [];
  const port = resolvePort(container, handler.port);
  const undefinedPort =
    port.kind === 'undefined' ? message('hover-port-undefined', { port: code(port.name) }) : null;
  const { host } = handler;
  const otherHost =
    host.kind === 'known' && host.value !== '' ? message('hover-host', { host: code(host.value) }) : null;
  const littleProof = handler.kind === 'tcpSocket' ? message('hover-tcp-proves') : null;
  return [undefinedPort, otherHost, littleProof];
}
