import type { EffectiveTiming } from './effective.ts';
import type { FieldValue } from './field-value.ts';
import { knownOr } from './field-value.ts';
import type { Handler, ListValue, Probe, TimingFieldName } from './probe.ts';
import { grpcFields, httpGetFields } from './probe-fields.ts';

/** Stands for what the manifest alone does not tell. */
const unknownPart = '?';

/**
 * The line that `kubectl describe pod` prints for a probe (`DescribeProbe` in `kubectl/pkg/describe/describe.go`),
 * defaults included, with `?` for what a template or a patch's base decides. Plain text that holds the user's words.
 */
export function describeLine(probe: Probe, timing: EffectiveTiming): string {
  const seconds = (name: TimingFieldName) => `${numberText(timing, name)}s`;
  const attributes = [
    `delay=${seconds('initialDelaySeconds')}`,
    `timeout=${seconds('timeoutSeconds')}`,
    `period=${seconds('periodSeconds')}`,
    `#success=${numberText(timing, 'successThreshold')}`,
    `#failure=${numberText(timing, 'failureThreshold')}`,
  ].join(' ');
  const [handler] = probe.handlers;
  return handler ? `${describeHandler(handler)} ${attributes}` : attributes;
}

function numberText(timing: EffectiveTiming, name: TimingFieldName): string {
  const effective = timing[name];
  return effective.kind === 'known' ? String(effective.value) : unknownPart;
}

/** What the line says about the check itself: `http-get http://:8080/healthz`. */
export function describeHandler(handler: Handler): string {
  switch (handler.kind) {
    case 'exec':
      return `exec ${commandText(handler.command)}`;
    case 'httpGet': {
      const scheme = text(handler.scheme, httpGetFields.scheme.defaultValue).toLowerCase();
      const path = text(handler.path, httpGetFields.path.defaultValue) || httpGetFields.path.defaultValue;
      const host = joinHostPort(text(handler.host, ''), text(handler.port, '0'));
      const slash = path.startsWith('/') ? '' : '/';
      return `http-get ${scheme}://${escapeHost(host)}${slash}${path === unknownPart ? path : escapePath(path)}`;
    }
    case 'tcpSocket':
      return `tcp-socket ${text(handler.host, '')}:${text(handler.port, '0')}`;
    case 'grpc':
      return `grpc <pod>:${text(handler.port, '0')} ${text(handler.service, grpcFields.service.defaultValue)}`;
  }
}

function text(field: FieldValue<number | string>, fallback: string): string {
  return String(knownOr<number | string>(field, fallback) ?? unknownPart);
}

/** Go prints a list of words as `[cat /tmp/healthy]`. */
function commandText(command: ListValue<FieldValue<string>>): string {
  switch (command.kind) {
    case 'absent':
      return '[]';
    case 'unknown':
      return `[${unknownPart}]`;
    case 'known': {
      const words = command.items.map((item) => text(item, ''));
      return `[${[...words, ...(command.isComplete ? [] : [unknownPart])].join(' ')}]`;
    }
  }
}

/** `net.JoinHostPort`: an address with colons stands in brackets. */
function joinHostPort(host: string, port: string): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** `url.URL.String` escapes a `?` too: kubectl puts the whole path of a probe, query included, where only a path belongs. */
function escapePath(path: string): string {
  return path === '*' ? path : percentEncode(path, /[A-Za-z0-9$&+,\-./:;=@_~]/);
}

function escapeHost(host: string): string {
  return percentEncode(host, /[A-Za-z0-9!"$&'()*+,\-.:;<=>[\]_~?]/);
}

function percentEncode(raw: string, kept: RegExp): string {
  return Array.from(raw, (character) => (kept.test(character) ? character : encodeCharacter(character))).join(
    '',
  );
}

/** Half a surrogate pair has no bytes; Go would have read U+FFFD. */
function encodeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return `%${code.toString(16).toUpperCase().padStart(2, '0')}`;
  return encodeURIComponent(code >= 0xd800 && code <= 0xdfff ? '\ufffd' : character);
}
