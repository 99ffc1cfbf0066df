import type { CommandNode, OperandNode, PipeNode } from './nodes.ts';

/*
 * Nodes as Go prints them into its errors (text/template/parse/node.go).
 */

export function pipeText({ variables, isAssignment, commands }: PipeNode): string {
  const piped = commands.map(commandText).join(' | ');
  if (variables.length === 0) return piped;
  return `${variables.map(operandText).join(', ')} ${isAssignment ? '=' : ':='} ${piped}`;
}

export function commandText({ operands }: CommandNode): string {
  return operands
    .map((operand) => (operand.kind === 'pipe' ? `(${pipeText(operand)})` : operandText(operand)))
    .join(' ');
}

export function operandText(node: OperandNode): string {
  switch (node.kind) {
    case 'dot':
      return '.';
    case 'nil':
      return 'nil';
    case 'boolean':
      return String(node.value);
    case 'number':
      return node.text;
    case 'string':
      return node.quoted;
    case 'field':
      return fieldText(node.names);
    case 'variable':
      return node.name + fieldText(node.names);
    case 'identifier':
      return node.name;
    case 'chain':
      return (
        (node.of.kind === 'pipe' ? `(${pipeText(node.of)})` : operandText(node.of)) + fieldText(node.names)
      );
    case 'pipe':
      return pipeText(node);
  }
}

function fieldText(names: readonly string[]): string {
  return names.map((name) => `.${name}`).join('');
}

/** As Go's ErrorContext cuts nothing off. */
export function nodeText(node: OperandNode | CommandNode): string {
  return node.kind === 'command' ? commandText(node) : operandText(node);
}
