import type { Message } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import type { HandlerOwner } from './validate-handler.ts';
import type { PortNameComplaint } from './validate-names.ts';
import { isPortNumber, portNameComplaints, portNameWords, portRangeWords } from './validate-names.ts';
import { declaredPortRepairs, missingPortRepairs } from './validate-port-repairs.ts';
import type { Known, StructView } from './validate-reader.ts';
import { readNumber, readNumberOrString } from './validate-reader.ts';
import type { Refusal, Refusals } from './validate-refusal.ts';
import type { Repair } from './validate-repair.ts';
import { setRepair } from './validate-repair.ts';
import { invalid } from './validate-words.ts';

/**
 * The port of httpGet or tcpSocket; a missing one is 0
 * (pkg/apis/core/validation/validation.go ValidatePortNumOrName).
 */
export function* validateHandlerPort(
  handler: StructView,
  name: 'httpGet' | 'tcpSocket',
  owner: HandlerOwner,
): Refusals {
  const port = readNumberOrString(handler, 'port');
  if (port.kind === 'unknown') return;
  if (port.kind === 'absent') yield missingPort(handler, name, owner);
  else if (typeof port.value === 'number') yield* validatePortNumber({ ...port, value: port.value }, owner);
  else yield* validatePortName({ ...port, value: port.value }, handler, owner);
}

/** pkg/apis/core/validation/validation.go validateGRPCAction. */
export function* validateGrpcPort(grpc: StructView, owner: HandlerOwner): Refusals {
  const port = readNumber(grpc, 'port');
  if (port.kind === 'unknown') return;
  if (port.kind === 'absent') yield missingPort(grpc, 'grpc', owner);
  else yield* validatePortNumber(port, owner);
}

function missingPort(
  handler: StructView,
  name: 'httpGet' | 'tcpSocket' | 'grpc',
  owner: HandlerOwner,
): Refusal {
  return {
    ruleId: invalidPortId(owner),
    path: `${handler.path}.port`,
    span: handler.anchor,
    words: invalid(0, portRangeWords),
    message: message('validation-handler-port-missing', { handler: name, owner: owner.name }),
    repairs: missingPortRepairs(handler, name, owner.container),
  };
}

function* validatePortNumber(port: Known<number>, owner: HandlerOwner): Refusals {
  if (isPortNumber(port.value)) return;
  yield {
    ruleId: invalidPortId(owner),
    path: port.path,
    span: port.span,
    words: invalid(port.value, portRangeWords),
    message: message('validation-handler-port-out-of-range', { value: port.value, owner: owner.name }),
  };
}

function* validatePortName(port: Known<string>, handler: StructView, owner: HandlerOwner): Refusals {
  const [first, ...others] = portNameComplaints(port.value);
  if (first === undefined) return;
  const isQuotedNumber = /^[0-9]+$/.test(port.value);
  const text = isQuotedNumber
    ? message('validation-handler-port-quoted-number', { value: port.value, owner: owner.name })
    : message('validation-handler-port-name', {
        name: port.value,
        reason: portNameReason(first),
        owner: owner.name,
      });
  yield {
    ruleId: isQuotedNumber && owner.kind === 'probe' ? 'probe-port-quoted-number' : invalidPortId(owner),
    path: port.path,
    span: port.span,
    words: [first, ...others].map((complaint) => invalid(port.value, portNameWords[complaint])).join('; '),
    message: text,
    repairs: isQuotedNumber
      ? unquoteRepairs(port.value, handler)
      : declaredPortRepairs(handler, port.value, owner.container),
  };
}

function unquoteRepairs(text: string, handler: StructView): readonly Repair[] {
  const value = Number(text);
  if (!isPortNumber(value)) return [];
  return [{ ...setRepair(handler, 'port', value), title: message('fix-remove-quotes', { value }) }];
}

function invalidPortId(owner: HandlerOwner): 'probe-port-invalid' | 'hook-port-invalid' {
  return owner.kind === 'probe' ? 'probe-port-invalid' : 'hook-port-invalid';
}

/** What is wrong with a port name, as a part of a sentence. */
export function portNameReason(complaint: PortNameComplaint): Message {
  return message(`validation-port-name-${complaint}`);
}
