import type { Finding } from '../finding.ts';
import type { MappingNode, YamlNode } from '../yaml/node.ts';
import type { Member } from '../yaml/resolve.ts';
import { membersOf, resolveNode } from '../yaml/resolve.ts';
import type { Editing } from './decode-fixes.ts';
import { itemFinding, itemsFinding } from './top-level-findings.ts';
import { judgeIdentity } from './top-level-identity.ts';

/** `apiVersion` or `kind` as it is written: a text, nothing (absent or null), decided by a template, or no text at all. */
export type IdentityValue =
  | { readonly kind: 'text'; readonly text: string; readonly member: Member | null }
  | { readonly kind: 'absent'; readonly member: Member | null }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'mistyped'; readonly member: Member };

/** An object that kubectl would send: the document itself, or an entry of its `items`. */
export interface TopLevelObject {
  /** As it stands in the document; an alias for an item that is one. */
  readonly node: YamlNode;
  readonly mapping: MappingNode;
  /** Index in the `items` of the document (of the outermost list, where lists are nested), null outside lists. */
  readonly item: number | null;
  readonly apiVersion: IdentityValue;
  readonly kind: IdentityValue;
  /** The Go struct to decode it by; null where the kind is none of those with pods, or is refused. */
  readonly type: string | null;
  /** The Go struct it was most probably meant to be, also where its kind or version is refused. */
  readonly likelyType: string | null;
  /** What kubectl or the server's kind registry says before anything else of the object is looked at. */
  readonly findings: readonly Finding[];
}

/** The objects of a document, and what is wrong with the list around them. */
export interface TopLevel {
  readonly objects: readonly TopLevelObject[];
  readonly findings: readonly Finding[];
}

interface Inherited {
  readonly apiVersion: IdentityValue;
  readonly kind: IdentityValue;
}

/** Lists in lists deeper than this are an alias bomb. */
const deepestList = 16;
const mostObjects = 20_000;

/**
 * Takes a document apart as kubectl does: whatever has `items` is a list, its entries are objects of their own
 * (apimachinery, pkg/apis/meta/v1/unstructured/helpers.go, and cli-runtime's FlattenListVisitor).
 */
export function readTopLevel(root: YamlNode, editing?: Editing): TopLevel {
  const objects: TopLevelObject[] = [];
  const findings: Finding[] = [];
  collect({ node: root, item: null, inherited: null, depth: 0 }, { objects, findings, editing });
  return { objects, findings };
}

interface Place {
  readonly node: YamlNode;
  readonly item: number | null;
  readonly inherited: Inherited | null;
  readonly depth: number;
}

interface Collected {
  readonly objects: TopLevelObject[];
  readonly findings: Finding[];
  readonly editing: Editing | undefined;
}

function collect(place: Place, into: Collected): void {
  const { node } = resolveNode(place.node);
  if (node?.kind !== 'mapping' || place.depth > deepestList || into.objects.length >= mostObjects) return;
  const members = new Map(membersOf(node).map((member) => [member.name, member]));
  const own = { apiVersion: identity(members.get('apiVersion')), kind: identity(members.get('kind')) };
  const common = { members, isFlow: node.isFlow, editing: into.editing };
  const items = members.get('items');
  if (items && isListLike(items, place)) {
    if (place.depth === 0)
      into.findings.push(...judgeIdentity({ ...common, ...own, isList: true, item: null }).findings);
    collectItems(items, { ...place, own }, into);
    return;
  }
  const isNameless = isEmpty(own.apiVersion) && isEmpty(own.kind);
  const { apiVersion, kind } = isNameless && place.inherited ? place.inherited : own;
  const judged = judgeIdentity({ ...common, apiVersion, kind, isList: false, item: place.item });
  into.objects.push({ node: place.node, mapping: node, item: place.item, apiVersion, kind, ...judged });
}

/** A document with `items` is a list whatever it says it is; an entry of a list only when its `items` is one. */
function isListLike(items: Member, place: Place): boolean {
  return place.depth === 0 || items.value.node?.kind === 'sequence';
}

function collectItems(items: Member, list: Place & { own: Inherited }, into: Collected): void {
  const { node } = items.value;
  if (node?.kind !== 'sequence') {
    const finding = itemsFinding(items);
    if (finding) into.findings.push(finding);
    return;
  }
  const inherited: Inherited = { apiVersion: list.own.apiVersion, kind: itemKind(list.own.kind) };
  node.items.forEach(({ node: entry }, index) => {
    const finding = itemFinding(entry);
    if (finding) into.findings.push(finding);
    collect({ node: entry, item: list.item ?? index, inherited, depth: list.depth + 1 }, into);
  });
}

/** The kind that the entries of a `PodList` have without saying so. */
function itemKind(kind: IdentityValue): IdentityValue {
  if (kind.kind !== 'text') return kind;
  const text = kind.text.replace(/List$/, '');
  return text === '' ? { kind: 'absent', member: null } : { kind: 'text', text, member: null };
}

function isEmpty(value: IdentityValue): boolean {
  return value.kind === 'absent' || (value.kind === 'text' && value.text === '');
}

function identity(member: Member | undefined): IdentityValue {
  if (!member) return { kind: 'absent', member: null };
  const { node } = member.value;
  if (!node || member.alternatives.length > 0) return { kind: 'unknown' };
  if (node.kind !== 'scalar') return { kind: 'mistyped', member };
  switch (node.value.type) {
    case 'string':
      return { kind: 'text', text: node.value.value, member };
    case 'null':
      return { kind: 'absent', member };
    case 'unknown':
      return { kind: 'unknown' };
    case 'boolean':
    case 'number':
      return { kind: 'mistyped', member };
  }
}
