import type { EditResult, HeldMember, MemberPlace } from '../../../server/core/edits/index.ts';
import { writtenMapping } from '../../../server/core/edits/index.ts';
import { applyEdits } from '../../../server/core/text/edit.ts';
import type { MappingNode, YamlNode } from '../../../server/core/yaml/node.ts';
import { readYaml } from '../../../server/core/yaml/read.ts';

/** The mapping at a path such as `spec.containers.0.livenessProbe`; the root for an empty path. */
export function mappingNodeAt(text: string, path: string): MappingNode {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const { root } = readYaml(text, start, text.trimStart().startsWith('{') ? 'json' : 'yaml');
  let node: YamlNode | null | undefined = root;
  for (const step of path === '' ? [] : path.split('.')) {
    if (node?.kind === 'mapping') node = node.entries.find((entry) => entry.name === step)?.value;
    else if (node?.kind === 'sequence') node = node.items[Number(step)]?.node;
  }
  if (node?.kind !== 'mapping') throw new Error(`no mapping at "${path}"`);
  return node;
}

/** The member at a path, with the mapping that holds it. */
export function memberAt(text: string, path: string): HeldMember & MemberPlace {
  const steps = path.split('.');
  const name = steps.pop();
  const mapping = writtenMapping(mappingNodeAt(text, steps.join('.')));
  const member = mapping.members.find((candidate) => candidate.name === name);
  if (!member) throw new Error(`no member at "${path}"`);
  return { mapping, member, isFlow: mapping.isFlow };
}

/** The text after the edits, or `declined: reason`. */
export function outcome(text: string, result: EditResult): string {
  return result.kind === 'edits' ? applyEdits(text, result.edits) : `declined: ${result.reason}`;
}
