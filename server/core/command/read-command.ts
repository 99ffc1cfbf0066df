import type { Handler, ProbedContainer } from '../kubernetes/probe.ts';
import { expandWord } from './expand.ts';
import type { Script } from './script.ts';
import { readScript } from './script.ts';
import type { SimpleCommand } from './script-commands.ts';
import type { CommandWord, Word } from './word.ts';
import { baseName, wholeWord } from './word.ts';
import { unwrap } from './wrappers.ts';

/** The command of an exec handler, all of it known. */
export interface ExecCommand {
  /** Every item of the list. */
  readonly argv: readonly Word[];
  /** The program that does the work and its arguments, wrappers such as `tini --` taken away. */
  readonly direct: SimpleCommand;
  /** The script when that program is a shell with `-c`. */
  readonly shell: Shell | null;
}

export interface Shell {
  /** `sh`, `bash` … without its path. */
  readonly program: string;
  readonly scriptWord: Word;
  readonly script: Script;
  /** What stands behind the script: its `$0`, `$1` … */
  readonly positional: readonly Word[];
}

export const shellPrograms: ReadonlySet<string> = new Set(['sh', 'bash', 'ash', 'dash', 'ksh', 'zsh']);

/** By the container, whose environment expands the words, and by its handler: many rules ask about each. */
const commands = new WeakMap<ProbedContainer, Map<Handler, ExecCommand | null>>();

/** What an exec handler runs; null when it is another handler, has no words, or a template decides one of them. */
export function readCommand(container: ProbedContainer, handler: Handler): ExecCommand | null {
  const ofContainer = commands.get(container) ?? new Map<Handler, ExecCommand | null>();
  commands.set(container, ofContainer);
  const known = ofContainer.get(handler);
  if (known !== undefined) return known;
  const command = readWords(container, handler);
  ofContainer.set(handler, command);
  return command;
}

function readWords(container: ProbedContainer, handler: Handler): ExecCommand | null {
  if (handler.kind !== 'exec' || handler.isOpen) return null;
  const list = handler.command;
  if (list.kind !== 'known' || !list.isComplete || list.items.length === 0) return null;
  const argv: Word[] = [];
  for (const item of list.items) {
    if (item.kind !== 'known') return null;
    const text = expandWord(item.value, container.env);
    if (text === null) return null;
    argv.push({ text, written: item.value, span: item.span });
  }
  const direct = directCommand(argv);
  return { argv, direct, shell: shellOf(direct) };
}

/** The simple commands that a command runs: itself, or those of its script; none when the script is not understood. */
export function simpleCommands({ direct, shell }: ExecCommand): readonly SimpleCommand[] {
  return shell ? shell.script.commands : [direct];
}

/** The simple commands of a handler; none when it is no exec or a template decides a word. */
export function commandsOf(container: ProbedContainer, handler: Handler): readonly SimpleCommand[] {
  const command = readCommand(container, handler);
  return command ? simpleCommands(command) : [];
}

function directCommand(argv: readonly Word[]): SimpleCommand {
  return {
    ...unwrap(argv.map(wholeWord)),
    assignments: [],
    redirects: [],
    connectorBefore: null,
    connectorAfter: null,
    isNegated: false,
    isInLoop: false,
    isInCondition: false,
    isInSubstitution: false,
  };
}

function shellOf({ words }: SimpleCommand): Shell | null {
  const program = baseName(words[0]?.text ?? '');
  if (!shellPrograms.has(program)) return null;
  const scriptIndex = scriptIndexOf(words);
  const scriptWord = scriptIndex === null ? undefined : words[scriptIndex]?.origin;
  if (scriptIndex === null || !scriptWord) return null;
  const options = words.slice(1, scriptIndex).map(({ text }) => text);
  return {
    program,
    scriptWord,
    script: readScript(scriptWord, options),
    positional: words.slice(scriptIndex + 1).map(({ origin }) => origin),
  };
}

/** Where the script stands: the first word that is no option, when one of the options is `-c`. */
function scriptIndexOf(words: readonly CommandWord[]): number | null {
  let hasScript = false;
  for (let index = 1; index < words.length; index += 1) {
    const option = words[index]?.text ?? '';
    if (option === '--') return hasScript ? index + 1 : null;
    if (!/^[-+]./.test(option)) return hasScript ? index : null;
    if (/^-[A-Za-z]*c[A-Za-z]*$/.test(option)) hasScript = true;
    // `-o pipefail`, `-euo pipefail`: the name is the next word.
    if (/^[-+][A-Za-z]*[oO]$/.test(option)) index += 1;
  }
  return null;
}
