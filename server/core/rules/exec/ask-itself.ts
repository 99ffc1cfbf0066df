import type { SimpleCommand } from '../../command/index.ts';
import { placeInDocument, readCommand } from '../../command/index.ts';
import type { KeyedMember } from '../../edits/index.ts';
import { declined, edits, fixesWith, isShared, renameKey } from '../../edits/index.ts';
import { message } from '../../messages/message.ts';
import type { Span } from '../../text/span.ts';
import type { OfferedFix } from '../rule.ts';
import { declaredPort } from '../target/declared-ports.ts';
import { hasTemplateBlock } from '../template-blocks.ts';
import { httpGetLike } from './exec-http-client.ts';
import { handlerLike, nativeCheckOf } from './exec-replaceable-by-native-probe.ts';
import { leaving, withWords } from './leaves.ts';
import { mayListenOnLoopback } from './listening.ts';
import type { OutsideHost } from './outside-host.ts';
import type { ExecHandler } from './own-request.ts';
import { onlyWork, ownRequestOf } from './own-request.ts';
import type { ProbeSubject } from './place.ts';
import { replaceHandler } from './place.ts';

const ownAddress = '127.0.0.1';

/** Asks the container itself where the port is one of its own: by the kubelet where that can, else by the same command. */
export function askItself(
  subject: ProbeSubject,
  handler: ExecHandler,
  command: SimpleCommand,
  { host, index, port }: OutsideHost,
): readonly OfferedFix[] {
  const { container, probe, source, shared } = subject;
  const word = command.words[index];
  if (!word || port === null || !declaredPort(container, port)) return [];
  const { origin } = word;
  const at = hostIn(origin.text.slice(word.span.start, word.span.end), host);
  if (at === null) return [];
  const part = { start: word.span.start + at.start, end: word.span.start + at.end };
  const argv = readCommand(container, handler)?.argv ?? [];
  const words = argv.map((one) =>
    one === origin
      ? one.written.slice(0, part.start) + ownAddress + one.written.slice(part.end)
      : one.written,
  );
  const own = { ...subject, probe: withWords(probe, handler, words) };
  const native = kubeletsOwn(own);
  const place = placeInDocument(source.text, origin, part);
  const isElsewhere = [container, probe, handler].some(({ via }) => via.length > 0);
  const result =
    native !== null
      ? replaceHandler(subject, handler, native)
      : place === null || isElsewhere || isShared(place, shared)
        ? declined('shared')
        : edits({ span: place, newText: ownAddress });
  const title =
    native === null
      ? message('fix-ask-itself', { host, port })
      : message('fix-ask-itself-native', { handler: native.key, port });
  const fixes = fixesWith({ title, safety: 'changes-behaviour', isPreferred: true }, result);
  return native === null ? leaving(fixes, own.probe) : fixes;
}

/** Where a word holds the host: alone, behind an option, between `//` and the port. */
function hostIn(written: string, host: string): Span | null {
  const start = written.lastIndexOf(`//${host}`) + 2;
  if (start > 1) return { start, end: start + host.length };
  const [, before, quoted = ''] = /^(-h|--[\w-]+=|)(["']?)/.exec(written) ?? [];
  const from = (before ?? '').length + quoted.length;
  return written.startsWith(host, from) ? { start: from, end: from + host.length } : null;
}

/** What the kubelet does by itself instead of a command that asks the container. */
function kubeletsOwn(own: ProbeSubject): KeyedMember | null {
  const request = ownRequestOf(own);
  if (request) return request.call.followsRedirects ? null : httpGetLike(own.container, request);
  const command = onlyWork(own);
  const native = command && !mayListenOnLoopback(own.container) ? nativeCheckOf(command) : null;
  return native && handlerLike(own, native);
}

/** Makes a livenessProbe the readinessProbe that the container lacks. */
export function moveToReadiness(subject: ProbeSubject): readonly OfferedFix[] {
  const { container, probe, source, shared } = subject;
  const { readinessProbe } = container.probes;
  if (probe.name !== 'livenessProbe' || readinessProbe.kind !== 'absent') return [];
  // Readiness has no grace period, and what a template hides may be the readinessProbe.
  if (probe.timing.terminationGracePeriodSeconds.kind !== 'absent' || probe.isConditional) return [];
  if (container.isOpen || probe.isOpen || hasTemplateBlock(probe.span, source.template)) return [];
  if (container.via.length > 0 || probe.via.length > 0 || isShared(probe.keySpan, shared)) return [];
  const fixes = fixesWith(
    { title: message('fix-move-to-readiness'), safety: 'changes-behaviour', isPreferred: false },
    renameKey(source.text, probe.keySpan, 'readinessProbe'),
  );
  return leaving(fixes, { ...probe, name: 'readinessProbe' }).map((fix) => ({ ...fix, removes: probe.name }));
}
