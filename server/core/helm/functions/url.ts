import { decodeUtf8, encodeUtf8 } from '../../text/utf8.ts';
import { goQuote } from '../values/quote.ts';
import { percentEncoded } from './url-escape.ts';

/*
 * URLs as Go's net/url reads and prints them.
 */

export interface ParsedUrl {
  readonly scheme: string;
  readonly host: string;
  readonly hostname: string;
  readonly path: string;
  readonly query: string;
  readonly opaque: string;
  readonly fragment: string;
  readonly userinfo: string;
}

/** The parts of a URL, or Go's words for why it is none. */
export function parseUrl(text: string): ParsedUrl | string {
  const failure = (words: string): string => `parse ${goQuote(text)}: ${words}`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  if (/[\x00-\x1f\x7f]/.test(text)) return failure('net/url: invalid control character in URL');
  const hash = text.indexOf('#');
  const fragment = hash < 0 ? '' : text.slice(hash + 1);
  const beforeHash = hash < 0 ? text : text.slice(0, hash);
  const scheme = /^([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(beforeHash)?.[1] ?? '';
  if (beforeHash.startsWith(':')) return failure('missing protocol scheme');
  const afterScheme = scheme === '' ? beforeHash : beforeHash.slice(scheme.length + 1);
  const mark = afterScheme.indexOf('?');
  const query = mark < 0 ? '' : afterScheme.slice(mark + 1);
  const rest = mark < 0 ? afterScheme : afterScheme.slice(0, mark);
  const base = {
    scheme: scheme.toLowerCase(),
    query,
    userinfo: '',
    host: '',
    hostname: '',
    path: '',
    opaque: '',
  };
  const decodedFragment = unescaped(fragment);
  if (decodedFragment === null) return failure(badEscape(fragment));
  if (!rest.startsWith('/')) {
    if (scheme !== '') return { ...base, opaque: rest, fragment: decodedFragment };
    if (/^[^/]*:/.test(rest)) return failure('first path segment in URL cannot contain colon');
  }
  let path = rest;
  let authority = { userinfo: '', host: '' };
  if (rest.startsWith('//') && !rest.startsWith('///')) {
    const end = rest.indexOf('/', 2);
    const written = end < 0 ? rest.slice(2) : rest.slice(2, end);
    path = end < 0 ? '' : rest.slice(end);
    const at = written.lastIndexOf('@');
    authority = { userinfo: at < 0 ? '' : written.slice(0, at), host: written.slice(at + 1) };
    if (authority.host.startsWith('[') && !authority.host.includes(']'))
      return failure("missing ']' in host");
    const port = /^(?:\[[^\]]*\]|[^:]*)(:.*)?$/.exec(authority.host)?.[1];
    if (port !== undefined && !/^:[0-9]*$/.test(port))
      return failure(`invalid port ${goQuote(port)} after host`);
    if (/ /.test(authority.host)) return failure(`invalid character " " in host name`);
  }
  const decodedPath = unescaped(path);
  if (decodedPath === null) return failure(badEscape(path));
  return {
    ...base,
    ...authority,
    hostname: hostnameOf(authority.host),
    path: decodedPath,
    fragment: decodedFragment,
  };
}

function hostnameOf(host: string): string {
  const bracketed = /^\[([^\]]*)\]/.exec(host)?.[1];
  return bracketed ?? host.replace(/:[0-9]*$/, '');
}

function badEscape(text: string): string {
  const wrong = /%(?![0-9a-fA-F]{2}).{0,2}/.exec(text)?.[0] ?? '';
  return `invalid URL escape ${goQuote(wrong)}`;
}

function unescaped(text: string): string | null {
  if (!text.includes('%')) return text;
  if (/%(?![0-9a-fA-F]{2})/.test(text)) return null;
  const bytes: number[] = [];
  for (const [piece] of text.matchAll(/%[0-9a-fA-F]{2}|[^%]+/g)) {
    if (piece.startsWith('%')) bytes.push(Number.parseInt(piece.slice(1), 16));
    else bytes.push(...encodeUtf8(piece));
  }
  return decodeUtf8(Uint8Array.from(bytes));
}

export function printUrl(url: Omit<ParsedUrl, 'hostname'>): string {
  const { scheme, host, query, opaque, fragment, userinfo } = url;
  let result = scheme === '' ? '' : `${scheme}:`;
  if (opaque !== '') result += opaque;
  else {
    const user = userinfo === '' ? '' : `${userinfo}@`;
    const path = percentEncoded(url.path, /[A-Za-z0-9\-_.~$&+,/:;=@!'()*[\]]/);
    if (scheme !== '' || host !== '' || user !== '') {
      if (host !== '' || path !== '' || user !== '')
        result += host === '' && path.startsWith('/') && user === '' ? '//' : '';
      if (host !== '' || user !== '') result += `//${user}${host}`;
    }
    if (path !== '' && !path.startsWith('/') && host !== '') result += '/';
    if (result === '' && /^[^/]*:/.test(path)) result += './';
    result += path;
  }
  if (query !== '') result += `?${query}`;
  if (fragment !== '') result += `#${percentEncoded(fragment, /[A-Za-z0-9\-_.~$&+,/:;=?@!'()*]/)}`;
  return result;
}
