import { hostPlace } from './host.ts';
import { readHttpCall } from './http-call.ts';

/** How a client program is told where to connect. */
interface ClientShape {
  readonly options: readonly string[];
  /** The host stands right behind its option: `-hdb`. */
  readonly isBundled: boolean;
}

const sql: ClientShape = { options: ['-h', '--host'], isBundled: true };
const clients: Readonly<Record<string, ClientShape>> = {
  psql: sql,
  pg_isready: sql,
  mysql: sql,
  mysqladmin: sql,
  mariadb: sql,
  'mariadb-admin': sql,
  'redis-cli': { options: ['-h'], isBundled: false },
  'valkey-cli': { options: ['-h'], isBundled: false },
  mongosh: { options: ['--host'], isBundled: false },
  mongo: { options: ['--host'], isBundled: false },
};

/** A host other than the own Pod that a command asks; null where it asks none, or where it cannot be told. */
export function outsideHostOf(words: readonly string[]): string | null {
  const [path = '', ...rest] = words;
  const program = path.slice(path.lastIndexOf('/') + 1);
  const call = readHttpCall(words);
  if (call) return ifOutside(call.url.host);
  if (/^(?:nc|ncat|netcat)$/.test(program)) return ifOutside(connectedHost(rest) ?? '');
  const shape = Object.hasOwn(clients, program) ? clients[program] : undefined;
  if (shape) return ifOutside(optionHost(rest, shape) ?? '');
  if (/^kafka-[\w-]+(?:\.sh)?$/.test(program)) {
    const servers = optionHost(rest, { options: ['--bootstrap-server'], isBundled: false });
    return ifOutside((servers?.split(',')[0] ?? '').replace(/:\d+$/, ''));
  }
  return null;
}

function ifOutside(host: string): string | null {
  return hostPlace(host) === 'outside' ? host : null;
}

function optionHost(words: readonly string[], { options, isBundled }: ClientShape): string | null {
  for (const [index, word] of words.entries()) {
    if (options.includes(word)) return words[index + 1] ?? null;
    const option = options.find((name) => name.startsWith('--') && word.startsWith(`${name}=`));
    if (option) return word.slice(option.length + 1);
    if (isBundled && /^-h./.test(word)) return word.slice(2);
  }
  return null;
}

/** The word before the port at the end of an `nc` line. */
function connectedHost(words: readonly string[]): string | null {
  const [host, port] = words.slice(-2);
  const isHost = host !== undefined && !host.startsWith('-') && !/^\d+$/.test(host);
  return isHost && /^\d+$/.test(port ?? '') ? host : null;
}
