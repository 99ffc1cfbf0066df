import { type FieldValue, knownOr } from '../../kubernetes/field-value.ts';
import type { Handler, HttpHeader, ListValue, ProbedContainer } from '../../kubernetes/probe.ts';
import { resolvePort } from '../../kubernetes/resolve-port.ts';
import type { Claim } from '../kinds.ts';
import { pathOf } from './question.ts';

type HandlerOf<Kind extends Handler['kind']> = Extract<Handler, { kind: Kind }>;

/** Whether two handlers of one container ask the same of the same place. */
export function asksSame(container: ProbedContainer, one: Handler, other: Handler): Claim {
  if (one.kind === 'httpGet' && other.kind === 'httpGet') return asksSamePage(container, one, other);
  if (one.kind === 'tcpSocket' && other.kind === 'tcpSocket') return asksSamePort(container, one, other);
  if (one.kind === 'grpc' && other.kind === 'grpc') {
    return all(same(one.port, other.port), same(one.service, other.service, ''));
  }
  return one.kind === 'exec' && other.kind === 'exec' && sameWords(one.command, other.command);
}

/** Whether two ports are one once their names are looked up; two names of one number are the same port. */
export function isSamePort(
  container: ProbedContainer,
  one: FieldValue<number | string>,
  other: FieldValue<number | string>,
): Claim {
  if (one.kind === 'known' && other.kind === 'known' && one.value === other.value) return true;
  const [first, second] = [portNumber(container, one), portNumber(container, other)];
  return first === null || second === null ? 'unknown' : first === second;
}

/** The number a port leads to; null where the text does not tell. */
export function portNumber(container: ProbedContainer, port: FieldValue<number | string>): number | null {
  const resolved = resolvePort(container, port);
  if (resolved.kind === 'number') return resolved.port;
  return resolved.kind === 'named' ? resolved.containerPort : null;
}

function asksSamePage(
  container: ProbedContainer,
  one: HandlerOf<'httpGet'>,
  other: HandlerOf<'httpGet'>,
): Claim {
  return all(
    pathOf(container, one) === null || pathOf(container, other) === null
      ? 'unknown'
      : same(one.path, other.path, '/'),
    isSamePort(container, one.port, other.port),
    same(one.scheme, other.scheme, 'HTTP'),
    same(one.host, other.host, ''),
    sameHeaders(one.headers, other.headers),
  );
}

function asksSamePort(
  container: ProbedContainer,
  one: HandlerOf<'tcpSocket'>,
  other: HandlerOf<'tcpSocket'>,
): Claim {
  return all(isSamePort(container, one.port, other.port), same(one.host, other.host, ''));
}

/** `fallback` is what an absent value means; two absent ones without it leave it open. */
function same<T>(one: FieldValue<T>, other: FieldValue<T>, fallback?: T): Claim {
  const first = knownOr<T | undefined>(one, fallback);
  const second = knownOr<T | undefined>(other, fallback);
  return first === undefined || second === undefined ? 'unknown' : first === second;
}

function sameWords(one: ListValue<FieldValue<string>>, other: ListValue<FieldValue<string>>): Claim {
  if (one.kind !== 'known' || other.kind !== 'known' || !one.isComplete || !other.isComplete)
    return 'unknown';
  if (one.items.length !== other.items.length) return false;
  return all(...one.items.map((word, index) => same(word, other.items[index] ?? { kind: 'absent' })));
}

function sameHeaders(one: ListValue<HttpHeader>, other: ListValue<HttpHeader>): Claim {
  if (one.kind === 'unknown' || other.kind === 'unknown') return 'unknown';
  const first = headerLines(one);
  const second = headerLines(other);
  return first === null || second === null ? 'unknown' : first === second;
}

/** The headers as text to compare, their names as HTTP compares them; null where one of them is open. */
function headerLines(headers: Exclude<ListValue<HttpHeader>, { kind: 'unknown' }>): string | null {
  if (headers.kind === 'absent') return '';
  if (!headers.isComplete) return null;
  const lines = headers.items.map(({ name, value }) => {
    const text = knownOr(value, '');
    return name.kind === 'known' && text !== undefined ? `${name.value.toLowerCase()}: ${text}\n` : null;
  });
  return lines.includes(null) ? null : lines.join('');
}

function all(...claims: readonly Claim[]): Claim {
  if (claims.includes(false)) return false;
  return claims.includes('unknown') ? 'unknown' : true;
}
