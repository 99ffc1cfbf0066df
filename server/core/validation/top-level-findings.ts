import type { Finding, Fix } from '../finding.ts';
import type { Message } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import type { RuleId } from '../rules/rule-ids.ts';
import type { Span } from '../text/span.ts';
import type { YamlNode } from '../yaml/node.ts';
import type { Member } from '../yaml/resolve.ts';
import { resolveNode } from '../yaml/resolve.ts';
import { foundNode, quoted } from './decode-finding.ts';
import { addApiVersionFixes, identityFixes } from './decode-fixes.ts';
import type { IdentityValue } from './top-level.ts';
import type { Identity } from './top-level-identity.ts';

type TextValue = Extract<IdentityValue, { kind: 'text' }>;

interface Refusal {
  readonly ruleId: RuleId;
  readonly span: Span;
  readonly message: Message;
  readonly apiMessage: string;
  readonly item: number | null;
  readonly fixes?: readonly Fix[];
}

/** A refusal of the object as a whole: kubectl and the server name no field. */
function refusal(parts: Refusal): Finding {
  return { fixes: [], ...parts, category: 'decode', severity: 'error', objectPath: '', related: [] };
}

/** `apiVersion not set`. */
export function missingApiVersionFinding(
  identity: Identity,
  likelyType: string | null,
  apiVersionOfKind: (kind: string) => string | undefined,
): Finding {
  const { apiVersion, kind, item } = identity;
  const written = apiVersion.kind === 'absent' ? apiVersion.member : null;
  const right = identity.isList ? 'v1' : likelyType === null ? undefined : apiVersionOfKind(likelyType);
  return refusal({
    ruleId: 'missing-api-version',
    span: written?.entry.key.span ?? (kind.kind === 'text' ? placeOf(kind, identity) : { start: 0, end: 0 }),
    message: message('decode-missing-api-version', {
      advice:
        right === undefined
          ? message('decode-advice-add-api-version')
          : message('decode-advice-write', { suggestion: `apiVersion: ${right}` }),
    }),
    apiMessage: 'apiVersion not set',
    item,
    fixes: right === undefined ? [] : apiVersionFixes(identity, right),
  });
}

/** `kind not set`, or an empty one. */
export function missingKindFinding(identity: Identity): Finding {
  const { apiVersion, kind, item } = identity;
  const written = kind.kind === 'absent' || kind.kind === 'text' ? kind.member : null;
  return refusal({
    ruleId: 'missing-kind',
    span:
      written?.entry.key.span ??
      (apiVersion.kind === 'text' ? placeOf(apiVersion, identity) : { start: 0, end: 0 }),
    message: message('decode-missing-kind'),
    apiMessage: kind.kind === 'text' ? "Object 'Kind' is missing" : 'kind not set',
    item,
  });
}

/** `apiVersion isn't string type`, `kind isn't string type`. */
export function mistypedIdentityFinding(
  field: 'apiVersion' | 'kind',
  member: Member,
  item: number | null,
): Finding {
  const { node } = member.value;
  const isScalar = node?.kind === 'scalar';
  const expected = message('decode-expects-text');
  return refusal({
    ruleId: 'type-mismatch',
    span: member.via[0]?.span ?? member.entry.value.span,
    message: message('decode-mistyped-identity', {
      field,
      found: foundNode(node ?? member.entry.value),
      advice:
        isScalar && field === 'apiVersion' && /^v?1$/.test(node.text)
          ? message('decode-advice-write', { suggestion: 'v1' })
          : message('decode-advice-change', { expected }),
    }),
    apiMessage: `${field} isn't string type`,
    item,
  });
}

/** `unexpected GroupVersion string: apps/v1/x`. */
export function malformedApiVersionFinding(
  identity: Identity,
  apiVersion: TextValue,
  likelyType: string | null,
  apiVersionOfKind: (kind: string) => string | undefined,
): Finding {
  const right = likelyType === null ? 'v1' : (apiVersionOfKind(likelyType) ?? 'v1');
  return refusal({
    ruleId: 'malformed-api-version',
    span: placeOf(apiVersion, identity),
    message: message('decode-malformed-api-version', {
      value: quoted(apiVersion.text),
      advice: message('decode-advice-write', { suggestion: right }),
    }),
    apiMessage: `unexpected GroupVersion string: ${apiVersion.text}`,
    item: identity.item,
    fixes: likelyType === null ? [] : identityFixes(apiVersion.member, right, identity.editing),
  });
}

/** `no matches for kind "pod" in version "v1"`, where the kind and version that were meant are known. */
export function unknownKindFinding(
  identity: Identity,
  asked: {
    readonly kind: TextValue;
    readonly version: string;
    readonly likelyType: string;
    readonly right: string;
  },
): Finding {
  const { apiVersion, item } = identity;
  const isKindWrong = asked.kind.text !== asked.likelyType;
  const isVersionWrong = asked.version !== asked.right;
  const place = isKindWrong || apiVersion.kind !== 'text' ? asked.kind : apiVersion;
  const suggestion = [
    ...(isKindWrong ? [`kind: ${asked.likelyType}`] : []),
    ...(isVersionWrong ? [`apiVersion: ${asked.right}`] : []),
  ].join(', ');
  return refusal({
    ruleId: 'unknown-kind',
    span: placeOf(place, identity),
    message: message('decode-unknown-kind', {
      kind: asked.kind.text,
      version: quoted(asked.version),
      advice: message('decode-advice-write', { suggestion }),
    }),
    apiMessage: `no matches for kind ${JSON.stringify(asked.kind.text)} in version ${JSON.stringify(asked.version)}`,
    item,
    fixes: unknownKindFixes(identity, asked),
  });
}

/** Writes the kind and version that were most probably meant, as one fix where both are wrong. */
function unknownKindFixes(
  identity: Identity,
  asked: {
    readonly kind: TextValue;
    readonly version: string;
    readonly likelyType: string;
    readonly right: string;
  },
): readonly Fix[] {
  const { apiVersion, editing } = identity;
  const isKindWrong = asked.kind.text !== asked.likelyType;
  const [kindFix] = isKindWrong ? identityFixes(asked.kind.member, asked.likelyType, editing) : [];
  const [versionFix] =
    apiVersion.kind === 'text' && asked.version !== asked.right
      ? identityFixes(apiVersion.member, asked.right, editing)
      : apiVersionFixes(identity, asked.right);
  if (!kindFix || !versionFix) return [...(kindFix ? [kindFix] : []), ...(versionFix ? [versionFix] : [])];
  const value = `kind: ${asked.likelyType}, apiVersion: ${asked.right}`;
  const title = message('fix-write-value', { value });
  return [{ ...kindFix, title, edits: [...versionFix.edits, ...kindFix.edits] }];
}

/** Gives an object without apiVersion one. */
function apiVersionFixes({ apiVersion, kind, isFlow, editing }: Identity, right: string): readonly Fix[] {
  if (apiVersion.kind !== 'absent' || apiVersion.member || kind.kind !== 'text') return [];
  return addApiVersionFixes(kind.member, right, { editing, isFlow });
}

/** `items` that is no list, in a document that is one by it; null where nothing is wrong or nothing is known. */
export function itemsFinding(items: Member): Finding | null {
  const { node } = items.value;
  if (!node || items.alternatives.length > 0) return null;
  if (node.kind === 'scalar' && (node.value.type === 'null' || node.value.type === 'unknown')) return null;
  const found = node.kind === 'mapping' ? 'object' : node.kind === 'sequence' ? 'array' : node.value.type;
  return refusal({
    ruleId: 'type-mismatch',
    span: items.via[0]?.span ?? items.entry.value.span,
    message: mismatch('items', message('decode-expects-list'), node),
    apiMessage: `json: cannot unmarshal ${found === 'boolean' ? 'bool' : found} into Go struct field decodeList.items of type []json.RawMessage`,
    item: null,
  });
}

/** An entry of a list that is no object; null where it is one, is null, or nothing is known. */
export function itemFinding(entry: YamlNode): Finding | null {
  const { node } = resolveNode(entry);
  if (!node || node.kind === 'mapping') return null;
  if (node.kind === 'scalar' && (node.value.type === 'null' || node.value.type === 'unknown')) return null;
  const found = node.kind === 'sequence' ? 'array' : node.value.type;
  return refusal({
    ruleId: 'type-mismatch',
    span: entry.span,
    message: mismatch('items', message('decode-expects-object'), node),
    apiMessage: `json: cannot unmarshal ${found === 'boolean' ? 'bool' : found} into Go value of type map[string]interface {}`,
    item: null,
  });
}

/** `invalid object to validate`: a document that is a list or a scalar. For documents beside Kubernetes objects only: alone it may be anything. */
export function notAnObjectFinding(root: YamlNode): Finding {
  return refusal({
    ruleId: 'not-an-object',
    span: root.span,
    message: message('decode-not-an-object', { found: foundNode(root) }),
    apiMessage: 'invalid object to validate',
    item: null,
  });
}

function mismatch(field: string, expected: Message, node: YamlNode): Message {
  return message('decode-type-mismatch', {
    field,
    expected,
    found: foundNode(node),
    advice: message('decode-advice-change', { expected }),
  });
}

/** The value, or the start of the object for one that a list gives its entries. */
function placeOf(value: TextValue, identity: Identity): Span {
  const { member } = value;
  if (member) return member.via[0]?.span ?? member.entry.value.span;
  const [first] = identity.members.values();
  return first?.entry.key.span ?? { start: 0, end: 0 };
}
