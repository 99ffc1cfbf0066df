import type { ActionNode, ListNode, Node } from '../../helm/template/nodes.ts';
import type { Span } from '../../text/span.ts';
import type { ChartTemplate } from './chart-view.ts';
import type { EffectiveProbe } from './effective-probes.ts';

/** A text that an editor shows behind an action without it being in the file. */
export interface ChartHint {
  readonly offset: number;
  readonly label: string;
}

/** Different texts that are shown for one action: more say nothing. */
const mostTexts = 3;
const longestText = 40;

/** What the actions of a template print into probes, as far as each prints one value. */
export function chartHintsOf(
  { path, parsed }: ChartTemplate,
  probes: readonly EffectiveProbe[],
  shown: Span,
): readonly ChartHint[] {
  const printed = new Map<number, Set<string>>();
  for (const { fields } of probes) {
    for (const { prints } of fields) {
      for (const { action, text: value } of prints) {
        if (action.file !== path) continue;
        const texts = printed.get(action.span.start) ?? new Set();
        printed.set(action.span.start, texts.add(value));
      }
    }
  }
  if (printed.size === 0) return [];
  return parsed.trees
    .flatMap(({ body }) => actionsIn(body))
    .flatMap(({ span, pipe }) => {
      const texts = printed.get(pipe.span.start);
      if (!texts || span.end < shown.start || span.end > shown.end || texts.size > mostTexts) return [];
      const label = [...texts].map(shortened).join(' | ');
      return label === '' ? [] : [{ offset: span.end, label }];
    });
}

/** The actions in a tree, but for blocks. */
function actionsIn({ nodes }: ListNode): readonly ActionNode[] {
  return nodes.flatMap((node: Node): readonly ActionNode[] => {
    switch (node.kind) {
      case 'action':
        return [node];
      case 'if':
      case 'with':
      case 'range':
        return [...actionsIn(node.body), ...(node.otherwise ? actionsIn(node.otherwise) : [])];
      default:
        return [];
    }
  });
}

function shortened(value: string): string {
  const line = value.replace(/\s+/g, ' ').trim();
  return line.length > longestText ? `${line.slice(0, longestText - 1)}…` : line;
}
