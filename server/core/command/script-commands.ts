import type {
  Assignment,
  Command,
  CommandNode,
  CompoundList,
  Word as ParsedWord,
  Redirection,
  Script,
  Statement,
  SyntaxNode,
  WordPart,
} from 'unbash';
import { forEachChild } from 'unbash';
import type { CommandWord, Word } from './word.ts';
import type { Wrapper } from './wrappers.ts';
import { unwrap } from './wrappers.ts';

/** What joins two commands; a line break is `;`. */
export type Connector = '&&' | '||' | ';' | '|' | '&';

/** One program with its arguments. */
export interface SimpleCommand {
  /** The program that does the work first, wrappers such as `timeout 5` taken away. Empty for `A=b` alone. */
  readonly words: readonly CommandWord[];
  /** Outermost first. */
  readonly wrappers: readonly Wrapper<CommandWord>[];
  readonly assignments: readonly ScriptAssignment[];
  readonly redirects: readonly ScriptRedirect[];
  readonly connectorBefore: Connector | null;
  readonly connectorAfter: Connector | null;
  /** `! command`. */
  readonly isNegated: boolean;
  readonly isInLoop: boolean;
  /** In the head of an `if`, `elif`, `while` or `until`. */
  readonly isInCondition: boolean;
  /** In `$(…)`, backticks or `<(…)`. */
  readonly isInSubstitution: boolean;
}

export interface ScriptAssignment {
  readonly name: string;
  /** Null for an array. */
  readonly value: CommandWord | null;
}

export interface ScriptRedirect {
  readonly operator: string;
  readonly descriptor: number | null;
  readonly target: CommandWord | null;
}

interface Place {
  readonly before: Connector | null;
  readonly after: Connector | null;
  readonly isNegated: boolean;
  readonly isInLoop: boolean;
  readonly isInCondition: boolean;
  readonly isInSubstitution: boolean;
}

interface Collected {
  readonly origin: Word;
  readonly commands: SimpleCommand[];
  hasLoop: boolean;
  isUnderstood: boolean;
}

/** Every simple command of a script; null where it has what is not followed (functions, coprocesses, nested escapes). */
export function scriptCommands(
  script: Script,
  origin: Word,
): { readonly commands: readonly SimpleCommand[]; readonly hasLoop: boolean } | null {
  const collected: Collected = { origin, commands: [], hasLoop: false, isUnderstood: true };
  const place: Place = {
    before: null,
    after: null,
    isNegated: false,
    isInLoop: false,
    isInCondition: false,
    isInSubstitution: false,
  };
  visitStatements(script.commands, place, collected);
  return collected.isUnderstood ? collected : null;
}

function visitStatements(statements: readonly Statement[], place: Place, found: Collected): void {
  statements.forEach((statement, index) => {
    const previous = statements[index - 1];
    const isLast = index === statements.length - 1;
    visitNode(
      statement.command,
      {
        ...place,
        before: previous ? endOf(previous) : place.before,
        after: statement.background ? '&' : isLast ? place.after : ';',
      },
      found,
    );
  });
}

function endOf(statement: Statement): Connector {
  return statement.background ? '&' : ';';
}

type Node = Statement['command'];

function visitNode(node: Node, place: Place, found: Collected): void {
  switch (node.type) {
    case 'AndOr':
      visitChain(node.commands, node.operators, place, found);
      return;
    case 'Pipeline': {
      const isNegated = node.prefixes.some(({ type }) => type === 'Negation');
      visitChain(node.commands, node.operators.map(asPipe), { ...place, isNegated }, found);
      return;
    }
    default:
      visitCommand(node, place, found);
  }
}

function asPipe(): Connector {
  return '|';
}

function visitChain(
  nodes: readonly Node[],
  operators: readonly Connector[],
  place: Place,
  found: Collected,
): void {
  nodes.forEach((node, index) => {
    const before = operators[index - 1] ?? place.before;
    const after = operators[index] ?? place.after;
    visitNode(node, { ...place, before, after }, found);
  });
}

function visitCommand(node: CommandNode, place: Place, found: Collected): void {
  const inner: Place = { ...place, before: null, after: null };
  switch (node.type) {
    case 'Command':
      addCommand(node, place, found);
      return;
    case 'Redirected':
      visitCommand(node.command, place, found);
      return;
    case 'Subshell':
    case 'BraceGroup':
      visitStatements(node.body.commands, place, found);
      return;
    case 'If':
      visitBranches([node, ...node.elif], inner, found);
      visitList(node.else, inner, found);
      return;
    case 'While':
    case 'For':
    case 'ArithmeticFor':
      visitLoop(node, inner, found);
      return;
    case 'Case':
      visitSubstitutions(node.word, place, found);
      for (const item of node.items) visitList(item.body, inner, found);
      return;
    case 'TestCommand':
      found.commands.push({ ...placed(place), words: testWords(node, found), wrappers: [] });
      visitSubstitutions(node, place, found);
      return;
    case 'ArithmeticCommand':
      return;
    case 'Function':
    case 'Coproc':
    case 'Select':
      found.isUnderstood = false;
  }
}

function visitBranches(
  branches: readonly { readonly clause: CompoundList; readonly then: CompoundList }[],
  place: Place,
  found: Collected,
): void {
  for (const branch of branches) {
    visitList(branch.clause, { ...place, isInCondition: true }, found);
    visitList(branch.then, place, found);
  }
}

function visitLoop(
  node: Extract<CommandNode, { type: 'While' | 'For' | 'ArithmeticFor' }>,
  place: Place,
  found: Collected,
): void {
  found.hasLoop = true;
  const inLoop: Place = { ...place, isInLoop: true };
  if (node.type === 'While') visitList(node.clause, { ...inLoop, isInCondition: true }, found);
  if (node.type === 'For') for (const word of node.wordlist ?? []) visitSubstitutions(word, place, found);
  visitList(node.body, inLoop, found);
}

function visitList(list: CompoundList | undefined, place: Place, found: Collected): void {
  if (list) visitStatements(list.commands, place, found);
}

function addCommand(node: Command, place: Place, found: Collected): void {
  const { origin } = found;
  const written = node.name ? [node.name, ...node.args] : [];
  const { words, wrappers } = unwrap(written.map((word) => commandWord(word, origin)));
  const assignments = node.prefix.filter((item): item is Assignment => item.type === 'Assignment');
  found.commands.push({
    ...placed(place),
    words,
    wrappers,
    assignments: assignments.map(({ name, value }) => ({
      name,
      value: value.type === 'Word' ? commandWord(value, origin) : null,
    })),
    redirects: node.redirects.map((redirect) => redirectOf(redirect, origin)),
  });
  visitSubstitutions(node, place, found);
}

function placed(place: Place): Omit<SimpleCommand, 'words' | 'wrappers'> {
  const { before, after, ...rest } = place;
  return { ...rest, assignments: [], redirects: [], connectorBefore: before, connectorAfter: after };
}

function redirectOf(redirect: Redirection, origin: Word): ScriptRedirect {
  const { operator, descriptor } = redirect;
  const target = redirect.type === 'HereDoc' ? undefined : redirect.target;
  return {
    operator,
    descriptor: descriptor?.type === 'FileDescriptor' ? descriptor.value : null,
    target: target ? commandWord(target, origin) : null,
  };
}

/** The commands of `$(…)` and the like anywhere below a node. */
function visitSubstitutions(node: SyntaxNode, place: Place, found: Collected): void {
  forEachChild(node, (child) => {
    const isSubstitution = child.type === 'CommandExpansion' || child.type === 'ProcessSubstitution';
    if (!isSubstitution) return visitSubstitutions(child, place, found);
    if (child.script === undefined || child.script.source !== undefined || child.script.errors?.length) {
      found.isUnderstood = false;
      return;
    }
    const inner = { ...place, before: null, after: null, isNegated: false, isInSubstitution: true };
    visitStatements(child.script.commands, inner, found);
  });
}

/** `[[ … ]]` as words: the operands and, between them, what the text says. */
function testWords(
  node: { readonly pos: number; readonly end: number },
  { origin }: Collected,
): readonly CommandWord[] {
  const text = origin.text.slice(node.pos, node.end);
  return [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
    text: word.replace(/^(["'])(.*)\1$/, '$2'),
    isQuoted: /^["']/.test(word),
    hasExpansion: word.includes('$'),
    span: { start: node.pos + index, end: node.pos + index + word.length },
    origin,
  }));
}

function commandWord(word: ParsedWord | Assignment, origin: Word): CommandWord {
  const span = { start: word.pos, end: word.end };
  if (word.type === 'Assignment') {
    const value = word.value.type === 'Word' ? word.value : undefined;
    const parts = value?.parts ?? [];
    return {
      text: value ? `${word.name}=${value.value}` : word.text,
      isQuoted: parts.some(isQuote),
      hasExpansion: !value || parts.some(isExpansion),
      span,
      origin,
    };
  }
  const parts = word.parts ?? [];
  return {
    text: word.value,
    isQuoted: parts.some(isQuote),
    hasExpansion: parts.some(isExpansion),
    span,
    origin,
  };
}

function isQuote({ type }: WordPart): boolean {
  return /Quoted$|^LocaleString$/.test(type);
}

function isExpansion(part: WordPart): boolean {
  if (part.type === 'DoubleQuoted' || part.type === 'LocaleString') return part.parts.some(isExpansion);
  return /Expansion$|^ProcessSubstitution$|^ExtendedGlob$/.test(part.type);
}
