import type { EditResult } from '../../edits/index.ts';
import { appendItem, declined, fixesWith, isShared } from '../../edits/index.ts';
import type { Fix } from '../../finding.ts';
import type { KnownValue } from '../../kubernetes/field-value.ts';
import { knownOr } from '../../kubernetes/field-value.ts';
import type { ContainerPort, Handler, Probe } from '../../kubernetes/probe.ts';
import { probeNames } from '../../kubernetes/probe.ts';
import { message } from '../../messages/message.ts';
import { isPortName } from '../../validation/validate-names.ts';
import type { Subject } from '../rule.ts';
import { hasTemplateBlock } from '../template-blocks.ts';
import { replaceValue } from './handler-edits.ts';
import { isPage } from './page-path.ts';
import { portSpeech } from './port-speech.ts';
import { pathOf } from './question.ts';
import { isSamePort } from './same-question.ts';

interface Found {
  readonly handler: Handler;
  readonly port: KnownValue<number>;
  readonly kind: 'undeclared' | 'typo' | 'other-protocol' | 'sibling';
}

/** Asks the declared port, or declares the asked one; neither for the port of another container. */
export function portFixes(subject: Subject & { readonly probe: Probe }, found: Found): readonly Fix[] {
  const { kind } = found;
  const use = kind === 'sibling' ? [] : useDeclared(subject, found, kind !== 'undeclared');
  const isDeclared = kind === 'sibling' || kind === 'other-protocol';
  const isPreferred = kind === 'undeclared' || use.length === 0;
  const declare = isDeclared ? [] : declarePort(subject, found, isPreferred);
  return kind === 'undeclared' ? [...declare, ...use] : [...use, ...declare];
}

/** The only port that it could be, unless that would bring another finding. */
function useDeclared(
  subject: Subject & { readonly probe: Probe },
  { handler, port, kind }: Found,
  isPreferred: boolean,
): readonly Fix[] {
  const { ports } = subject.container;
  // It is reported once; elsewhere it would come up next.
  if (kind === 'undeclared' && isAskedElsewhere(subject, port)) return [];
  const [only, second] = ports.kind === 'known' ? ports.items.filter(isTcp) : [];
  if (!only || second || only.containerPort.kind !== 'known' || only.name.kind === 'unknown') return [];
  if (!fits(subject, handler, only)) return [];
  const number = only.containerPort.value;
  const name = only.name.kind === 'known' && isPortName(only.name.value) ? only.name.value : null;
  return fixesWith(
    {
      title:
        name === null
          ? message('fix-set-field', { field: 'port', value: number })
          : message('fix-use-declared-port', { name, number }),
      safety: 'changes-behaviour',
      isPreferred,
    },
    replaceValue(subject, port, name === null || handler.kind === 'grpc' ? number : name),
  );
}

function isTcp({ protocol }: ContainerPort): boolean {
  return knownOr(protocol, 'TCP') === 'TCP';
}

/** Whether another probe of the container asks this port, or may. */
function isAskedElsewhere(
  { container, probe }: Pick<Subject, 'container'> & { readonly probe: Probe },
  port: ContainerPort['containerPort'],
): boolean {
  return probeNames.some((name) => {
    const other = container.probes[name];
    if (other.kind !== 'probe' || name === probe.name) return other.kind === 'unknown';
    return other.handlers.some(
      (one) => one.kind !== 'exec' && isSamePort(container, one.port, port) !== false,
    );
  });
}

/** The management port of WildFly, on which `/health` is another endpoint. */
const wildflyManagementPort = 9990;

/** Whether nothing else would be said about the handler on that port. */
function fits(
  { container, probe }: Subject & { readonly probe: Probe },
  handler: Handler,
  to: ContainerPort,
) {
  if (
    isAskedElsewhere({ container, probe }, to.containerPort) ||
    knownOr(to.containerPort, 0) === wildflyManagementPort
  )
    return false;
  if (handler.kind === 'grpc' || handler.kind === 'exec') return true;
  const path = pathOf(container, handler);
  const speaks = portSpeech(container, to.containerPort)?.speaks ?? null;
  if (handler.kind === 'tcpSocket') return speaks === null && !/^(?:http|web|grpc)/.test(nameOf(to));
  const scheme = knownOr(handler.scheme, 'HTTP') === 'HTTPS' ? 'TLS' : 'plain HTTP';
  return path !== null && !isPage(path) && (speaks === null || speaks === scheme);
}

function nameOf({ name }: ContainerPort): string {
  return knownOr(name, '') ?? '';
}

const newName = 'health';

function declarePort(subject: Subject, { port }: Found, isPreferred: boolean): readonly Fix[] {
  return fixesWith(
    {
      title: message('fix-declare-port', { port: port.value }),
      safety: 'changes-behaviour',
      isPreferred,
    },
    addPort(subject, port.value),
  );
}

function addPort({ container, podContainers, source, shared }: Subject, number: number): EditResult {
  const { ports } = container;
  const last = ports.kind === 'known' ? ports.items.at(-1) : undefined;
  if (ports.kind !== 'known' || !last || container.via.length > 0) return declined('shared');
  if (isShared(ports.span, shared) || isShared(last.span, shared)) return declined('shared');
  if (hasTemplateBlock(ports.span, source.template)) return declined('template');
  const isWithin = ports.span.start <= last.span.start && last.span.end <= ports.span.end;
  const isHere = container.span.start <= ports.span.start && ports.span.end <= container.span.end;
  if (!isWithin || !isHere) return declined('shared');
  const isTaken = podContainers.some(
    (other) =>
      other.ports.kind !== 'absent' &&
      (other.ports.kind === 'unknown' ||
        other.ports.items.some(({ name }) => name.kind === 'unknown' || knownOr(name, '') === newName)),
  );
  const name = isTaken ? [] : [{ key: 'name', value: newName }];
  return appendItem(source.text, last.span, [...name, { key: 'containerPort', value: number }]);
}
