import type { NewMember } from '../../edits/index.ts';
import { fixesWith } from '../../edits/index.ts';
import type { FieldValue } from '../../kubernetes/field-value.ts';
import { absent } from '../../kubernetes/field-value.ts';
import type { Handler, Probe } from '../../kubernetes/probe.ts';
import type { Message } from '../../messages/message.ts';
import { message } from '../../messages/message.ts';
import { replaceHandler } from '../exec/place.ts';
import type { OfferedFix, Subject } from '../rule.ts';
import { mapping, suggesting } from '../workload/add-member.ts';
import { namesOf, portSpeech } from './port-speech.ts';
import { portNumber } from './same-question.ts';
import { runsSpring, springPath } from './spring-paths.ts';

type HandlerOf<Kind extends Handler['kind']> = Extract<Handler, { kind: Kind }>;
type ProbePlace = Subject & { readonly probe: Probe };

/** Has a port that only takes connections asked a question. Which path answers it, only the author knows. */
export function askInstead(place: ProbePlace, handler: HandlerOf<'tcpSocket'>): readonly OfferedFix[] {
  const { container, probe } = place;
  const { port } = handler;
  const number = portNumber(container, port);
  if (port.kind !== 'known' || number === null) return [];
  const base = unfilled(handler);
  if (namesOf(container, port, number)?.some((name) => name.startsWith('grpc')))
    return exchanged(place, handler, {
      title: message('fix-ask-grpc', { port: number }),
      member: { key: 'grpc', value: mapping({ port: number }) },
      leaves: { ...base, kind: 'grpc', port: { ...port, value: number }, service: absent },
    });
  const path = runsSpring(container) ? springPath(probe.name) : '/healthz';
  const scheme = portSpeech(container, port)?.speaks === 'TLS' ? { scheme: 'HTTPS' } : {};
  const written = (value: string): FieldValue<string> => ({ ...port, value });
  return exchanged(place, handler, {
    title: message('fix-ask-http', { port: port.value, path }),
    member: { key: 'httpGet', value: mapping({ path, port: port.value, ...scheme }) },
    suggested: [path],
    leaves: {
      ...base,
      kind: 'httpGet',
      path: written(path),
      port,
      host: absent,
      scheme: scheme.scheme === undefined ? absent : written(scheme.scheme),
      headers: absent,
    },
  });
}

/** Has the port of a request only take a connection. */
export function connectInstead(place: ProbePlace, handler: HandlerOf<'httpGet'>): readonly OfferedFix[] {
  const { port, host } = handler;
  if (port.kind !== 'known' || host.kind !== 'absent') return [];
  return exchanged(place, handler, {
    title: message('fix-connect-instead', { port: port.value }),
    member: { key: 'tcpSocket', value: mapping({ port: port.value }) },
    leaves: { ...unfilled(handler), kind: 'tcpSocket', port, host },
  });
}

/** Where a handler stands, without what it asks. */
function unfilled({ keySpan, span, objectPath, isFlow, isOpen, via }: Handler) {
  return { keySpan, span, objectPath, isFlow, isOpen, via };
}

interface Exchange {
  readonly title: Message;
  readonly member: NewMember;
  readonly suggested?: readonly string[];
  readonly leaves: Handler;
}

function exchanged(
  place: ProbePlace,
  handler: Handler,
  { title, member, suggested = [], leaves }: Exchange,
): readonly OfferedFix[] {
  const fixes = fixesWith(
    { title, safety: 'changes-behaviour', isPreferred: false },
    suggesting(replaceHandler(place, handler, member), suggested),
  );
  return fixes.map((fix) => ({ ...fix, leaves: { ...place.probe, handlers: [leaves] } }));
}
