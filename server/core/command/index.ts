/*
 * What the command of an exec handler really runs.
 *
 *   readCommand(container, handler)       the command with its words, or null: no exec, no words, or a template decides one
 *     .argv                               the items of the list: text, text as written, span in the document
 *     .direct                             the program behind wrappers (`timeout 5`, `tini --`, `env A=b`, `busybox`)
 *     .shell                              null, or the program, the word and the parsed script of `sh -c`
 *   simpleCommands(command)               the program itself, or those of the script; none when it is not understood
 *   commandsOf(container, handler)        both steps at once
 *   nameOf(simpleCommand)                 `curl` of `/usr/bin/curl -f …`; empty where a shell expansion decides it
 *   isPosix(script)                       whether sh reads the script as bash does; false when in doubt
 *   wordPlace(text, word)                 where a word stands in the document, for reports and edits; null when untold
 *   placeInDocument(text, origin, span)   the same for any part of a script
 *   variablesIn(text), variableNamed()    `$(NAME)` as the kubelet looks it up
 *
 * A word has `text` after quote removal, `isQuoted`, `hasExpansion` (a shell decides part of it: be quiet about such
 * values), `span` within `origin.text`. A simple command has `words`, `wrappers`, `assignments`, `redirects`,
 * `connectorBefore`, `connectorAfter`, `isNegated`, `isInLoop`, `isInCondition`, `isInSubstitution`.
 */
import type { SimpleCommand } from './script-commands.ts';
import { baseName } from './word.ts';

export type { VariableUse } from './expand.ts';
export { expandWord, variableNamed, variablesIn } from './expand.ts';
export { isPosix } from './posix.ts';
export type { ExecCommand, Shell } from './read-command.ts';
export { commandsOf, readCommand, shellPrograms, simpleCommands } from './read-command.ts';
export type { Script } from './script.ts';
export { readScript } from './script.ts';
export type { Connector, ScriptAssignment, ScriptRedirect, SimpleCommand } from './script-commands.ts';
export type { CommandWord, Word } from './word.ts';
export { baseName } from './word.ts';
export type { Unwrapped, Wrapper } from './wrappers.ts';
export { unwrap } from './wrappers.ts';
export { placeInDocument, wordPlace } from './written-place.ts';

/** The program of a simple command without its path; empty when a shell expansion decides it. */
export function nameOf({ words: [program] }: SimpleCommand): string {
  return program && !program.hasExpansion ? baseName(program.text) : '';
}
