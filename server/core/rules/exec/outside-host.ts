import { hostPlace } from './host.ts';
import { readHttpCall } from './http-call.ts';
import { readHttpUrl } from './url.ts';

/** A host other than the own Pod that a command asks. */
export interface OutsideHost {
  readonly host: string;
  /** Index of the word that holds it among the words of the command. */
  readonly index: number;
  /** Where it is asked, written or by the client's default; null where neither tells. */
  readonly port: number | null;
}

/** How a client program is told where to connect. */
interface ClientShape {
  readonly options: readonly string[];
  /** The host stands right behind its option: `-hdb`. */
  readonly isBundled: boolean;
  readonly portOptions: readonly string[];
  readonly defaultPort: number;
}

const postgres: ClientShape = {
  options: ['-h', '--host'],
  isBundled: true,
  portOptions: ['-p', '--port'],
  defaultPort: 5432,
};
const mysql: ClientShape = { ...postgres, portOptions: ['-P', '--port'], defaultPort: 3306 };
const redis: ClientShape = { options: ['-h'], isBundled: false, portOptions: ['-p'], defaultPort: 6379 };
const mongo: ClientShape = {
  options: ['--host'],
  isBundled: false,
  portOptions: ['--port'],
  defaultPort: 27017,
};
const clients: Readonly<Record<string, ClientShape>> = {
  psql: postgres,
  pg_isready: postgres,
  mysql,
  mysqladmin: mysql,
  mariadb: mysql,
  'mariadb-admin': mysql,
  'redis-cli': redis,
  'valkey-cli': redis,
  mongosh: mongo,
  mongo,
};

/** A host other than the own Pod that a command asks; null where it asks none, or where it cannot be told. */
export function outsideHostOf(words: readonly string[]): OutsideHost | null {
  const asked = askedHost(words);
  return asked && hostPlace(asked.host) === 'outside' ? asked : null;
}

function askedHost(words: readonly string[]): OutsideHost | null {
  const [path = ''] = words;
  const program = path.slice(path.lastIndexOf('/') + 1);
  const call = readHttpCall(words);
  if (call) {
    const { host, port } = call.url;
    const index = words.findIndex((word, at) => at > 0 && readHttpUrl(word)?.host === host);
    return { host, index, port };
  }
  if (/^(?:nc|ncat|netcat)$/.test(program)) return connectedHost(words);
  const shape = Object.hasOwn(clients, program) ? clients[program] : undefined;
  if (shape) {
    const port = optionValue(words, { options: shape.portOptions, isBundled: false });
    const asked = optionValue(words, shape);
    return asked && { host: asked.value, index: asked.index, port: portOf(port?.value) ?? shape.defaultPort };
  }
  return /^kafka-[\w-]+(?:\.sh)?$/.test(program) ? firstBroker(words) : null;
}

function firstBroker(words: readonly string[]): OutsideHost | null {
  const servers = optionValue(words, { options: ['--bootstrap-server'], isBundled: false });
  const [, host, port] = /^([^,:]+)(?::(\d+))?/.exec(servers?.value ?? '') ?? [];
  return servers && host !== undefined ? { host, index: servers.index, port: portOf(port) } : null;
}

function portOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : null;
}

function optionValue(
  words: readonly string[],
  { options, isBundled }: Pick<ClientShape, 'options' | 'isBundled'>,
): { readonly value: string; readonly index: number } | null {
  for (const [index, word] of words.entries()) {
    if (index === 0) continue;
    const next = words[index + 1];
    if (options.includes(word)) return next === undefined ? null : { value: next, index: index + 1 };
    const option = options.find((name) => name.startsWith('--') && word.startsWith(`${name}=`));
    if (option) return { value: word.slice(option.length + 1), index };
    if (isBundled && /^-h./.test(word)) return { value: word.slice(2), index };
  }
  return null;
}

/** The word before the port at the end of an `nc` line. */
function connectedHost(words: readonly string[]): OutsideHost | null {
  const [host, port] = words.slice(-2);
  const isHost = host !== undefined && !host.startsWith('-') && !/^\d+$/.test(host);
  const isAsked = isHost && words.length > 2 && /^\d+$/.test(port ?? '');
  return isAsked ? { host, index: words.length - 2, port: portOf(port) } : null;
}
