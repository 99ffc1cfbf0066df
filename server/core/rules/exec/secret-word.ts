/** A secret written into a command, without the secret itself. */
export interface WrittenSecret {
  /** The option, variable or URL part that carries it: `-p`, `PGPASSWORD`. */
  readonly carrier: string;
  /** Index of the word it stands in. */
  readonly index: number;
}

const mysqlClients = /^(?:mysql|mysqladmin|mysqlshow|mysqlcheck|mariadb|mariadb-admin|mariadb-check)$/;
const redisClients = /^(?:redis-cli|valkey-cli|keydb-cli)$/;
const secretVariables =
  /^(?:PGPASSWORD|MYSQL_PWD|REDISCLI_AUTH|VALKEYCLI_AUTH|MONGO_PASSWORD|[A-Z_]*PASSWORD|[A-Z_]*_TOKEN)$/;

/** Finds the first secret in the words of one simple command; variables and files are none. */
export function secretIn(words: readonly string[]): WrittenSecret | null {
  for (const [index, word] of words.entries()) {
    const carrier = ownCarrier(word) ?? clientCarrier(words, index);
    if (carrier !== null) return { carrier, index };
  }
  return null;
}

/** Words that show a secret whatever the program is. */
function ownCarrier(word: string): string | null {
  const [, name, value] = /^([A-Z][A-Z0-9_]*)=([\s\S]*)$/.exec(word) ?? [];
  if (name !== undefined && secretVariables.test(name)) return isLiteral(value) ? name : null;
  const [, option, password] = /^(--(?:[a-z]+-)*password)=([\s\S]*)$/.exec(word) ?? [];
  if (option !== undefined) return isLiteral(password) ? option : null;
  const [, inUrl] = /^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:([^/\s@]+)@/i.exec(word) ?? [];
  if (inUrl !== undefined) return isLiteral(inUrl) ? 'URL' : null;
  return headerSecret(word.replace(/^(?:-H|--header=)/, ''));
}

/** `Authorization: Basic …` with a literal behind it. */
export function headerSecret(header: string): string | null {
  const [, scheme, value] = /^Authorization:\s*(?:(Basic|Bearer|Token)\s+)?(\S+)$/i.exec(header) ?? [];
  return value !== undefined && isLiteral(value)
    ? scheme
      ? `Authorization: ${scheme}`
      : 'Authorization'
    : null;
}

function clientCarrier(words: readonly string[], index: number): string | null {
  const word = words[index] ?? '';
  const before = words[index - 1] ?? '';
  const client = clientBefore(words, index);
  if (client === null) return null;
  if (mysqlClients.test(client)) return /^-p./.test(word) && isLiteral(word.slice(2)) ? '-p' : null;
  if (redisClients.test(client)) {
    const isPassword = before === '-a' || before === '--pass';
    return isPassword && isLiteral(word) ? before : null;
  }
  if (client === 'curl') return curlUser(before, word);
  return null;
}

function curlUser(before: string, word: string): string | null {
  const value = before === '-u' || before === '--user' ? word : /^(?:-u|--user=)(.+)$/.exec(word)?.[1];
  const password = /^[^:]*:([\s\S]+)$/.exec(value ?? '')?.[1];
  return isLiteral(password) ? '-u' : null;
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
function isLiteral(value: string | undefined): value is string {
  if (value === undefined || value === '') return false;
  return !/[$`]|\{\{|^<.*>$|^\*+$|^x+$/i.test(value);
}
