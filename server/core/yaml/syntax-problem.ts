import type { Fault } from './grammar/scanner.ts';
import type { YamlProblem } from './node.ts';

/** What a fault of the syntax is to the user. */
export function problemOfFault(fault: Fault, text: string): YamlProblem {
  const at = Math.min(fault.at, Math.max(text.length - 1, 0));
  return {
    code: 'syntax',
    span: { start: at, end: Math.min(at + 1, text.length) },
    args: {},
    readerWords: fault.words,
  };
}
