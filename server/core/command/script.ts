import type { ParsedScript } from 'unbash';
import { parse } from 'unbash';
import type { SimpleCommand } from './script-commands.ts';
import { scriptCommands } from './script-commands.ts';
import type { Word } from './word.ts';

/** A shell script that stands in a word. */
export interface Script {
  readonly text: string;
  /** In the order of the text; those of substitutions behind the command they stand in. Empty when not understood. */
  readonly commands: readonly SimpleCommand[];
  /** `for`, `while` or `until`. */
  readonly hasLoop: boolean;
  /** `set -e` or the option `-e` of the shell: the first failure outside a condition ends the script. */
  readonly hasSetE: boolean;
  /** `set -o pipefail`: a pipe fails when any part of it does. */
  readonly hasPipefail: boolean;
  /** False for what is no shell, has functions, or is too long: rules stay quiet. */
  readonly isUnderstood: boolean;
  /** The parser's tree; null when not understood. */
  readonly tree: ParsedScript | null;
}

/** Scripts of probes have a few lines. */
const longest = 20_000;

/** Reads the script in a word; `options` are those of the shell before it (`-e`, `-o`, `pipefail`). */
export function readScript(word: Word, options: readonly string[] = []): Script {
  const { text } = word;
  const tree = treeOf(text);
  const found = tree && scriptCommands(tree, word);
  if (!tree || !found)
    return {
      text,
      commands: [],
      hasLoop: false,
      hasSetE: false,
      hasPipefail: false,
      isUnderstood: false,
      tree: null,
    };
  const settings = [
    options,
    ...found.commands.filter(isSet).map(({ words }) => words.map((one) => one.text)),
  ];
  return {
    text,
    commands: found.commands,
    hasLoop: found.hasLoop,
    hasSetE: settings.some((list) => list.some((option) => /^-[a-z]*e[a-z]*$|^errexit$/.test(option))),
    hasPipefail: settings.some((list) => list.includes('pipefail')),
    isUnderstood: true,
    tree,
  };
}

function isSet({ words }: SimpleCommand): boolean {
  return words[0]?.text === 'set';
}

function treeOf(text: string): ParsedScript | null {
  if (text.length > longest) return null;
  try {
    const tree = parse(text);
    return (tree.errors?.length ?? 0) > 0 ? null : tree;
  } catch {
    // A defect of the parser is not the user's business.
    return null;
  }
}
