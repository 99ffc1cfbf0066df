import type { DocumentRole } from '../analysis.ts';
import type { MappingNode, SequenceNode, YamlNode } from '../yaml/node.ts';
import { resolveNode, type Via } from '../yaml/resolve.ts';
import type { FieldValue } from './field-value.ts';
import { findContainers } from './find-containers.ts';
import { isBareContainer, isContainerFragment, isNamelessProbe, isPodSpecFragment } from './looks-like.ts';
import { fieldsAt, fieldsOf, type NodeFields, textField } from './node-fields.ts';
import { isPatch } from './patch.ts';
import { type PodKind, podKindOf, podKinds, podSpecPath } from './pod-kinds.ts';

/** One object of a document: the document itself, or an item of a list object. */
export type KubernetesObject = BuiltInObject | StructuralObject | OtherObject;

interface ObjectBase {
  /** The object with aliases followed. */
  readonly node: MappingNode;
  readonly via: readonly Via[];
  readonly apiVersion: FieldValue<string>;
  readonly kind: FieldValue<string>;
  /** Index in the `items` of a list object; of the outermost one where lists are nested. */
  readonly item: number | null;
}

/** An object of a kind with a pod spec in Kubernetes itself, or one that was most likely meant to be. */
export interface BuiltInObject extends ObjectBase {
  readonly role: 'built-in';
  /** The Go type by which it is decoded; null when there is no kind of that name. */
  readonly type: PodKind | null;
}

/** An object whose containers are found by their shape alone. */
export interface StructuralObject extends ObjectBase {
  readonly role: 'custom' | 'patch';
}

/** An object of Kubernetes without containers. */
export interface OtherObject extends ObjectBase {
  readonly role: 'other';
}

/** Containers that stand in no object: `node` is one, or a list of them, or a pod spec; or it is the inside of a probe. */
export interface Fragment {
  readonly role: 'fragment';
  readonly node: MappingNode | SequenceNode;
  readonly shape: 'container' | 'container-list' | 'pod-spec' | 'nameless-probe';
}

/** What a document is and which objects are in it. */
export type ClassifiedDocument =
  | {
      readonly role: Exclude<DocumentRole, 'fragment' | 'empty' | 'not-kubernetes'>;
      readonly objects: readonly KubernetesObject[];
    }
  | { readonly role: 'fragment'; readonly fragment: Fragment }
  | { readonly role: 'empty' | 'not-kubernetes' };

/** Says what a document is. `isTemplate`: a Helm template, where what is missing may be printed and no patch stands. */
export function classifyDocument(root: YamlNode | null, isTemplate: boolean): ClassifiedDocument {
  if (!root) return { role: 'empty' };
  const { node } = resolveNode(root);
  if (node?.kind === 'scalar' && node.value.type === 'null') return { role: 'empty' };
  const fragment = fragmentOf(node);
  if (fragment) return { role: 'fragment', fragment };
  if (node?.kind !== 'mapping') return { role: 'not-kubernetes' };
  const objects = objectsOf(node, isTemplate);
  return objects.length === 0 ? { role: 'not-kubernetes' } : { role: strongestRole(objects), objects };
}

function strongestRole(
  objects: readonly KubernetesObject[],
): 'built-in' | 'custom' | 'patch' | 'other-kubernetes' {
  const roles = new Set(objects.map(({ role }) => role));
  if (roles.has('built-in')) return 'built-in';
  if (roles.has('custom')) return 'custom';
  return roles.has('patch') ? 'patch' : 'other-kubernetes';
}

function fragmentOf(node: YamlNode | null): Fragment | null {
  if (node?.kind === 'sequence') {
    const items = node.items.map((item) => resolveNode(item.node).node);
    const isList =
      items.length > 0 && items.every((item) => item?.kind === 'mapping' && isContainerFragment(item));
    return isList ? { role: 'fragment', node, shape: 'container-list' } : null;
  }
  if (node?.kind !== 'mapping') return null;
  if (isContainerFragment(node)) return { role: 'fragment', node, shape: 'container' };
  if (isNamelessProbe(node)) return { role: 'fragment', node, shape: 'nameless-probe' };
  if (isPodSpecFragment(node)) return { role: 'fragment', node, shape: 'pod-spec' };
  return isHeadless(node) ? { role: 'fragment', node, shape: 'pod-spec' } : null;
}

/** Containers without a probe, or a list of them, that stand in no object: enough to offer probes, too little to judge. */
export function bareContainers(root: YamlNode | null): Fragment | null {
  const node = root && resolveNode(root).node;
  if (node?.kind === 'mapping')
    return isBareContainer(node) ? { role: 'fragment', node, shape: 'container' } : null;
  if (node?.kind !== 'sequence' || node.items.length === 0) return null;
  const isList = node.items.every((item) => {
    const { node: container } = resolveNode(item.node);
    return container?.kind === 'mapping' && (isBareContainer(container) || isContainerFragment(container));
  });
  return isList ? { role: 'fragment', node, shape: 'container-list' } : null;
}

/** An object without apiVersion and kind: nothing but metadata and a spec with containers. */
function isHeadless(node: MappingNode): boolean {
  const fields = fieldsOf(node);
  const names = [...(fields?.members.keys() ?? [])];
  if (
    node.isOpen ||
    names.length === 0 ||
    !names.every((name) => ['metadata', 'spec', 'template'].includes(name))
  )
    return false;
  return findContainers(node).length > 0;
}

/** The most objects of nested lists that are looked at: aliases may multiply them without end. */
const objectLimit = 20_000;
const deepestList = 16;

function objectsOf(root: MappingNode, isTemplate: boolean): readonly KubernetesObject[] {
  const list = fieldsOf(root);
  if (!list || !isListObject(list)) {
    const object = classifyObject({ node: root, via: [], item: null, inherited: null }, isTemplate);
    return object ? [object] : [];
  }
  const objects: KubernetesObject[] = [];
  collectItems({ fields: list, via: [], item: null, depth: 0 }, { objects, isTemplate });
  return objects.length > 0 ? objects : [{ role: 'other', ...headOf(list), node: root, via: [], item: null }];
}

interface ListPlace {
  readonly fields: NodeFields;
  readonly via: readonly Via[];
  readonly item: number | null;
  readonly depth: number;
}

function collectItems(
  list: ListPlace,
  into: { readonly objects: KubernetesObject[]; readonly isTemplate: boolean },
): void {
  const items = list.fields.members.get('items')?.value.node;
  if (items?.kind !== 'sequence' || list.depth > deepestList) return;
  const inherited = headOfItems(list.fields);
  items.items.forEach(({ node: written }, index) => {
    if (into.objects.length >= objectLimit) return;
    const resolved = resolveNode(written);
    const fields = fieldsOf(resolved.node);
    if (!fields) return;
    const item = list.item ?? index;
    const via = [...list.via, ...resolved.via];
    if (isListObject(fields)) {
      collectItems({ fields, via, item, depth: list.depth + 1 }, into);
      return;
    }
    const object = classifyObject({ node: fields.mapping, via, item, inherited }, into.isTemplate);
    if (object) into.objects.push(object);
  });
}

/** kubectl takes every object with `items` for a list (apimachinery, unstructured/helpers.go, `detectList`). */
function isListObject(fields: NodeFields): boolean {
  if (fields.members.get('items')?.value.node?.kind !== 'sequence') return false;
  const { apiVersion, kind } = headOf(fields);
  return apiVersion.kind !== 'absent' && kind.kind !== 'absent';
}

/** Items of a `PodList` are Pods without saying so (apimachinery, unstructured/helpers.go, `decodeToList`). */
function headOfItems(list: NodeFields): Head | null {
  const { apiVersion, kind } = headOf(list);
  if (kind.kind !== 'known' || kind.value === 'List') return null;
  return { apiVersion, kind: { ...kind, value: kind.value.replace(/List$/, '') } };
}

type Head = Pick<ObjectBase, 'apiVersion' | 'kind'>;

interface FoundObject {
  readonly node: MappingNode;
  readonly via: readonly Via[];
  readonly item: number | null;
  /** What the list says of items that say nothing. */
  readonly inherited: Head | null;
}

function headOf(fields: NodeFields): Head {
  return { apiVersion: textField(fields, 'apiVersion'), kind: textField(fields, 'kind') };
}

/** Null when it is no object of Kubernetes. */
function classifyObject(found: FoundObject, isTemplate: boolean): KubernetesObject | null {
  const { node, via, item, inherited } = found;
  const fields = fieldsOf(node);
  if (!fields) return null;
  const own = headOf(fields);
  const isNameless = own.apiVersion.kind === 'absent' && own.kind.kind === 'absent';
  const head = isNameless && inherited ? inherited : own;
  const base: ObjectBase = { node, via, item, ...head };
  if (head.apiVersion.kind === 'absent' && head.kind.kind === 'absent') return null;
  if (isForeign(head.apiVersion)) return foreignObject(base);
  if (head.kind.kind === 'known') {
    const type = podKindOf(head.kind.value);
    if (!type) return namedObject(base, fields);
    if (head.apiVersion.kind !== 'known' && !hasObjectFields(fields)) return null;
    if (!isTemplate && head.kind.value === type && isPatch(node, type)) return { ...base, role: 'patch' };
    return { ...base, role: 'built-in', type };
  }
  return unnamedObject(base, fields);
}

/** Without a readable kind the server refuses an object with pods, unless a template still decides. */
function unnamedObject(base: ObjectBase, fields: NodeFields): KubernetesObject | null {
  const isTemplated = [base.kind, base.apiVersion].some(
    (field) => field.kind === 'unknown' && field.reason !== 'mistyped',
  );
  if (!podKinds.some((kind) => hasContainersAt(fields, kind))) {
    return isTemplated && base.apiVersion.kind === 'known' ? { ...base, role: 'other' } : null;
  }
  return isTemplated ? { ...base, role: 'custom' } : { ...base, role: 'built-in', type: null };
}

/** A kind that has no pod in Kubernetes itself: another one, or a misspelt name. */
function namedObject(base: ObjectBase, fields: NodeFields): KubernetesObject | null {
  const isObject = base.apiVersion.kind !== 'absent';
  if (base.kind.kind === 'known' && base.kind.value === 'DeploymentConfig')
    return { ...base, role: 'custom' };
  if (!podKinds.some((kind) => hasContainersAt(fields, kind)))
    return isObject ? { ...base, role: 'other' } : null;
  if (base.apiVersion.kind === 'unknown') return { ...base, role: 'custom' };
  return isObject ? { ...base, role: 'built-in', type: null } : null;
}

const kindsWithoutPods: ReadonlySet<string> = new Set([
  'CustomResourceDefinition',
  'CompositeResourceDefinition',
  'Kustomization',
  'Component',
]);

function foreignObject(base: ObjectBase): KubernetesObject | null {
  if (base.kind.kind === 'absent') return null;
  const isSearched = base.kind.kind !== 'known' || !kindsWithoutPods.has(base.kind.value);
  return isSearched && findContainers(base.node).length > 0
    ? { ...base, role: 'custom' }
    : { ...base, role: 'other' };
}

/** Groups of custom resources are domain names; those of Kubernetes with pods in them are single words. */
function isForeign(apiVersion: FieldValue<string>): boolean {
  if (apiVersion.kind !== 'known') return false;
  const [group = '', version] = apiVersion.value.split('/');
  return version !== undefined && group.includes('.');
}

function hasObjectFields({ members }: NodeFields): boolean {
  return ['metadata', 'spec', 'template'].some((name) => members.get(name)?.value.node?.kind === 'mapping');
}

function hasContainersAt(fields: NodeFields, kind: PodKind): boolean {
  let level: NodeFields | null = fields;
  for (const name of podSpecPath(kind)) level = fieldsAt(level, name);
  return level !== null && findContainers(level.mapping).some(({ path }) => /^\w+\[\d+\]$/.test(path));
}
