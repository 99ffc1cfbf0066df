import type { Message } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import type { ScalarNode } from '../yaml/node.ts';
import type { DecodeSite, Mismatch } from './decode-site.ts';
import type { ValueType } from './schema.ts';
import { isHeaderName, portNameComplaints } from './validate-names.ts';

/** What to do about a value of the wrong type; `suggestion` is the text to write instead, where there is one. */
export interface Advice {
  readonly message: Message;
  readonly suggestion?: string;
  readonly id?: SuggestionAdvice;
}

/** The most useful next step for a value of the wrong type. */
export function adviceFor({ resolved, type }: Mismatch, site: DecodeSite, expected: Message): Advice {
  const { node } = resolved;
  const plain: Advice = { message: message('decode-advice-change', { expected }) };
  switch (type.kind) {
    case 'struct':
      return structAdvice(type.name) ?? plain;
    case 'list':
      return (node?.kind === 'scalar' ? scalarForList(node, type) : listAdvice(site)) ?? plain;
    case 'map':
      return plain;
    case 'scalar':
      return (node?.kind === 'scalar' ? scalarAdvice(node, type, site) : undefined) ?? plain;
  }
}

function scalarAdvice(
  node: ScalarNode,
  { scalar, goName }: Extract<ValueType, { kind: 'scalar' }>,
  site: DecodeSite,
): Advice | undefined {
  switch (scalar) {
    case 'int32':
    case 'int64':
    case 'int-or-string':
      return numberAdvice(node, site);
    case 'string':
    case 'bytes':
      return canBeText(node.text, goName, site)
        ? suggest('decode-advice-quote', quotedScalar(node))
        : undefined;
    case 'bool':
      return booleanAdvice(node);
    case 'quantity':
    case 'float64':
    case 'time':
    case 'micro-time':
    case 'duration':
    case 'any':
      return undefined;
  }
}

function numberAdvice(node: ScalarNode, site: DecodeSite): Advice | undefined {
  const { value } = node;
  if (value.type === 'number') {
    const rounded = Math.ceil(value.value);
    const fits = !Number.isInteger(value.value) && Math.abs(rounded) < 2 ** 31;
    return fits ? suggest('decode-advice-round', String(rounded)) : undefined;
  }
  if (value.type !== 'string') return undefined;
  const text = value.value.trim();
  if (/^[-+]?\d{1,15}(?:\.0+)?$/.test(text)) return suggest('decode-advice-unquote', String(Number(text)));
  const seconds = /[sS]econds$/.test(site.field) ? durationSeconds(text) : undefined;
  if (seconds !== undefined) return suggest('decode-advice-seconds', String(seconds));
  if (/^[-+]?\d{1,9}\.\d+$/.test(text))
    return suggest('decode-advice-round', String(Math.ceil(Number(text))));
  return site.owner === 'GRPCAction' ? { message: message('decode-advice-port-number') } : undefined;
}

const unitSeconds: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  sec: 1,
  secs: 1,
  second: 1,
  seconds: 1,
  m: 60,
  min: 60,
  mins: 60,
  minute: 60,
  minutes: 60,
  h: 3600,
  hour: 3600,
  hours: 3600,
};

/** Seconds of a duration such as `10s`, `1m30s` or `2 minutes`, rounded up; undefined for anything else. */
export function durationSeconds(text: string): number | undefined {
  if (text.length > 40 || !/^(?:\d+(?:\.\d+)?\s*[a-z]+\s*)+$/i.test(text)) return undefined;
  let total = 0;
  for (const [, amount = '', unit = ''] of text.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)/gi)) {
    const name = unit.toLowerCase();
    const seconds = Object.hasOwn(unitSeconds, name) ? unitSeconds[name] : undefined;
    if (seconds === undefined) return undefined;
    total += Number(amount) * seconds;
  }
  const rounded = Math.ceil(total - 1e-9);
  return rounded < 2 ** 31 ? rounded : undefined;
}

const truthWords: Readonly<Record<string, 'true' | 'false'>> = {
  true: 'true',
  yes: 'true',
  on: 'true',
  '1': 'true',
  false: 'false',
  no: 'false',
  off: 'false',
  '0': 'false',
};

function booleanAdvice(node: ScalarNode): Advice | undefined {
  const word = node.text.trim().toLowerCase();
  const value = Object.hasOwn(truthWords, word) ? truthWords[word] : undefined;
  if (value === undefined) return undefined;
  const isQuoted = node.value.type === 'string' && node.text === value;
  return suggest(isQuoted ? 'decode-advice-unquote' : 'decode-advice-write', value);
}

/** The scalar as a quoted text: what the user wrote, not what YAML made of it. */
/** Whether quotes are enough: types with a name of their own have few values, and no number is among them. */
function canBeText(text: string, goName: string, { owner, field }: DecodeSite): boolean {
  if (goName !== 'string') return false;
  if (owner === 'ContainerPort' && field === 'name') return portNameComplaints(text).length === 0;
  return owner !== 'HTTPHeader' || field !== 'name' || isHeaderName(text);
}

function quotedScalar(node: ScalarNode): string | undefined {
  return /^[^\n"\\]{1,200}$/.test(node.text) ? `"${node.text}"` : undefined;
}

/** A single value where a list belongs. */
function scalarForList(node: ScalarNode, type: Extract<ValueType, { kind: 'list' }>): Advice | undefined {
  if (type.item.kind !== 'scalar' || type.item.scalar !== 'string') return undefined;
  const argv = argumentList(node.text);
  return argv && suggest('decode-advice-list', `[${argv.map((word) => JSON.stringify(word)).join(', ')}]`);
}

const word = /\s*(?:"([^"$`\\!\n]*)"|'([^'\n]*)'|([^\s"'|&;<>()$`\\*?[\]#~%!{}]+))(?=\s|$)/y;

/**
 * The argument list a command line stands for: its words where no shell is needed, else a call of the shell.
 * Undefined for a text that is empty or too long to rewrite.
 */
export function argumentList(text: string): readonly string[] | undefined {
  const line = text.trim();
  if (line === '' || line.length > 2_000) return undefined;
  const words: string[] = [];
  word.lastIndex = 0;
  while (word.lastIndex < line.length) {
    const match = word.exec(line);
    if (!match) return ['/bin/sh', '-c', line];
    words.push(match[1] ?? match[2] ?? match[3] ?? '');
  }
  // `NAME=value command` sets a variable, which only a shell does.
  return words[0]?.includes('=') ? ['/bin/sh', '-c', line] : words;
}

function listAdvice(site: DecodeSite): Advice | undefined {
  if (site.field === 'httpHeaders') {
    return suggest('decode-advice-header-list', '- {name: X-Header, value: "text"}');
  }
  return suggest('decode-advice-items', '"- "');
}

const examples: Readonly<Record<string, string>> = {
  HTTPGetAction: '{path: /healthz, port: 8080}',
  TCPSocketAction: '{port: 8080}',
  ExecAction: '{command: [cat, /tmp/healthy]}',
  GRPCAction: '{port: 9090}',
  SleepAction: '{seconds: 5}',
  Probe: '{httpGet: {path: /healthz, port: 8080}}',
  LifecycleHandler: '{sleep: {seconds: 5}}',
  Lifecycle: '{preStop: {sleep: {seconds: 5}}}',
  HTTPHeader: '{name: X-Header, value: "text"}',
  ContainerPort: '{containerPort: 8080}',
  EnvVar: '{name: NAME, value: "text"}',
};

function structAdvice(struct: string): Advice | undefined {
  return suggest('decode-advice-fields', Object.hasOwn(examples, struct) ? examples[struct] : undefined);
}

/** The pieces of advice that come with a text to write. */
export type SuggestionAdvice =
  | 'decode-advice-round'
  | 'decode-advice-unquote'
  | 'decode-advice-seconds'
  | 'decode-advice-quote'
  | 'decode-advice-write'
  | 'decode-advice-list'
  | 'decode-advice-header-list'
  | 'decode-advice-items'
  | 'decode-advice-fields';

function suggest(id: SuggestionAdvice, suggestion: string | undefined): Advice | undefined {
  return suggestion === undefined ? undefined : { id, message: message(id, { suggestion }), suggestion };
}
