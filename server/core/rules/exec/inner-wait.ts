import type { CommandWord, SimpleCommand } from '../../command/index.ts';
import { nameOf } from '../../command/index.ts';
import { checkTiming, effectiveTiming } from '../../kubernetes/effective.ts';
import { workOf } from './own-request.ts';
import type { ProbeSubject } from './place.ts';

/** How long a command allows itself. */
export interface InnerWait {
  readonly seconds: number;
  /** As it is written: `--max-time 10`. */
  readonly written: string;
  readonly word: CommandWord;
  /** Only the connection is limited, and the answer not at all. */
  readonly isConnection: boolean;
}

interface LimitOptions {
  readonly whole: readonly string[];
  readonly connection: readonly string[];
  /** The short option that takes a number in the same word: `-m10`. */
  readonly bundled?: string;
}

const nc: LimitOptions = { whole: ['-w'], connection: [], bundled: 'w' };
const redis: LimitOptions = { whole: [], connection: ['-t'] };
const mysql: LimitOptions = { whole: [], connection: ['--connect-timeout', '--connect_timeout'] };
const rabbit: LimitOptions = { whole: ['-t', '--timeout'], connection: [] };

/** By program, as their manuals have it. */
const limitOptions: Readonly<Record<string, LimitOptions>> = {
  curl: { whole: ['-m', '--max-time'], connection: ['--connect-timeout'], bundled: 'm' },
  wget: { whole: ['-T', '--timeout'], connection: [], bundled: 'T' },
  nc,
  ncat: nc,
  netcat: nc,
  pg_isready: { whole: ['-t', '--timeout'], connection: [], bundled: 't' },
  'redis-cli': redis,
  'valkey-cli': redis,
  mysql,
  mysqladmin: mysql,
  mariadb: mysql,
  'mariadb-admin': mysql,
  grpc_health_probe: {
    whole: ['-rpc-timeout', '--rpc-timeout'],
    connection: ['-connect-timeout', '--connect-timeout'],
  },
  'rabbitmq-diagnostics': rabbit,
  rabbitmqctl: rabbit,
};

/** The limit of a probe's command that is not shorter than the probe's own; null when none is, or nobody knows. */
export function innerWaitOf(
  subject: ProbeSubject,
): { readonly wait: InnerWait; readonly timeout: number } | null {
  const { probe, container } = subject;
  const { timeoutSeconds: timeout } = checkTiming(probe, effectiveTiming(probe, container.object.role));
  if (timeout === null) return null;
  for (const command of workOf(subject)) {
    const wait = waitIn(command);
    if (wait && wait.seconds >= timeout) return { wait, timeout };
  }
  return null;
}

/** Whether a command limits itself in any way that is understood. */
export function hasLimit(command: SimpleCommand): boolean {
  return command.wrappers.some(({ name }) => /timeout$/.test(name)) || optionsIn(command).length > 0;
}

function waitIn(command: SimpleCommand): InnerWait | null {
  // `timeout` ends whatever the program allows itself.
  const wrapper = command.wrappers.find(({ name }) => /timeout$/.test(name));
  if (wrapper) return timeoutWrapper(wrapper.words);
  if (nameOf(command) === 'sleep') return command.isInLoop ? null : sleep(command.words);
  const found = optionsIn(command);
  return found.find(({ isConnection }) => !isConnection) ?? found[0] ?? null;
}

function timeoutWrapper(words: readonly CommandWord[]): InnerWait | null {
  const word = words.slice(1).find((candidate) => secondsOf(candidate) !== null);
  const seconds = word ? secondsOf(word) : null;
  const name = words[0]?.text ?? '';
  return word && seconds !== null
    ? { seconds, written: `${name} ${word.text}`, word, isConnection: false }
    : null;
}

function sleep([program, length, more]: readonly CommandWord[]): InnerWait | null {
  const seconds = length ? secondsOf(length) : null;
  if (!program || !length || more || seconds === null || seconds < 1) return null;
  return { seconds, written: `sleep ${length.text}`, word: program, isConnection: false };
}

function optionsIn(command: SimpleCommand): readonly InnerWait[] {
  const name = nameOf(command);
  const options = Object.hasOwn(limitOptions, name) ? limitOptions[name] : undefined;
  if (!options) return [];
  return command.words.slice(1).flatMap((word, index) => {
    const next = command.words[index + 2];
    return readLimit(word, next, options) ?? [];
  });
}

function readLimit(
  word: CommandWord,
  next: CommandWord | undefined,
  options: LimitOptions,
): InnerWait | null {
  const [, name = '', joined] = /^(-{1,2}[\w-]+?)(?:=(.*))?$/.exec(word.text) ?? [];
  const { whole, connection, bundled = '' } = options;
  const isWhole = whole.includes(name);
  if (isWhole || connection.includes(name)) {
    const value = joined === undefined ? next : { ...word, text: joined };
    const seconds = value ? secondsOf(value) : null;
    const written = joined === undefined ? `${word.text} ${next?.text ?? ''}` : word.text;
    return seconds === null ? null : { seconds, written, word, isConnection: !isWhole };
  }
  const [, digits] = new RegExp(`^-[a-zA-Z]*${bundled}(\\d*)$`).exec(word.text) ?? [];
  if (bundled === '' || digits === undefined || word.text.startsWith('--')) return null;
  const seconds = digits === '' ? (next ? secondsOf(next) : null) : Number(digits);
  const written = digits === '' ? `${word.text} ${next?.text ?? ''}` : word.text;
  return seconds === null ? null : { seconds, written, word, isConnection: false };
}

const unitSeconds: Readonly<Record<string, number>> = { '': 1, s: 1, ms: 0.001, m: 60, h: 3600, d: 86400 };

/** `5`, `0.5`, `5s`, `500ms`, `1m`; null for variables, and for 0, which means no limit. */
function secondsOf({ text, hasExpansion }: CommandWord): number | null {
  const [, count, unit = ''] = /^(\d+(?:\.\d+)?)(ms|[smhd])?$/.exec(text) ?? [];
  const seconds = Number(count) * (unitSeconds[unit] ?? 0);
  return !hasExpansion && seconds > 0 ? seconds : null;
}
