import type { Finding } from '../finding.ts';
import { message } from '../messages/message.ts';
import type { Member } from '../yaml/resolve.ts';
import type { DecodeRequest } from './decode.ts';
import { writtenElsewhere } from './decode-finding.ts';
import { fieldFixes } from './decode-fixes.ts';
import type { DecodeSite } from './decode-site.ts';
import { segmentOf } from './decode-site.ts';
import { goEscaped } from './decode-words.ts';
import type { FeatureGate } from './schema-gates.ts';
import type { FieldSuggestion } from './unknown-field-suggestion.ts';
import { suggestField } from './unknown-field-suggestion.ts';

/** The finding for a key that the struct around it does not have in this release. */
export function unknownFieldFinding(member: Member, site: DecodeSite, request: DecodeRequest): Finding {
  const struct = site.enclosing?.struct ?? '';
  const suggestion = suggestField(member.name, site.enclosing, request.version.minor);
  const path = goEscaped(site.path);
  return {
    ruleId: isAboutProbes(struct, suggestion) ? 'probe-unknown-or-misplaced-field' : 'unknown-field',
    category: 'decode',
    severity: 'error',
    span: stepsToKey(member, site)[0]?.span ?? member.entry.key.span,
    message: message(suggestion.isMisplaced ? 'decode-misplaced-field' : 'decode-unknown-field', {
      key: member.name,
      parent: (site.enclosing && segmentOf(site.enclosing)) || struct,
      consequence: message('decode-consequence-unknown'),
      advice: suggestion.advice,
      ...(suggestion.rename === undefined ? {} : { suggestion: suggestion.rename }),
    }),
    objectPath: path,
    ...(request.scope === 'object' ? { apiMessage: `unknown field "${path}"` } : {}),
    item: request.item,
    related: writtenElsewhere(stepsToKey(member, site), member.entry.key, 'decode-key-written-there'),
    fixes: fieldFixes(member, suggestion, { site, editing: request.editing }),
  };
}

/** The information that a default server drops a field it knows. */
export function gatedFieldFinding(gate: FeatureGate, site: DecodeSite, request: DecodeRequest): Finding {
  return {
    ruleId: 'field-behind-feature-gate',
    category: 'decode',
    severity: 'information',
    span: site.via[0]?.span ?? site.keySpan ?? { start: 0, end: 0 },
    message: message('decode-gated-field', {
      field: site.field,
      gate: gate.gate,
      version: `1.${request.version.minor}`,
    }),
    objectPath: site.path,
    item: request.item,
    related: [],
    fixes: [],
  };
}

/** The steps that lead to the key; those behind the value (`key: *alias`) do not matter for it. */
function stepsToKey(member: Member, site: DecodeSite): DecodeSite['via'] {
  return site.via.slice(0, site.via.length - member.value.via.length);
}

const probeStructs = new Set([
  'Probe',
  'ExecAction',
  'HTTPGetAction',
  'TCPSocketAction',
  'GRPCAction',
  'HTTPHeader',
]);

function isAboutProbes(struct: string, suggestion: FieldSuggestion): boolean {
  return probeStructs.has(struct) || suggestion.isProbe;
}
