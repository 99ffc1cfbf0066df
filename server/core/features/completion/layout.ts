import type { SnippetLayout } from '../../snippets/snippet-layout.ts';
import type { MappingNode, SequenceNode, YamlNode } from '../../yaml/node.ts';
import type { Cursor } from './cursor.ts';

const defaultStep = '  ';

/** How a new member has to be laid out at the cursor: as the rest of the document is. */
export function layoutAt(cursor: Cursor): SnippetLayout {
  const { text } = cursor.probedSource;
  if (cursor.isFlow) return { kind: 'flow', isJson: writesJson(cursor) || cursor.quote === '"' };
  const root = cursor.ancestors[0];
  const habits = root ? habitsOf(root, text) : { step: null, listStep: null };
  const step = habits.step ?? defaultStep;
  return {
    kind: 'block',
    indent: ' '.repeat(cursor.column),
    step,
    listStep: habits.listStep ?? (habits.step === null ? defaultStep : ''),
  };
}

/** Whether the document is JSON, or would be were it not half written: its outermost keys say so. */
export function writesJson({ probedSource, ancestors: [root] }: Cursor): boolean {
  if (probedSource.format === 'json') return true;
  const first = root?.kind === 'mapping' && root.isFlow ? root.entries[0]?.key : undefined;
  return first?.kind === 'scalar' && first.style === 'double-quoted';
}

interface Habits {
  readonly step: string | null;
  readonly listStep: string | null;
}

/** The first indentation of a mapping in a mapping, and of a list under a key, that the document shows. */
function habitsOf(root: YamlNode, text: string): Habits {
  let step: string | null = null;
  let listStep: string | null = null;
  const pending: YamlNode[] = [root];
  for (let node = pending.shift(); node && (step === null || listStep === null); node = pending.shift()) {
    if (node.kind === 'sequence') pending.push(...node.items.map((item) => item.node));
    if (node.kind !== 'mapping') continue;
    const column = keyColumn(node, text);
    for (const { value } of node.entries) {
      pending.push(value);
      if (column === null || value.kind === 'scalar' || value.kind === 'alias' || value.isFlow) continue;
      const inner = value.kind === 'mapping' ? keyColumn(value, text) : dashColumn(value, text);
      if (inner === null) continue;
      if (value.kind === 'mapping' && inner > column) step ??= ' '.repeat(inner - column);
      if (value.kind === 'sequence' && inner >= column) listStep ??= ' '.repeat(inner - column);
    }
  }
  return { step, listStep };
}

function keyColumn(mapping: MappingNode, text: string): number | null {
  const first = mapping.entries[0];
  return mapping.isFlow || !first ? null : columnOf(text, first.key.outerSpan.start);
}

function dashColumn(sequence: SequenceNode, text: string): number | null {
  const first = sequence.items[0];
  return first ? columnOf(text, first.span.start) : null;
}

function columnOf(text: string, offset: number): number {
  return offset === 0 ? 0 : offset - (text.lastIndexOf('\n', offset - 1) + 1);
}
