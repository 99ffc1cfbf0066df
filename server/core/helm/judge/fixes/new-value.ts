import type { NewMember, NewScalar, NewValue } from '../../../edits/index.ts';
import type { YamlNode } from '../../../yaml/node.ts';

/** What a rendered node says, to be written elsewhere; null where that takes more than members, scalars and lists of these. */
export function newValueOf(node: YamlNode): NewValue | null {
  switch (node.kind) {
    case 'scalar':
      return newScalarOf(node);
    case 'alias':
      return null;
    case 'sequence': {
      const items = node.items.map((item) => newScalarOf(item.node));
      const known = items.filter((item) => item !== null);
      return known.length === items.length ? known : null;
    }
    case 'mapping': {
      const members: NewMember[] = [];
      for (const { name, value } of node.entries) {
        const written = name === null ? null : newValueOf(value);
        if (name === null || written === null) return null;
        members.push({ key: name, value: written });
      }
      return { members };
    }
  }
}

export function newScalarOf(node: YamlNode): NewScalar | null {
  if (node.kind !== 'scalar') return null;
  const { value } = node;
  switch (value.type) {
    case 'string':
    case 'boolean':
      return value.value;
    case 'number':
      return String(value.value) === value.exact ? value.value : null;
    default:
      return null;
  }
}
