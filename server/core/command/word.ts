import type { Span } from '../text/span.ts';

/** One item of an exec command, as the program gets it. */
export interface Word {
  /** After the kubelet has put in the values of `$(NAME)`. */
  readonly text: string;
  /** As the YAML says it. */
  readonly written: string;
  /** The scalar in the document, quotes included. */
  readonly span: Span;
}

/** A word of a simple command: an item of the list itself, or a word of a shell script that stands in an item. */
export interface CommandWord {
  /** After quote removal; expansions stand as they are written (`$HOME`, `$(date)`). */
  readonly text: string;
  /** Some of it stands in quotes. Always true for an item of the list: no shell takes it apart. */
  readonly isQuoted: boolean;
  /** A shell puts something in: `$X`, `$(…)`, `{a,b}`. Not set for a bare `*` or `?`. */
  readonly hasExpansion: boolean;
  /** Within `origin.text`. */
  readonly span: Span;
  /** The item of the list that holds it. */
  readonly origin: Word;
}

/** The last part of a path: `/usr/bin/curl` → `curl`. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** An item of the list as a word of a command without a shell. */
export function wholeWord(origin: Word): CommandWord {
  const span = { start: 0, end: origin.text.length };
  return { text: origin.text, isQuoted: true, hasExpansion: false, span, origin };
}
