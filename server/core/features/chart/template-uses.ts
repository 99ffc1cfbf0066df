import type {
  BranchNode,
  FieldNode,
  ListNode,
  Node,
  OperandNode,
  ParsedFile,
  PipeNode,
  VariableNode,
} from '../../helm/template/nodes.ts';
import type { Span } from '../../text/span.ts';

/*
 * What a template names: fields of what it sees, named templates, functions. Where `.` or a variable stands for
 * something computed, what is below it is unknown and left out.
 */

export type TemplateUse = PathUse | IncludeUse | FunctionUse;

/** A field of what the template sees as `.` outside all blocks. */
export interface PathUse {
  readonly kind: 'path';
  /** From there: `Values`, `image`, `tag`; `anyItem` for an item of a list or map. */
  readonly path: readonly string[];
  /** The last name, without its dot. */
  readonly span: Span;
  /** No name follows. */
  readonly isWhole: boolean;
}

export interface IncludeUse {
  readonly kind: 'include';
  readonly name: string;
  /** With its quotes. */
  readonly span: Span;
}

export interface FunctionUse {
  readonly kind: 'function';
  readonly name: string;
  readonly span: Span;
}

/** In a path: one of the items that a `range` goes through. */
export const anyItem = '*';

/** What names stand for at a place of a template. */
export interface Surroundings {
  /** Null where it is computed. */
  readonly dot: readonly string[] | null;
  /** By name, with its `$`; null for what is computed. */
  readonly variables: ReadonlyMap<string, readonly string[] | null>;
}

/** A named template is taken to be called with all there is, as most are. */
const outermost: Surroundings = { dot: [], variables: new Map([['$', []]]) };

const known = new WeakMap<ParsedFile, readonly TemplateUse[]>();

/** In the order of the file; found when first asked for. */
export function usesIn(file: ParsedFile): readonly TemplateUse[] {
  const before = known.get(file);
  if (before) return before;
  const uses = findUses(file);
  known.set(file, uses);
  return uses;
}

function findUses({ trees }: ParsedFile): readonly TemplateUse[] {
  const uses: TemplateUse[] = [];
  const walk: Walk = { uses, enter: () => undefined };
  for (const { body } of trees) walkList(body, outermost, walk);
  return uses.sort((one, other) => one.span.start - other.span.start);
}

/** What names stand for at an offset. */
export function surroundingsAt({ trees }: ParsedFile, offset: number): Surroundings {
  let found = outermost;
  let length = Number.POSITIVE_INFINITY;
  const enter = (span: Span, surroundings: Surroundings): void => {
    if (offset < span.start || offset > span.end || span.end - span.start > length) return;
    found = surroundings;
    length = span.end - span.start;
  };
  for (const { body, nameSpan, span } of trees) {
    if (nameSpan && (offset < span.start || offset > span.end)) continue;
    walkList(body, outermost, { uses: [], enter, until: offset });
  }
  return found;
}

interface Walk {
  readonly uses: TemplateUse[];
  /** Told what holds in a stretch of the file. */
  readonly enter: (span: Span, surroundings: Surroundings) => void;
  /** What is declared behind does not count. */
  readonly until?: number;
}

function walkList({ nodes, span }: ListNode, around: Surroundings, walk: Walk): void {
  let surroundings = around;
  for (const node of nodes) {
    if (walk.until !== undefined && node.span.start >= walk.until) break;
    surroundings = walkNode(node, surroundings, walk);
  }
  walk.enter(span, surroundings);
}

/** What holds behind the node. */
function walkNode(node: Node, around: Surroundings, walk: Walk): Surroundings {
  switch (node.kind) {
    case 'action':
      walkPipe(node.pipe, around, walk);
      return declared(node.pipe, around, pathOfPipe(node.pipe, around));
    case 'template':
      walk.uses.push({ kind: 'include', name: node.name, span: node.nameSpan });
      if (node.pipe) walkPipe(node.pipe, around, walk);
      return around;
    case 'if':
    case 'with':
    case 'range':
      walkBranch(node, around, walk);
      return around;
    default:
      return around;
  }
}

function declared(
  { variables }: PipeNode,
  around: Surroundings,
  path: readonly string[] | null,
): Surroundings {
  const [variable] = variables;
  return variable ? withVariables(around, [[variable, path]]) : around;
}

function withVariables(
  around: Surroundings,
  added: readonly (readonly [VariableNode, readonly string[] | null])[],
): Surroundings {
  const variables = new Map(around.variables);
  for (const [{ name }, path] of added) variables.set(name, path);
  return { ...around, variables };
}

function walkBranch(node: BranchNode, around: Surroundings, walk: Walk): void {
  walkPipe(node.pipe, around, walk);
  walkList(node.body, insideOf(node, around), walk);
  if (node.otherwise) walkList(node.otherwise, around, walk);
}

function insideOf({ kind, pipe }: BranchNode, around: Surroundings): Surroundings {
  const path = pathOfPipe(pipe, around);
  if (kind === 'if') return declared(pipe, around, path);
  if (kind === 'with') return { ...declared(pipe, around, path), dot: path };
  const item = path && [...path, anyItem];
  const [first, second] = pipe.variables;
  const inside: Surroundings = { ...around, dot: item };
  if (first && second)
    return withVariables(inside, [
      [first, null],
      [second, item],
    ]);
  return first ? withVariables(inside, [[first, item]]) : inside;
}

/** What a pipeline stands for where it only names something. */
function pathOfPipe({ commands }: PipeNode, around: Surroundings): readonly string[] | null {
  const [command] = commands;
  const [operand] = command?.operands ?? [];
  if (commands.length !== 1 || command?.operands.length !== 1 || !operand) return null;
  return pathOf(operand, around);
}

function pathOf(operand: OperandNode, around: Surroundings): readonly string[] | null {
  switch (operand.kind) {
    case 'dot':
      return around.dot;
    case 'field':
      return below(around.dot, operand.names);
    case 'variable':
      return below(around.variables.get(operand.name) ?? null, operand.names);
    case 'chain':
      return below(pathOf(operand.of, around), operand.names);
    case 'pipe':
      return pathOfPipe(operand, around);
    default:
      return null;
  }
}

function below(base: readonly string[] | null, names: readonly string[]): readonly string[] | null {
  return base && withoutContext([...base, ...names]);
}

const builtIns: ReadonlySet<string | undefined> = new Set([
  ...['Values', 'Release', 'Chart', 'Capabilities', 'Files', 'Template', 'Subcharts'],
]);

/** Many hand all there is to a named template under a name of their own: `.context.Values`, `.root.Values`. */
export function withoutContext(path: readonly string[]): readonly string[] {
  const [first, second] = path;
  return !builtIns.has(first) && first !== anyItem && builtIns.has(second) ? path.slice(1) : path;
}

function walkPipe({ commands }: PipeNode, around: Surroundings, walk: Walk): void {
  for (const { operands } of commands) {
    const [first, second] = operands;
    if (first?.kind === 'identifier' && first.name === 'include' && second?.kind === 'string')
      walk.uses.push({ kind: 'include', name: second.text, span: second.span });
    for (const operand of operands) walkOperand(operand, around, walk);
  }
}

function walkOperand(operand: OperandNode, around: Surroundings, walk: Walk): void {
  switch (operand.kind) {
    case 'pipe':
      walkPipe(operand, around, walk);
      return;
    case 'identifier':
      walk.uses.push({ kind: 'function', name: operand.name, span: operand.span });
      return;
    case 'chain':
      walkOperand(operand.of, around, walk);
      addPaths(pathOf(operand.of, around), operand, walk);
      return;
    case 'field':
      addPaths(around.dot, operand, walk);
      return;
    case 'variable':
      addPaths(around.variables.get(operand.name) ?? null, operand, walk);
      return;
    case 'dot':
      addDot(around.dot, operand.span, walk);
      return;
    default:
      return;
  }
}

function addDot(path: readonly string[] | null, span: Span, { uses }: Walk): void {
  if (path && path.length > 0) uses.push({ kind: 'path', path, span, isWhole: true });
}

/** The names stand right behind each other, up to the end of the operand. */
function addPaths(
  base: readonly string[] | null,
  { names, span }: Pick<FieldNode, 'names' | 'span'>,
  { uses }: Walk,
): void {
  if (!base) return;
  let start = span.end - names.join('.').length;
  names.forEach((name, index) => {
    const path = withoutContext([...base, ...names.slice(0, index + 1)]);
    const end = start + name.length;
    uses.push({ kind: 'path', path, span: { start, end }, isWhole: index === names.length - 1 });
    start = end + 1;
  });
}
