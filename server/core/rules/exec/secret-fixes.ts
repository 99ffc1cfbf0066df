import { placeInDocument } from '../../command/index.ts';
import type { EditResult, NewMember } from '../../edits/index.ts';
import {
  appendItem,
  declined,
  edits,
  fixesWith,
  hasIndentedLists,
  isShared,
  together,
} from '../../edits/index.ts';
import { quoteAt } from '../../edits/scalar-text.ts';
import { knownOr } from '../../kubernetes/field-value.ts';
import type { ProbedContainer } from '../../kubernetes/probe.ts';
import { message } from '../../messages/message.ts';
import type { OfferedFix } from '../rule.ts';
import { hasTemplateBlock } from '../template-blocks.ts';
import { addToContainer, suggesting } from '../workload/add-member.ts';
import { mappingNodeAt } from '../workload/places.ts';
import { replaceItems, shellLine, shellOperator } from './command-edits.ts';
import type { ExecSubject } from './exec-subject.ts';
import { execSubject } from './exec-subject.ts';
import type { InlineSecret } from './inline-secret.ts';
import { inlineSecret } from './inline-secret.ts';
import { leaving, withWords } from './leaves.ts';
import type { ProbeSubject } from './place.ts';

/**
 * Has a shell read the secret from a variable that a Secret fills. The kubelet itself puts only literal values into the
 * commands of probes (`ExpandContainerCommandOnlyStatic`), so that a command without a shell gets one.
 */
export function secretFixes(given: ProbeSubject, secret: InlineSecret): readonly OfferedFix[] {
  const subject = execSubject(given);
  const variable = subject && variableFor(subject.container, secret);
  if (!subject || !variable) return [];
  const read = subject.command.shell
    ? readInScript(subject, secret, variable.name)
    : readInNewShell(subject, secret, variable.name);
  if (!read) return [];
  const leaves = withWords(subject.probe, subject.handler, read.words);
  // Another secret beside it would leave the finding where it is.
  if (leaves.handlers.some((handler) => inlineSecret(subject.container, handler))) return [];
  const fixes = fixesWith(
    {
      title: message('fix-read-from-secret', { variable: variable.name }),
      safety: 'changes-behaviour',
      isPreferred: false,
    },
    together(read.result, addVariable(subject, variable)),
  );
  return leaving(fixes, leaves);
}

interface Variable {
  readonly name: string;
  /** Where the value may be found, which only the author knows. */
  readonly secretName: string;
  readonly secretKey: string;
}

/** A variable that the application does not read, under a name that is free; null where the names are not known. */
function variableFor({ env, object }: ProbedContainer, { carrier }: InlineSecret): Variable | null {
  const taken = env.kind === 'known' && env.isComplete ? env.items.map(({ name }) => name) : [];
  const isKnown = env.kind === 'absent' || (env.kind === 'known' && env.isComplete);
  if (!isKnown || taken.some(({ kind }) => kind === 'unknown') || object.role === 'fragment') return null;
  const secretKey = keyFor(carrier);
  const base = `PROBE_${secretKey.toUpperCase()}`;
  const names = [base, ...[2, 3, 4, 5].map((number) => `${base}_${number}`)];
  const name = names.find((candidate) => taken.every((other) => knownOr(other, '') !== candidate));
  const owner = knownOr(object.name, '') ?? '';
  const secretName = /^[a-z0-9][a-z0-9-]{0,40}$/.test(owner) ? `${owner}-credentials` : 'credentials';
  return name === undefined ? null : { name, secretName, secretKey };
}

function keyFor(carrier: string): string {
  if (/TOKEN|Bearer|Token/.test(carrier)) return 'token';
  return carrier.startsWith('Authorization') ? 'credentials' : 'password';
}

/** What a command becomes. */
interface Read {
  readonly words: readonly string[];
  readonly result: EditResult;
}

/** Puts the variable in the place of the secret, in double quotes: a value may have blanks in it. */
function readInScript(subject: ExecSubject, secret: InlineSecret, name: string): Read | null {
  const { command, source, shared, container, probe, handler } = subject;
  const { origin } = secret.word;
  if (command.shell?.scriptWord !== origin) return null;
  if ([container, probe, handler].some(({ via }) => via.length > 0) || isShared(origin.span, shared))
    return null;
  const { text } = source;
  const quote = quoteAt(text, origin.span.start);
  const list = handler.command;
  const isPlainInFlow = list.kind === 'known' && text[list.span.start] === '[' && quote === '';
  const change = quotedChange(secret, isPlainInFlow ? `$${name}` : `\${${name}}`);
  if (!change) return null;
  const { start, end, newText } = change;
  const place = placeInDocument(text, origin, { start, end });
  if (!place) return null;
  const script = origin.text.slice(0, start) + newText + origin.text.slice(end);
  const written = quote === '"' ? newText.replaceAll('"', '\\"') : newText;
  return {
    words: command.argv.map((word) => (word === origin ? script : word.text)),
    result: edits({ span: place, newText: written }),
  };
}

/** The part of the script to be written anew, in offsets of the script. Null where quotes stand in the way. */
function quotedChange(
  { word, value }: InlineSecret,
  variable: string,
): { readonly start: number; readonly end: number; readonly newText: string } | null {
  const { origin, span } = word;
  const raw = origin.text.slice(span.start, span.end);
  const at = raw.indexOf(value);
  if (at < 0 || at !== raw.lastIndexOf(value) || /['"\\\r\n]/.test(value) || raw.includes('\\')) return null;
  const start = span.start + at;
  const end = start + value.length;
  const opening = openQuote(raw.slice(0, at));
  if (opening === null) return { start, end, newText: `"${variable}"` };
  const follows = raw[at + value.length] ?? '';
  if (raw[opening] === '"')
    return variable.endsWith('}') || !/\w/.test(follows) ? { start, end, newText: variable } : null;
  // Nothing is put in between single quotes.
  const closing = raw.indexOf("'", at);
  const before = raw.slice(opening + 1, at);
  const after = raw.slice(at + value.length, closing);
  if (closing < 0 || /["$`!]/.test(before + after) || (!variable.endsWith('}') && /^\w/.test(after)))
    return null;
  return {
    start: span.start + opening,
    end: span.start + closing + 1,
    newText: `"${before}${variable}${after}"`,
  };
}

/** Where the quotes begin that are still open at the end of a part of a word. */
function openQuote(part: string): number | null {
  let opening: number | null = null;
  for (const [index, character] of part.split('').entries()) {
    if (opening === null) opening = /["']/.test(character) ? index : null;
    else if (character === part[opening]) opening = null;
  }
  return opening;
}

/** Gives the command a shell, where no word means something else to one. */
function readInNewShell(subject: ExecSubject, { word, value }: InlineSecret, name: string): Read | null {
  const { argv } = subject.command;
  const rest = word.text.replace(value, '');
  if (rest.includes(value) || /["\\`!]/.test(rest)) return null;
  if (argv.some(({ text, written }) => text !== written || text.includes('$') || shellOperator.test(text)))
    return null;
  const line = argv.map((each) =>
    each === word.origin ? each.text.replace(value, () => `\${${name}}`) : each.text,
  );
  const words = ['/bin/sh', '-c', shellLine(line)];
  return { words, result: replaceItems(subject, 0, words) };
}

/** Adds the variable to `env`; which Secret it is, and which key of it, is left to the author. */
function addVariable(subject: ExecSubject, { name, secretName, secretKey }: Variable): EditResult {
  const { container, source, shared } = subject;
  const reference = { members: [member('name', secretName), member('key', secretKey)] };
  const valueFrom = { key: 'valueFrom', value: { members: [{ key: 'secretKeyRef', value: reference }] } };
  const members: readonly NewMember[] = [member('name', name), valueFrom];
  const suggested = [secretName, secretKey];
  if (container.env.kind === 'absent') {
    const list = { items: [{ members }], isIndented: hasIndentedLists(source.text) };
    return addToContainer(subject, { key: 'env', value: list }, suggested);
  }
  const { entries = [] } = mappingNodeAt(subject, container.span) ?? {};
  const list = entries.find((entry) => entry.name === 'env')?.value;
  const last = list?.kind === 'sequence' ? list.items.at(-1)?.node : undefined;
  if (!list || last?.kind !== 'mapping') return declined('layout');
  if (container.via.length > 0 || isShared(list.span, shared) || isShared(last.span, shared))
    return declined('shared');
  if (hasTemplateBlock(list.span, source.template)) return declined('template');
  return suggesting(appendItem(source.text, last.span, members), suggested);
}

function member(key: string, value: string): NewMember {
  return { key, value };
}
