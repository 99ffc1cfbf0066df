/** A secret written into a command. */
export interface WrittenSecret extends Secret {
  /** Index of the word it stands in. */
  readonly index: number;
}

/** A secret and where it was found; only fixes may look at it. */
export interface Secret {
  /** The option, variable or URL part that carries it: `-p`, `PGPASSWORD`. */
  readonly carrier: string;
  readonly value: string;
}

const mysqlClients = /^(?:mysql|mysqladmin|mysqlshow|mysqlcheck|mariadb|mariadb-admin|mariadb-check)$/;
const redisClients = /^(?:redis-cli|valkey-cli|keydb-cli)$/;
const secretVariables =
  /^(?:PGPASSWORD|MYSQL_PWD|REDISCLI_AUTH|VALKEYCLI_AUTH|MONGO_PASSWORD|[A-Z_]*PASSWORD|[A-Z_]*_TOKEN)$/;

/** Finds the first secret in the words of one simple command; variables and files are none. */
export function secretIn(words: readonly string[]): WrittenSecret | null {
  for (const [index, word] of words.entries()) {
    const secret = ownSecret(word) ?? clientSecret(words, index);
    if (secret) return { ...secret, index };
  }
  return null;
}

/** Words that show a secret whatever the program is. */
function ownSecret(word: string): Secret | null {
  const [, name, value] = /^([A-Z][A-Z0-9_]*)=([\s\S]*)$/.exec(word) ?? [];
  if (name !== undefined && secretVariables.test(name)) return literal(name, value);
  const [, option, password] = /^(--(?:[a-z]+-)*password)=([\s\S]*)$/.exec(word) ?? [];
  if (option !== undefined) return literal(option, password);
  const [, inUrl] = /^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:([^/\s@]+)@/i.exec(word) ?? [];
  if (inUrl !== undefined) return literal('URL', inUrl);
  return headerSecret(word.replace(/^(?:-H|--header=)/, ''));
}

/** `Authorization: Basic …` with a literal behind it. */
export function headerSecret(header: string): Secret | null {
  const [, scheme, value] = /^Authorization:\s*(?:(Basic|Bearer|Token)\s+)?(\S+)$/i.exec(header) ?? [];
  return literal(scheme ? `Authorization: ${scheme}` : 'Authorization', value);
}

function clientSecret(words: readonly string[], index: number): Secret | null {
  const word = words[index] ?? '';
  const before = words[index - 1] ?? '';
  const client = clientBefore(words, index);
  if (client === null) return null;
  if (mysqlClients.test(client)) return literal('-p', /^-p([\s\S]+)/.exec(word)?.[1]);
  if (redisClients.test(client)) return before === '-a' || before === '--pass' ? literal(before, word) : null;
  return client === 'curl' ? curlUser(before, word) : null;
}

function curlUser(before: string, word: string): Secret | null {
  const value = before === '-u' || before === '--user' ? word : /^(?:-u|--user=)(.+)$/.exec(word)?.[1];
  return literal('-u', /^[^:]*:([\s\S]+)$/.exec(value ?? '')?.[1]);
}

/** The program the word is given to: the first word, or the one behind `timeout 5`, `env A=b` and `exec`. */
function clientBefore(words: readonly string[], index: number): string | null {
  for (const word of words.slice(0, index)) {
    const name = word.slice(word.lastIndexOf('/') + 1);
    if (mysqlClients.test(name) || redisClients.test(name) || name === 'curl') return name;
  }
  return null;
}

/** A value that stands in the text itself: no variable, substitution, template or blank to be filled in. */
function literal(carrier: string, value: string | undefined): Secret | null {
  if (value === undefined || value === '') return null;
  return /[$`]|\{\{|^<.*>$|^\*+$|^x+$/i.test(value) ? null : { carrier, value };
}
