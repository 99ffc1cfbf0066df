import type { SimpleCommand } from '../../command/index.ts';
import { nameOf } from '../../command/index.ts';
import type { KeyedMember } from '../../edits/index.ts';
import { fixesWith, together } from '../../edits/index.ts';
import { checkTiming, effectiveTiming } from '../../kubernetes/effective.ts';
import { message } from '../../messages/message.ts';
import type { Report } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { portName } from './exec-http-client.ts';
import { mayListenOnLoopback } from './listening.ts';
import type { NativeCheck } from './native-check.ts';
import { readDevTcp, readNativeCheck } from './native-check.ts';
import { execHandlerOf, onlyWork, textsOf } from './own-request.ts';
import type { ProbeSubject } from './place.ts';
import { replaceHandler, setTiming, spanHere } from './place.ts';

/** A command that does what a handler of the kubelet does: gRPC health, or a TCP connection. */
export const execReplaceableByNativeProbe = defineRule({
  id: 'exec-replaceable-by-native-probe',
  category: 'risk',
  concern: 'performance',
  severity: 'information',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: ['startupProbe', 'livenessProbe', 'readinessProbe'],
  quietFor: [],
  docs: {
    title: 'exec-replaceable-by-native-probe-title',
    what: 'exec-replaceable-by-native-probe-what',
    why: 'exec-replaceable-by-native-probe-why',
    instead: 'exec-replaceable-by-native-probe-instead',
  },
  check(subject: ProbeSubject): readonly Report[] {
    const handler = execHandlerOf(subject);
    const command = onlyWork(subject);
    const native = command && nativeCheckOf(command);
    if (!handler || !native || mayListenOnLoopback(subject.container)) return [];
    const { kind, program, port } = native;
    return [
      {
        span: spanHere(subject, handler.keySpan),
        objectPath: handler.objectPath,
        message: message('exec-replaceable-by-native-probe', { program, port, handler: kind }),
        fixes: fixesWith(
          {
            title: message('fix-use-handler', { handler: kind }),
            safety: 'changes-behaviour',
            isPreferred: true,
          },
          together(replaceHandler(subject, handler, handlerLike(subject, native)), ...limit(subject, native)),
        ),
      },
    ];
  },
});

/** The check as it is asked by a program, or by bash opening `/dev/tcp/…`. */
export function nativeCheckOf(command: SimpleCommand): NativeCheck | null {
  const [redirect, second] = command.redirects.filter(({ target }) => target?.text.startsWith('/dev/tcp/'));
  const isOpening = ['', 'exec', ':', 'true', 'echo'].includes(nameOf(command)) && command.words.length <= 1;
  if (redirect?.target && !second && isOpening) return readDevTcp(redirect.target.text);
  return readNativeCheck(textsOf(command));
}

/** The kubelet's own check of the same kind. */
export function handlerLike(
  { container }: Pick<ProbeSubject, 'container'>,
  native: NativeCheck,
): KeyedMember {
  const { kind, port } = native;
  // grpc takes no port names.
  if (kind === 'tcpSocket')
    return { key: kind, value: { members: [{ key: 'port', value: portName(container, port) ?? port }] } };
  const service = native.service ? [{ key: 'service', value: native.service }] : [];
  return { key: kind, value: { members: [{ key: 'port', value: port }, ...service] } };
}

/** A limit of its own that is shorter than the probe's becomes the probe's. */
function limit(subject: ProbeSubject, native: NativeCheck) {
  const { probe, container } = subject;
  const seconds = native.kind === 'grpc' ? native.limitSeconds : null;
  const { timeoutSeconds } = checkTiming(probe, effectiveTiming(probe, container.object.role));
  const isShorter = seconds !== null && timeoutSeconds !== null && seconds < timeoutSeconds;
  return isShorter ? [setTiming(subject, 'timeoutSeconds', seconds)] : [];
}
