import type { CommandWord, SimpleCommand } from '../../command/index.ts';
import { commandsOf } from '../../command/index.ts';
import type { Handler, ProbedContainer } from '../../kubernetes/probe.ts';
import type { Secret } from './secret-word.ts';
import { secretIn } from './secret-word.ts';

/** A secret and the word of the command it is a part of. */
export interface InlineSecret extends Secret {
  readonly word: CommandWord;
}

/** The first secret that a command has as plain text. */
export function inlineSecret(container: ProbedContainer, handler: Handler): InlineSecret | null {
  for (const command of commandsOf(container, handler)) {
    const found = assigned(command) ?? inWords(command);
    if (found) return found;
  }
  return null;
}

/** What the kubelet or a shell puts in is not written here. */
function inWords({ words, wrappers }: SimpleCommand): InlineSecret | null {
  const all = [...wrappers.flatMap((wrapper) => wrapper.words), ...words];
  const secret = secretIn(all.map((word) => (word.hasExpansion || isFilledIn(word) ? '$' : word.text)));
  const word = secret && all[secret.index];
  return word ? { carrier: secret.carrier, value: secret.value, word } : null;
}

function isFilledIn({ origin }: CommandWord): boolean {
  return origin.written !== origin.text;
}

function assigned({ assignments }: SimpleCommand): InlineSecret | null {
  for (const { name, value } of assignments) {
    if (!value || value.hasExpansion || isFilledIn(value)) continue;
    const isWhole = value.text.startsWith(`${name}=`);
    const secret = secretIn([isWhole ? value.text : `${name}=${value.text}`]);
    if (secret) return { carrier: secret.carrier, value: secret.value, word: value };
  }
  return null;
}
