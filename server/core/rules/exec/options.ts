/** How a program's options are written, as far as probes use them. */
export interface OptionSyntax {
  /** Letters of the short options that take no value, and of those that take one (in the same word or the next). */
  readonly shortFlags: string;
  readonly shortValues: string;
  /** Names of the long options, without dashes. */
  readonly longFlags: readonly string[];
  readonly longValues: readonly string[];
}

export interface WrittenOption {
  /** Without dashes: `s` or `silent`. */
  readonly name: string;
  /** Null for a flag. */
  readonly value: string | null;
  /** Index among the words. */
  readonly index: number;
}

export interface WrittenOperand {
  readonly value: string;
  readonly index: number;
}

export interface ReadOptions {
  readonly options: readonly WrittenOption[];
  readonly operands: readonly WrittenOperand[];
}

/** Sorts the words behind a program's name into options and operands; null at the first option that is not known. */
export function readOptions(words: readonly string[], syntax: OptionSyntax): ReadOptions | null {
  const options: WrittenOption[] = [];
  const operands: WrittenOperand[] = [];
  let isOver = false;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (!isOver && word === '--') isOver = true;
    else if (isOver || !word.startsWith('-') || word === '-') operands.push({ value: word, index });
    else {
      const found = word.startsWith('--')
        ? longOption(words, index, syntax)
        : shortOptions(words, index, syntax);
      if (found === null) return null;
      options.push(...found.options);
      index = found.last;
    }
  }
  return { options, operands };
}

interface FoundOptions {
  readonly options: readonly WrittenOption[];
  /** The last word they take. */
  readonly last: number;
}

function longOption(words: readonly string[], index: number, syntax: OptionSyntax): FoundOptions | null {
  const [, name = '', , value] = /^--([^=]+)(=([\s\S]*))?$/.exec(words[index] ?? '') ?? [];
  if (value === undefined && syntax.longFlags.includes(name)) {
    return { options: [{ name, value: null, index }], last: index };
  }
  if (!syntax.longValues.includes(name)) return null;
  if (value !== undefined) return { options: [{ name, value, index }], last: index };
  const next = words[index + 1];
  return next === undefined ? null : { options: [{ name, value: next, index }], last: index + 1 };
}

/** `-sSf`, `-o/dev/null`, `-m 5`: flags in one word, the last of which may take what follows. */
function shortOptions(words: readonly string[], index: number, syntax: OptionSyntax): FoundOptions | null {
  const letters = (words[index] ?? '').slice(1);
  const options: WrittenOption[] = [];
  for (const [position, name] of [...letters].entries()) {
    if (syntax.shortFlags.includes(name)) {
      options.push({ name, value: null, index });
      continue;
    }
    if (!syntax.shortValues.includes(name)) return null;
    const rest = letters.slice(position + 1);
    const next = words[index + 1];
    if (rest !== '') return { options: [...options, { name, value: rest, index }], last: index };
    return next === undefined
      ? null
      : { options: [...options, { name, value: next, index }], last: index + 1 };
  }
  return { options, last: index };
}
