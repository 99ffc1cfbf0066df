import type { Command, CompoundList, Statement } from 'unbash';
import type { ExecCommand, Script, Shell, SimpleCommand } from '../../command/index.ts';
import { nameOf, readCommand } from '../../command/index.ts';
import type { Handler, ProbedContainer } from '../../kubernetes/probe.ts';

type Node = Statement['command'];

const neverFail: ReadonlySet<string> = new Set(['true', ':', 'echo', 'printf']);

/** Whether a handler runs `true` or `echo` and nothing else: no number of such a probe matters. */
export function checksNothing(container: ProbedContainer, handler: Handler): boolean {
  const command = readCommand(container, handler);
  return command !== null && command.shell === null && alwaysSucceeds(command, container);
}

/** Whether a command exits 0 in its container whatever it finds. False when in doubt. */
export function alwaysSucceeds({ direct, shell }: ExecCommand, container: ProbedContainer): boolean {
  if (!shell) return direct.wrappers.length === 0 && ['true', 'echo'].includes(nameOf(direct));
  const { script } = shell;
  const { tree } = script;
  if (pgrepFindsItself(script) || (staysBeside(shell, container) && searchesAlone(script))) return true;
  if (!tree || script.commands.some(mayEndScript) || script.text.includes(':?')) return false;
  if (script.hasSetE && tree.commands.length > 1) return false;
  return listSucceeds(tree.commands) || findsItself(script);
}

/** `exit 1`, `exec …`: another way out than the last line. */
function mayEndScript({ words, wrappers, redirects }: SimpleCommand): boolean {
  const [program, status] = words;
  if (wrappers.some(({ name }) => name === 'exec')) return true;
  if (program?.text === 'exit') return status?.text !== '0';
  if (redirects.some(({ target }) => target && !/^(?:\/dev\/(?:null|std\w+)|[\d-])$/.test(target.text)))
    return true;
  return ['return', 'kill', 'eval', '.', 'source', 'trap', 'set'].includes(program?.text ?? '');
}

function listSucceeds(statements: readonly Statement[]): boolean {
  const last = statements.at(-1);
  return last !== undefined && !last.background && nodeSucceeds(last.command);
}

function nodeSucceeds(node: Node): boolean {
  switch (node.type) {
    case 'Command':
      return commandSucceeds(node);
    case 'AndOr': {
      const last = node.commands.at(-1);
      if (!last || !nodeSucceeds(last)) return false;
      return node.operators.at(-1) === '||' || node.commands.every(nodeSucceeds);
    }
    case 'If':
      return [node.then, ...node.elif.map(({ then }) => then), ...(node.else ? [node.else] : [])].every(
        bodySucceeds,
      );
    case 'Subshell':
    case 'BraceGroup':
      return bodySucceeds(node.body);
    default:
      return false;
  }
}

function bodySucceeds({ commands }: CompoundList): boolean {
  return listSucceeds(commands);
}

function commandSucceeds({ name, args }: Command): boolean {
  const program = name?.value ?? '';
  if (program === 'exit') return args[0]?.type === 'Word' && args[0].value === '0';
  return neverFail.has(program);
}

/**
 * Debian's shell waits for the only command of a script as for any other; bash and busybox become it (measured with dash
 * 0.5.12, bash 5.2 and busybox 1.35). Which shell `sh` is, only the image tells.
 */
function staysBeside({ program }: Shell, { image }: ProbedContainer): boolean {
  const isDebian = image.kind === 'known' && debian.test(image.value);
  return program === 'dash' || (program === 'sh' && isDebian);
}

const debian =
  /(?:^|[/:_-])(?:debian|ubuntu|bullseye|bookworm|trixie|focal|jammy|noble)(?:[:@_-]|$)(?!.*alpine)/;

/** `pgrep -f name` and nothing else. */
function searchesAlone({ commands }: Script): boolean {
  const [only, second] = commands;
  return only !== undefined && !second && searchesScript(only);
}

/** `pgrep -f name || exit 1`: the shell waits with this very script as its argument. */
function pgrepFindsItself({ commands }: Script): boolean {
  const [first, second, ...rest] = commands;
  if (!first || !second || !searchesScript(first)) return false;
  const isUnreached = second.connectorBefore === '||' && isOutcome(second);
  const isSuccess = second.connectorBefore === '&&' && isOutcome(second) && second.words[1]?.text !== '1';
  return (isUnreached || (isSuccess && nameOf(second) !== 'false')) && rest.every(isOutcome);
}

/** Whether a command of a script finds whatever has its pattern in its command line, the shell of this script among it. */
function searchesScript(command: SimpleCommand): boolean {
  if (nameOf(command) !== 'pgrep' || command.wrappers.some(({ name }) => name === 'exec')) return false;
  if (command.isNegated || command.isInLoop || command.isInCondition || command.isInSubstitution)
    return false;
  const options = command.words.slice(1, -1).map(({ text }) => text);
  const pattern = command.words.at(-1);
  const isFull =
    options.some((option) => option.includes('f')) && options.every((option) => /^-[acflq]+$/.test(option));
  return isFull && pattern?.hasExpansion === false && /^\w[\w./: =-]*$/.test(pattern.text);
}

function isOutcome(command: SimpleCommand): boolean {
  return ['exit', 'true', 'false', 'echo', ':'].includes(nameOf(command)) && !command.isInSubstitution;
}

/** `ps -ef | grep name`: the list has the shell with this very script. */
function findsItself({ commands, hasPipefail }: Script): boolean {
  const [list, filter, third] = commands;
  if (!list || !filter || third || hasPipefail) return false;
  if (nameOf(list) !== 'ps' || nameOf(filter) !== 'grep' || filter.connectorBefore !== '|') return false;
  if (list.isNegated || filter.isNegated || list.isInLoop || list.isInCondition) return false;
  const showsArguments = list.words
    .slice(1)
    .some(({ text }) => /^(?:-?[a-z]*(?:ef|ax|aux|auxw+)|-[a-z]*f)$/.test(text));
  const [pattern, extra] = filter.words.slice(1).filter(({ text }) => !/^-[qiEFwc]+$/.test(text));
  if (!showsArguments || !pattern || extra || pattern.hasExpansion) return false;
  return /^[\w./: =-]+$/.test(pattern.text) && !pattern.text.startsWith('-');
}
