import type { Finding } from '../finding.ts';
import type { KubernetesVersion } from '../kubernetes/version.ts';
import type { MappingNode, SequenceNode, YamlNode } from '../yaml/node.ts';
import type { Member, Resolved, Via } from '../yaml/resolve.ts';
import { membersOf, resolveNode } from '../yaml/resolve.ts';
import { mismatchFinding } from './decode-finding.ts';
import type { Editing } from './decode-fixes.ts';
import type { ScalarReading } from './decode-scalar.ts';
import { readScalar, readStructured, zeroValue } from './decode-scalar.ts';
import type { DecodeSite, Enclosing, Mismatch } from './decode-site.ts';
import type { Decoded, DecodedScalar, DecodedStruct, DecodedUnknown } from './decoded.ts';
import type { ValueType } from './schema.ts';
import { schemaField, structType } from './schema.ts';
import { droppedByDefault } from './schema-gates.ts';
import { gatedFieldFinding, unknownFieldFinding } from './unknown-field.ts';

/**
 * How much of a value is judged. `object`: all of it, as the API server does. `container`: all but what a patch may
 * say besides (`$patch`). `probes`: only what stands inside probes and lifecycle hooks; the rest may follow another schema.
 */
export type DecodeScope = 'object' | 'container' | 'probes';

export interface DecodeRequest {
  /** The Go struct's name in the schema: `Deployment`, `Container`. */
  readonly type: string;
  /** The API server's path of the node, empty for an object of its own. */
  readonly path: string;
  readonly version: KubernetesVersion;
  /** Index in the `items` of a list object. */
  readonly item: number | null;
  readonly scope: DecodeScope;
  /** For fixes; without it findings have none. */
  readonly editing?: Editing | undefined;
  readonly report: (finding: Finding) => void;
}

interface Walk {
  readonly request: DecodeRequest;
  /** Nodes that may still be visited through aliases; an alias bomb ends as unknown values. */
  aliasBudget: number;
}

const aliasBudget = 100_000;

/**
 * Decodes a node as the API server's strict JSON decoder would, and reports every value of the wrong type and every
 * unknown field. Never fails: what cannot be read becomes unknown.
 */
export function decode(node: YamlNode, request: DecodeRequest): Decoded {
  const walk: Walk = { request, aliasBudget };
  const resolved = resolveNode(node);
  const site: DecodeSite = {
    path: request.path,
    owner: '',
    field: '',
    embeddedIn: '',
    enclosing: null,
    keySpan: null,
    via: resolved.via,
    isConditional: false,
    isJudged: request.scope !== 'probes' || judgedStructs.has(request.type),
  };
  return decodeValue(resolved, structType(request.type), site, walk);
}

/** Where the judgement of the `probes` scope starts. */
const judgedStructs = new Set(['Probe', 'Lifecycle', 'LifecycleHandler']);

function decodeValue(resolved: Resolved, type: ValueType, site: DecodeSite, walk: Walk): Decoded {
  const { node } = resolved;
  if (!node || (site.via.length > 0 && walk.aliasBudget-- <= 0)) return unknown(resolved, site, 'alias');
  if (node.kind === 'scalar' && node.value.type === 'unknown') return unknown(resolved, site, 'template');
  if (node.kind === 'scalar' && node.value.type === 'null') return zero(resolved, type, site);
  switch (type.kind) {
    case 'struct':
      if (node.kind === 'mapping') return decodeStruct({ resolved, node, type: type.name }, site, walk);
      break;
    case 'list':
      if (node.kind === 'sequence') return decodeList({ resolved, node, type: type.item }, site, walk);
      break;
    case 'map':
      if (node.kind === 'mapping') return decodeMap({ resolved, node, type: type.value }, site, walk);
      break;
    case 'scalar':
      return decodeScalar(resolved, type, site, walk);
  }
  const found = node.kind === 'mapping' ? 'object' : node.kind === 'sequence' ? 'array' : node.value.type;
  return mistyped(
    {
      resolved,
      type,
      reading: { kind: 'mismatch', found: found === 'boolean' ? 'bool' : found, goType: type.goName },
    },
    site,
    walk,
  );
}

interface Entered<Node> {
  readonly resolved: Resolved;
  readonly node: Node;
}

function decodeStruct(
  { resolved, node, type }: Entered<MappingNode> & { type: string },
  site: DecodeSite,
  walk: Walk,
): DecodedStruct {
  const { minor } = walk.request.version;
  const enclosing: Enclosing = {
    struct: type,
    path: site.path,
    field: site.field,
    embeddedIn: site.embeddedIn,
    mapping: node,
    outer: site.enclosing,
  };
  const isJudged = site.isJudged || judgedStructs.has(type);
  const fields = new Map<string, Decoded>();
  for (const member of membersOf(node)) {
    const known = schemaField(type, member.name, minor);
    const place: DecodeSite = {
      path: join(site.path, member.name),
      owner: type,
      field: member.name,
      embeddedIn: known?.embeddedIn ?? '',
      enclosing,
      keySpan: member.entry.key.span,
      via: stepsTo(member, site),
      isConditional: site.isConditional || member.entry.branch.length > 0,
      isJudged,
    };
    if (!known) {
      if (isJudged) reportUnknown(member, place, walk);
      continue;
    }
    const isNull = member.value.node?.kind === 'scalar' && member.value.node.value.type === 'null';
    if (isNull && member.alternatives.length === 0) continue;
    if (isJudged) reportGate(member, place, walk);
    fields.set(
      member.name,
      member.alternatives.length > 0
        ? unknown(member.value, place, 'alternatives')
        : decodeValue(member.value, known.type, place, walk),
    );
  }
  return { kind: 'struct', ...base(resolved, site), type, fields, mapping: node, isOpen: node.isOpen };
}

function stepsTo({ via, value }: Member, site: DecodeSite): readonly Via[] {
  return via.length + value.via.length === 0 ? site.via : [...site.via, ...via, ...value.via];
}

function decodeList(
  { resolved, node, type }: Entered<SequenceNode> & { type: ValueType },
  site: DecodeSite,
  walk: Walk,
): Decoded {
  const items = node.items.map((item, index) => {
    const value = resolveNode(item.node);
    const place: DecodeSite = {
      ...site,
      path: `${site.path}[${index}]`,
      keySpan: null,
      via: value.via.length === 0 ? site.via : [...site.via, ...value.via],
      isConditional: site.isConditional || item.branch.length > 0,
    };
    return decodeValue(value, type, place, walk);
  });
  return { kind: 'list', ...base(resolved, site), items, isComplete: !node.isOpen };
}

function decodeMap(
  { resolved, node, type }: Entered<MappingNode> & { type: ValueType },
  site: DecodeSite,
  walk: Walk,
): Decoded {
  const entries = new Map<string, Decoded>();
  for (const member of membersOf(node)) {
    const place: DecodeSite = {
      ...site,
      path: join(site.path, member.name),
      keySpan: member.entry.key.span,
      via: stepsTo(member, site),
      isConditional: site.isConditional || member.entry.branch.length > 0,
    };
    entries.set(
      member.name,
      member.alternatives.length > 0
        ? unknown(member.value, place, 'alternatives')
        : decodeValue(member.value, type, place, walk),
    );
  }
  return { kind: 'map', ...base(resolved, site), entries, isOpen: node.isOpen };
}

function decodeScalar(
  resolved: Resolved,
  type: Extract<ValueType, { kind: 'scalar' }>,
  site: DecodeSite,
  walk: Walk,
): Decoded {
  const { node } = resolved;
  if (!node) return unknown(resolved, site, 'alias');
  let reading: ScalarReading;
  if (node.kind === 'scalar') {
    const { value } = node;
    if (value.type === 'null' || value.type === 'unknown') return unknown(resolved, site, 'template');
    reading = readScalar(value, type.scalar, type.goName);
  } else {
    reading = readStructured(node.kind === 'mapping' ? 'object' : 'array', type);
  }
  if (reading.kind !== 'value') return mistyped({ resolved, type, reading }, site, walk);
  // Written out: most of what is decoded are scalars, and a spread costs more than all the rest.
  return {
    kind: 'scalar',
    path: site.path,
    span: resolved.written.span,
    keySpan: site.keySpan,
    via: site.via,
    isConditional: site.isConditional,
    value: reading.value,
  };
}

function mistyped(mismatch: Mismatch, site: DecodeSite, walk: Walk): DecodedUnknown {
  if (site.isJudged) walk.request.report(mismatchFinding(mismatch, site, walk.request));
  return unknown(mismatch.resolved, site, 'mistyped');
}

function reportUnknown(member: Member, site: DecodeSite, walk: Walk): void {
  // Directives of a strategic-merge patch: `$patch`, `$retainKeys`, `$setElementOrder/containers`.
  if (walk.request.scope !== 'object' && member.name.startsWith('$')) return;
  walk.request.report(unknownFieldFinding(member, site, walk.request));
}

function reportGate(member: Member, site: DecodeSite, walk: Walk): void {
  const gate = droppedByDefault(site.owner, member.name, walk.request.version.minor);
  if (gate) walk.request.report(gatedFieldFinding(gate, site, walk.request));
}

/** What null leaves in a list or map: the decoder's zero value. */
function zero(resolved: Resolved, type: ValueType, site: DecodeSite): Decoded {
  const common = base(resolved, site);
  switch (type.kind) {
    case 'struct': {
      const { span } = common;
      const mapping: MappingNode = {
        kind: 'mapping',
        span,
        outerSpan: span,
        isFlow: true,
        entries: [],
        isOpen: false,
      };
      return { kind: 'struct', ...common, type: type.name, fields: new Map(), mapping, isOpen: false };
    }
    case 'list':
      return { kind: 'list', ...common, items: [], isComplete: true };
    case 'map':
      return { kind: 'map', ...common, entries: new Map(), isOpen: false };
    case 'scalar':
      return { kind: 'scalar', ...common, value: zeroValue(type.scalar) };
  }
}

function unknown(resolved: Resolved, site: DecodeSite, reason: DecodedUnknown['reason']): DecodedUnknown {
  return { kind: 'unknown', ...base(resolved, site), reason };
}

function base(resolved: Resolved, site: DecodeSite): Omit<DecodedScalar, 'kind' | 'value'> {
  return {
    path: site.path,
    span: resolved.written.span,
    keySpan: site.keySpan,
    via: site.via,
    isConditional: site.isConditional,
  };
}

/** Joins as the decoder does: an empty key still gets its dot. */
function join(path: string, name: string): string {
  return path ? `${path}.${name}` : name;
}
