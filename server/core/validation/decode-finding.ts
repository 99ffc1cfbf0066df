import type { Finding, RelatedPlace } from '../finding.ts';
import type { Message } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import type { RuleId } from '../rules/rule-ids.ts';
import type { Span } from '../text/span.ts';
import type { YamlNode } from '../yaml/node.ts';
import type { Via } from '../yaml/resolve.ts';
import type { DecodeRequest } from './decode.ts';
import type { Advice } from './decode-advice.ts';
import { adviceFor } from './decode-advice.ts';
import { valueFixes } from './decode-fixes.ts';
import type { DecodeSite, Mismatch } from './decode-site.ts';
import { goPathOf } from './decode-site.ts';
import type { ValueType } from './schema.ts';

/** The finding for a value of the wrong type. */
export function mismatchFinding(mismatch: Mismatch, site: DecodeSite, request: DecodeRequest): Finding {
  const { resolved, type } = mismatch;
  const expected = expectedMessage(site, type);
  const advice: Advice = adviceFor(mismatch, site, expected);
  return {
    ruleId: mismatchRule(mismatch, site),
    category: 'decode',
    severity: 'error',
    span: site.via[0]?.span ?? resolved.written.span,
    message: message('decode-type-mismatch', {
      field: fieldLabel(site),
      expected,
      found: foundMessage(mismatch),
      advice: advice.message,
      ...(advice.suggestion === undefined ? {} : { suggestion: advice.suggestion }),
    }),
    objectPath: site.path,
    ...(request.scope === 'object' ? { apiMessage: serverWords(mismatch, site, request.version.minor) } : {}),
    item: request.item,
    related: writtenElsewhere(site.via, resolved.node, 'decode-written-there'),
    fixes: valueFixes(mismatch, advice, { site, editing: request.editing }),
  };
}

/** The place in an anchor that a value really stands at, when it came here through an alias or merge. */
export function writtenElsewhere(
  via: readonly Via[],
  node: { readonly span: Span } | null,
  id: 'decode-written-there' | 'decode-key-written-there',
): readonly RelatedPlace[] {
  return via.length > 0 && node ? [{ span: node.span, message: message(id) }] : [];
}

/** The decoder's own words (encoding/json, `UnmarshalTypeError.Error`). */
function serverWords({ reading }: Mismatch, site: DecodeSite, minor: number): string {
  if (reading.kind === 'refused') return reading.words;
  const place = site.owner ? `Go struct field ${site.owner}.${goPathOf(site, minor)}` : 'Go value';
  return `json: cannot unmarshal ${reading.found} into ${place} of type ${reading.goType}`;
}

const timingFields = new Set([
  'initialDelaySeconds',
  'periodSeconds',
  'timeoutSeconds',
  'successThreshold',
  'failureThreshold',
  'terminationGracePeriodSeconds',
]);

const handlersWithPort = new Set(['HTTPGetAction', 'TCPSocketAction', 'GRPCAction']);

function mismatchRule({ type }: Mismatch, { owner, field }: DecodeSite): RuleId {
  if (owner === 'Probe' && timingFields.has(field)) return 'probe-timing-invalid-number';
  if (owner === 'ExecAction' && type.kind === 'list') return 'exec-command-missing';
  if (handlersWithPort.has(owner) && field === 'port') return 'probe-port-invalid';
  if (
    owner === 'HTTPHeader' ||
    (owner === 'HTTPGetAction' && (field === 'httpHeaders' || field === 'scheme'))
  ) {
    return 'http-get-invalid';
  }
  return 'type-mismatch';
}

/** `periodSeconds`, `command[1]`, `labels.app`. */
function fieldLabel({ path, field }: DecodeSite): string | Message {
  if (!field) return path || message('decode-whole-object');
  const start = path.lastIndexOf(`.${field}`);
  if (start >= 0) return path.slice(start + 1);
  return path || field;
}

/** What the field takes, in plain words. */
function expectedMessage(site: DecodeSite, type: ValueType): Message {
  const { owner, field } = site;
  switch (type.kind) {
    case 'struct':
      return message('decode-expects-mapping');
    case 'map':
      return message('decode-expects-map');
    case 'list':
      if (field === 'httpHeaders') return message('decode-expects-header-list');
      return type.item.kind === 'scalar' && type.item.scalar === 'string'
        ? message('decode-expects-list-of-text')
        : message('decode-expects-list');
    case 'scalar':
      break;
  }
  switch (type.scalar) {
    case 'string':
    case 'bytes':
    case 'any':
      return message('decode-expects-text');
    case 'bool':
      return message('decode-expects-boolean');
    case 'int32':
    case 'int64':
      if (/[sS]econds$/.test(field)) return message('decode-expects-seconds');
      return message(/[pP]ort$/.test(field) ? 'decode-expects-port-number' : 'decode-expects-count');
    case 'float64':
      return message('decode-expects-number');
    case 'int-or-string':
      return message(
        handlersWithPort.has(owner) || field === 'targetPort'
          ? 'decode-expects-port'
          : 'decode-expects-count-or-percentage',
      );
    case 'quantity':
      return message('decode-expects-quantity');
    case 'time':
    case 'micro-time':
      return message('decode-expects-time');
    case 'duration':
      return message('decode-expects-duration');
  }
}

/** What stands there instead, in plain words and with the value. */
export function foundMessage({
  resolved,
  type,
  reading,
}: Pick<Mismatch, 'resolved' | 'type' | 'reading'>): Message {
  const { node } = resolved;
  if (node?.kind !== 'scalar') {
    return message(node?.kind === 'mapping' ? 'decode-found-mapping' : 'decode-found-list');
  }
  const { value } = node;
  switch (value.type) {
    case 'string':
      return message('decode-found-text', { value: quoted(value.value) });
    case 'boolean': {
      const text = String(value.value);
      return node.text === text
        ? message('decode-found-boolean', { value: text })
        : message('decode-found-yaml-boolean', { text: node.text, value: text });
    }
    case 'number': {
      const isNumberField = reading.kind === 'mismatch' && reading.found.startsWith('number ');
      if (!isNumberField) return message('decode-found-number', { value: value.exact });
      if (!Number.isInteger(value.value)) return message('decode-found-fraction', { value: value.exact });
      const isLong = type.kind === 'scalar' && type.scalar === 'int64';
      return message('decode-found-too-large', {
        value: value.exact,
        minimum: isLong ? '-9223372036854775808' : '-2147483648',
        maximum: isLong ? '9223372036854775807' : '2147483647',
      });
    }
    case 'null':
    case 'unknown':
      return message('decode-found-text', { value: quoted(node.text) });
  }
}

const longestShown = 40;

/** A text in double quotes, cut to a length that fits a message. */
export function quoted(text: string): string {
  const shown = text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
  return JSON.stringify(shown);
}

/** What the place looks like in the text, for messages about nodes outside the typed walk. */
export function foundNode(node: YamlNode): Message {
  const resolved = { node: node.kind === 'alias' ? null : node, via: [], written: node };
  const type: ValueType = { kind: 'scalar', scalar: 'string', goName: 'string' };
  return foundMessage({ resolved, type, reading: { kind: 'mismatch', found: 'number', goType: 'string' } });
}
