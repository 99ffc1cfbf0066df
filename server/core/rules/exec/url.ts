/** A URL that curl or wget would ask over HTTP, taken apart without resolving variables. */
export interface HttpUrl {
  readonly scheme: 'http' | 'https';
  /** `user:password` before the `@`. */
  readonly userInfo: string | null;
  /** Without brackets: `::1`. May hold a variable. */
  readonly host: string;
  /** As written or the scheme's own; null where a variable decides. */
  readonly port: number | null;
  /** With the query; `/` where none is written. */
  readonly path: string;
}

const url =
  /^(?:([a-z][a-z0-9+.-]*):\/\/)?(?:([^@/?#\s]*)@)?(\[[^\]\s]*\]|\$\([^)]*\)|\$\{[^}]*\}|[^:/?#\s]+)(?::([^/?#\s]*))?([/?][^#\s]*)?(?:#\S*)?$/i;

/** Reads a URL as curl and wget do: no scheme means http. Null for other schemes and for what is no URL. */
export function readHttpUrl(text: string): HttpUrl | null {
  const match = url.exec(text);
  if (!match) return null;
  const [, written = 'http', userInfo = null, host = '', port, path = '/'] = match;
  // What regular expressions take for a host named `file` with an empty port is `file:///etc`.
  if (port === '') return null;
  const scheme = written.toLowerCase();
  if (scheme !== 'http' && scheme !== 'https') return null;
  return {
    scheme,
    userInfo,
    host: host.replace(/^\[(.*)\]$/, '$1'),
    port: portOf(port, scheme),
    path: path.startsWith('?') ? `/${path}` : path,
  };
}

function portOf(port: string | undefined, scheme: 'http' | 'https'): number | null {
  if (port === undefined) return scheme === 'https' ? 443 : 80;
  return /^\d{1,5}$/.test(port) ? Number(port) : null;
}
