import type { ContainerList } from '../kubernetes/probe.ts';
import { probeNames } from '../kubernetes/probe.ts';
import type { Span } from '../text/span.ts';
import type { MappingNode, ScalarNode, SequenceNode, YamlNode } from '../yaml/node.ts';
import type { PatchOperation, PathStep } from './operations.ts';

/** What an operation writes of a container: the container as a tree in which only the written part is known. */
export interface WrittenContainer {
  readonly node: YamlNode;
  /** The API server's path, `spec.template.spec.containers[0]`. */
  readonly objectPath: string;
  readonly list: ContainerList;
  readonly index: number;
  /** Whether the value is a whole probe or container, so that what it does not say is nowhere else. */
  readonly isWhole: boolean;
  /** Places of the path that name a field of the tree. */
  readonly names: readonly Span[];
}

const containerLists: readonly ContainerList[] = ['containers', 'initContainers', 'ephemeralContainers'];

/** Before the first character of any text: nobody points at it. */
export const nowhere: Span = { start: -1, end: -1 };

/** The containers that an operation writes as a whole, or one of whose probes it writes in whole or in part. */
export function writtenContainers({ path, value }: PatchOperation): readonly WrittenContainer[] {
  if (!value) return [];
  const at = path.findIndex(({ name }, index) => isContainerList(name) && isPlace(path[index + 1]));
  if (at < 0) return wholeList(path, value.node);
  const list = containerLists.find((each) => each === path[at]?.name);
  if (!list) return [];
  const index = path[at + 1]?.name ?? '';
  const rest = path.slice(at + 2);
  const found = {
    objectPath: `${objectPathOf(path.slice(0, at + 1))}[${index}]`,
    list,
    index: index === '-' ? 0 : Number(index),
  };
  if (rest.length === 0) {
    return value.node.kind === 'mapping' ? [{ ...found, node: value.node, isWhole: true, names: [] }] : [];
  }
  if (!probeNames.some((name) => name === rest[0]?.name)) return [];
  const node = around(rest, value.node);
  if (!node) return [];
  const names = rest.flatMap(({ span }) => (span ? [span] : []));
  return [{ ...found, node, isWhole: rest.length === 1, names }];
}

/** `path: /spec/template/spec/containers` with a list for a value. */
function wholeList(path: readonly PathStep[], value: YamlNode): readonly WrittenContainer[] {
  const list = containerLists.find((name) => name === path.at(-1)?.name);
  if (!list || value.kind !== 'sequence') return [];
  const objectPath = objectPathOf(path);
  return value.items.flatMap(({ node }, index) =>
    node.kind === 'mapping'
      ? [{ node, objectPath: `${objectPath}[${index}]`, list, index, isWhole: true, names: [] }]
      : [],
  );
}

function isContainerList(name: string): boolean {
  return containerLists.some((list) => list === name);
}

/** An index of a list, or the place behind its end. */
function isPlace(step: PathStep | undefined): boolean {
  return step !== undefined && (step.name === '-' || isIndex(step));
}

/** RFC 6901, section 4: no leading zeros. */
function isIndex({ name }: PathStep): boolean {
  return /^(?:0|[1-9]\d*)$/.test(name);
}

function objectPathOf(path: readonly PathStep[]): string {
  return path
    .map((step) => (isIndex(step) ? `[${step.name}]` : `.${step.name}`))
    .join('')
    .slice(1);
}

/** Items before the written one are made up; more than that nobody has. */
const mostItems = 100;

/** The steps of a path as mappings and lists around a value; null where it cannot be said at which place it comes to stand. */
function around(steps: readonly PathStep[], value: YamlNode): MappingNode | null {
  let node: YamlNode = value;
  let isLast = true;
  for (const step of [...steps].reverse()) {
    if (step.name === '-') return null;
    const list: SequenceNode | null = isIndex(step) ? listWith(Number(step.name), node) : null;
    if (isIndex(step) && !list) return null;
    node = list ?? mappingWith(step, node, isLast);
    isLast = false;
  }
  return node.kind === 'mapping' ? { ...node, isOpen: true } : null;
}

/** Where the segments of a path have no place of their own, the value stands for the last one. */
function mappingWith({ name, span }: PathStep, value: YamlNode, isLast: boolean): MappingNode {
  const keySpan = span ?? (isLast ? value.span : nowhere);
  const key: ScalarNode = {
    kind: 'scalar',
    style: 'plain',
    text: name,
    value: { type: 'string', value: name },
    span: keySpan,
    outerSpan: keySpan,
  };
  return {
    kind: 'mapping',
    isFlow: false,
    entries: [{ key, name, value, branch: [] }],
    isOpen: false,
    span: nowhere,
    outerSpan: nowhere,
  };
}

function listWith(index: number, value: YamlNode): SequenceNode | null {
  if (index > mostItems) return null;
  const items = Array.from({ length: index }, () => ({ node: unknownItem, span: nowhere, branch: [] }));
  return {
    kind: 'sequence',
    isFlow: false,
    items: [...items, { node: value, span: value.span, branch: [] }],
    isOpen: true,
    span: nowhere,
    outerSpan: nowhere,
  };
}

const unknownItem: ScalarNode = {
  kind: 'scalar',
  style: 'plain',
  text: '',
  value: { type: 'unknown' },
  span: nowhere,
  outerSpan: nowhere,
};
