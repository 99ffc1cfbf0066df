import type { BranchNode, ListNode, Node, ParsedFile, PipeNode } from '../../helm/template/nodes.ts';
import type { Span } from '../../text/span.ts';

/** The functions that a pipeline calls, in the order in which Go does: those in arguments before the one they are for. */
export function callsIn({ trees }: ParsedFile, { start, end }: Span): readonly string[] {
  const isHere = ({ span }: PipeNode): boolean => span.start >= start && span.end <= end;
  for (const { body } of trees) {
    const pipe = pipesOf(body).find(isHere);
    if (pipe) return callsOf(pipe);
  }
  return [];
}

/** Of a list and the blocks in it; a pipeline comes before those in its block. */
function pipesOf({ nodes }: ListNode): readonly PipeNode[] {
  return nodes.flatMap((node: Node): readonly PipeNode[] => {
    switch (node.kind) {
      case 'action':
        return [node.pipe];
      case 'template':
        return node.pipe ? [node.pipe] : [];
      case 'if':
      case 'with':
      case 'range':
        return [node.pipe, ...pipesInside(node)];
      default:
        return [];
    }
  });
}

function pipesInside({ body, otherwise }: BranchNode): readonly PipeNode[] {
  return [...pipesOf(body), ...(otherwise ? pipesOf(otherwise) : [])];
}

function callsOf({ commands }: PipeNode): readonly string[] {
  return commands.flatMap(({ operands }) => {
    const called = operands.flatMap((operand) => (operand.kind === 'identifier' ? [operand.name] : []));
    const before = operands.flatMap((operand) => {
      if (operand.kind === 'pipe') return callsOf(operand);
      return operand.kind === 'chain' && operand.of.kind === 'pipe' ? callsOf(operand.of) : [];
    });
    return [...before, ...called];
  });
}
