import type { SyntaxNode } from 'unbash';
import { forEachChild } from 'unbash';
import type { Script } from './script.ts';
import type { SimpleCommand } from './script-commands.ts';

/** What bash reads and the POSIX shell does not; of the parser's tree. */
const ownOfBash: ReadonlySet<string> = new Set([
  ...['TestCommand', 'ArithmeticCommand', 'ArithmeticFor', 'Select', 'Coproc', 'Function'],
  ...['ProcessSubstitution', 'ExtendedGlob', 'BraceExpansion', 'HereString', 'AnsiCQuoted', 'LocaleString'],
  ...['ArrayValue', 'FileDescriptorVariable'],
]);

const builtinsOfBash =
  /^(?:source|declare|typeset|local|let|shopt|mapfile|readarray|pushd|popd|time|builtin|enable|caller|disown|type|select|function|\[\[)$/;

const variablesOfBash =
  /\$\{?[!#]?(?:BASH\w*|RANDOM|SRANDOM|SECONDS|EPOCH\w+|E?UID|PIPESTATUS|FUNCNAME|LINENO|OSTYPE|HOSTTYPE|MACHTYPE|DIRSTACK|GROUPS)\b/;

/** Options and operators by which a builtin does more in bash: `echo -e`, `read -t 1`, `[ a == b ]`. */
const wordsOfBash: Readonly<Record<string, RegExp>> = {
  echo: /^-[a-zA-Z]+$/,
  read: /^-[^r]/,
  printf: /^-v$/,
  export: /^-[fn]$/,
  wait: /^-n$/,
  '[': /^(?:==|=~|<|>|-v|-a|-o)$/,
  test: /^(?:==|=~|<|>|-v|-a|-o)$/,
};

/** Whether `sh` reads a script as bash does. False when in doubt. */
export function isPosix({ tree, text, commands, hasPipefail }: Script): boolean {
  if (!tree || hasPipefail || variablesOfBash.test(text) || text.includes('/dev/tcp/')) return false;
  return !commands.some(isOfBash) && isPlain(tree);
}

function isOfBash({ words: [program, ...rest] }: SimpleCommand): boolean {
  const name = program?.text ?? '';
  const more = Object.hasOwn(wordsOfBash, name) ? wordsOfBash[name] : undefined;
  return builtinsOfBash.test(name) || rest.some(({ text }) => more?.test(text));
}

function isPlain(node: SyntaxNode): boolean {
  if (ownOfBash.has(node.type) || !isPlainInItself(node)) return false;
  let arePlain = true;
  forEachChild(node, (child) => {
    const inner = child.type === 'CommandExpansion' ? child.script : undefined;
    if (!isPlain(child) || (inner && !isPlain(inner))) arePlain = false;
  });
  return arePlain;
}

function isPlainInItself(node: SyntaxNode): boolean {
  switch (node.type) {
    case 'Redirect':
      return (
        !/^&>>?$/.test(node.operator) && !(node.operator === '>&' && /\D/.test(node.target?.value ?? ''))
      );
    case 'ParameterExpansion': {
      const { prefix, index, operation } = node;
      return prefix !== '!' && !index && (!operation || /^(?:Default|Remove)$/.test(operation.type));
    }
    case 'Pipeline':
      return (
        !node.operators.some((operator) => operator === '|&') &&
        node.prefixes.every(({ type }) => type === 'Negation')
      );
    case 'Assignment':
      return node.append !== true && !node.index;
    default:
      return true;
  }
}
