import type { SimpleCommand } from '../../command/index.ts';
import { readCommand, simpleCommands } from '../../command/index.ts';
import type { Handler } from '../../kubernetes/probe.ts';
import { isHeard } from '../asked.ts';
import { hostPlace } from './host.ts';
import type { HttpCall } from './http-call.ts';
import { readHttpCall } from './http-call.ts';
import { mayListenOnLoopback } from './listening.ts';
import type { ProbeSubject } from './place.ts';

export type ExecHandler = Extract<Handler, { readonly kind: 'exec' }>;

/** The handler of a probe that has just one, and that one is a command. */
export function execHandlerOf({ probe }: ProbeSubject): ExecHandler | null {
  const [handler, second] = probe.handlers;
  return handler?.kind === 'exec' && !second ? handler : null;
}

/** What a command line without a shell would hold. */
export function textsOf({ words }: SimpleCommand): readonly string[] {
  return words.map(({ text }) => text);
}

/** The simple commands of a probe's exec handler, `exit` behind `||` and the like left out. */
export function workOf(subject: ProbeSubject): readonly SimpleCommand[] {
  const handler = execHandlerOf(subject);
  const command = handler && readCommand(subject.container, handler);
  return command ? simpleCommands(command).filter((simple) => !isTrivial(simple)) : [];
}

/** The one program a probe runs, whose exit code is the probe's; null when there are several or it is used otherwise. */
export function onlyWork(subject: ProbeSubject): SimpleCommand | null {
  const [only, second] = workOf(subject);
  if (!only || second || only.isNegated || only.isInLoop || only.isInCondition || only.isInSubstitution)
    return null;
  const next = only.connectorAfter;
  return next === '|' || next === '&' || next === '&&' || only.connectorBefore === '&&' ? null : only;
}

/** `exit 1` behind a command says nothing new; `true` and `exit 0` do. */
function isTrivial(simple: SimpleCommand): boolean {
  const [program, code, more] = textsOf(simple);
  if (more !== undefined || simple.assignments.length > 0) return false;
  if (program === 'set') return true;
  if (program === 'exit') return simple.connectorBefore === '||' && code !== '0';
  return program === 'false' && simple.connectorBefore === '||';
}

/** A probe that only asks its own container over HTTP, as the kubelet could. */
export interface OwnRequest {
  readonly handler: ExecHandler;
  readonly call: HttpCall;
  readonly port: number;
}

/** Reads a probe as such a request; null when it does or needs anything that httpGet does not have. */
export function ownRequestOf(subject: ProbeSubject): OwnRequest | null {
  const handler = execHandlerOf(subject);
  const command = onlyWork(subject);
  if (!handler || !command || command.assignments.length > 0) return null;
  const call = readHttpCall(textsOf(command));
  if (!call?.isPlain || call.writesOut || call.url.port === null || call.url.userInfo !== null) return null;
  if (!['loopback', 'pod'].includes(hostPlace(call.url.host))) return null;
  if (/[$`*{}[\]]/.test(call.url.path) || call.headers.some(({ value }) => /[$`]/.test(value))) return null;
  return mayListenOnLoopback(subject.container) ? null : { handler, call, port: call.url.port };
}

/** Whether the settings have the rule about such requests look for them. */
export function reportsOwnRequests({ context }: ProbeSubject): boolean {
  return isHeard('exec-http-client', 'recommended', context);
}
