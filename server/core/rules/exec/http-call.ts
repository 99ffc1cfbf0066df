import type { OptionSyntax, WrittenOption } from './options.ts';
import { readOptions } from './options.ts';
import type { HttpUrl } from './url.ts';
import { readHttpUrl } from './url.ts';

/** One request as curl or wget make it from a command line. */
export interface HttpCall {
  readonly program: 'curl' | 'wget';
  readonly url: HttpUrl;
  /** An HTTP status of 400 or more makes the program fail. */
  readonly hasFail: boolean;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  /** The limit the program sets itself; null for none or one that is no whole number. */
  readonly maxTimeSeconds: number | null;
  readonly followsRedirects: boolean;
  /** It does nothing but what the kubelet's own request does: GET or HEAD, no body, no certificate, no log-in. */
  readonly isPlain: boolean;
  /** It prints a text of its own choice (`-w`), which somebody reads. */
  readonly writesOut: boolean;
}

const curlSyntax: OptionSyntax = {
  shortFlags: '012346#afgGiIjJklLMnNOpqRsSvVZ',
  shortValues: 'AbcCdDeEFHKmoPQrtTuUwxXyYz',
  longFlags: [
    ...['fail', 'fail-with-body', 'fail-early', 'silent', 'show-error', 'insecure', 'location', 'head'],
    ...['include', 'verbose', 'no-progress-meter', 'no-buffer', 'compressed', 'ipv4', 'ipv6', 'globoff'],
    ...['http1.0', 'http1.1', 'http2', 'http2-prior-knowledge', 'http3', 'get', 'location-trusted'],
    ...['disable', 'no-keepalive', 'path-as-is', 'retry-connrefused', 'retry-all-errors', 'negotiate'],
    ...['basic', 'digest', 'ntlm', 'anyauth', 'netrc', 'tlsv1.2', 'tlsv1.3', 'ssl-no-revoke', 'progress-bar'],
  ],
  longValues: [
    ...['max-time', 'connect-timeout', 'header', 'output', 'request', 'data', 'data-raw', 'data-binary'],
    ...['data-urlencode', 'json', 'form', 'user', 'user-agent', 'write-out', 'url', 'unix-socket', 'cacert'],
    ...['abstract-unix-socket', 'cert', 'key', 'cert-type', 'key-type', 'resolve', 'connect-to', 'proxy'],
    ...['noproxy', 'retry', 'retry-delay', 'retry-max-time', 'cookie', 'referer', 'config', 'interface'],
    ...['capath', 'pass', 'proto', 'max-redirs', 'stderr', 'oauth2-bearer', 'speed-limit', 'speed-time'],
  ],
};

const wgetSyntax: OptionSyntax = {
  shortFlags: 'qScdvnV46',
  shortValues: 'OoTtUPY',
  longFlags: [
    ...['quiet', 'spider', 'server-response', 'no-check-certificate', 'no-verbose', 'no-proxy', 'verbose'],
    ...[
      'content-on-error',
      'inet4-only',
      'inet6-only',
      'no-cache',
      'no-http-keep-alive',
      'retry-connrefused',
    ],
  ],
  longValues: [
    ...['output-document', 'output-file', 'timeout', 'tries', 'header', 'user-agent', 'user', 'password'],
    ...['post-data', 'post-file', 'method', 'body-data', 'certificate', 'private-key', 'ca-certificate'],
    ...[
      'http-user',
      'http-password',
      'connect-timeout',
      'read-timeout',
      'dns-timeout',
      'max-redirect',
      'proxy',
    ],
    ...['waitretry', 'wait', 'secure-protocol', 'ca-directory'],
  ],
};

/** What the kubelet's request does as well, or what only concerns the program's output. */
const plainOptions = new Set([
  ...['f', 'fail', 'fail-with-body', 'fail-early', 's', 'silent', 'S', 'show-error', 'k', 'insecure'],
  ...['o', 'output', 'm', 'max-time', 'connect-timeout', 'i', 'include', 'I', 'head', 'v', 'verbose'],
  ...['no-progress-meter', 'N', 'no-buffer', 'compressed', 'H', 'header', 'A', 'user-agent', 'url', 'q'],
  ...['disable', 'noproxy', 'g', 'globoff', 'http1.1', 'no-keepalive', 'L', 'location', '#', 'progress-bar'],
]);

const plainWgetOptions = new Set([
  ...['q', 'quiet', 'spider', 'S', 'server-response', 'no-check-certificate', 'no-verbose', 'n', 'v', 'O'],
  ...['output-document', 'o', 'output-file', 'T', 'timeout', 't', 'tries', 'header', 'U', 'user-agent'],
  ...['no-proxy', 'Y', 'proxy', 'verbose', 'connect-timeout', 'read-timeout', 'dns-timeout', 'no-cache'],
  ...['no-http-keep-alive'],
]);

/** Reads the words of a command as one request over HTTP; null for any other command, and when in doubt. */
export function readHttpCall(words: readonly string[]): HttpCall | null {
  const [program = '', ...rest] = words;
  switch (program.slice(program.lastIndexOf('/') + 1)) {
    case 'curl':
      return curlCall(rest);
    case 'wget':
      return wgetCall(rest);
    default:
      return null;
  }
}

function curlCall(words: readonly string[]): HttpCall | null {
  const read = readOptions(words, curlSyntax);
  if (read === null) return null;
  const { options } = read;
  const has = (...names: readonly string[]) => options.some(({ name }) => names.includes(name));
  const url = onlyUrl([...read.operands.map(({ value }) => value), ...valuesOf(options, ['url'])]);
  const headers = headersOf(options);
  if (url === null || headers === null) return null;
  return {
    program: 'curl',
    url,
    hasFail: has('f', 'fail', 'fail-with-body'),
    headers,
    maxTimeSeconds: wholeSeconds(valuesOf(options, ['m', 'max-time']).at(-1)),
    followsRedirects: has('L', 'location', 'location-trusted'),
    isPlain: options.every((option) => plainOptions.has(option.name) || asksPlainly(option)),
    writesOut: has('w', 'write-out') && !isConstant(valuesOf(options, ['w', 'write-out']).at(-1)),
  };
}

function wgetCall(words: readonly string[]): HttpCall | null {
  // `-nv` is one option, which no other program's syntax knows.
  const read = readOptions(
    words.map((word) => (word === '-nv' ? '--no-verbose' : word)),
    wgetSyntax,
  );
  if (read === null) return null;
  const { options } = read;
  const url = onlyUrl(read.operands.map(({ value }) => value));
  const headers = headersOf(options);
  if (url === null || headers === null) return null;
  return {
    program: 'wget',
    url,
    hasFail: true,
    headers,
    maxTimeSeconds: null,
    followsRedirects: false,
    isPlain: options.every(({ name }) => plainWgetOptions.has(name)),
    writesOut: false,
  };
}

function onlyUrl(texts: readonly string[]): HttpUrl | null {
  const [text, second] = texts;
  return text === undefined || second !== undefined ? null : readHttpUrl(text);
}

function valuesOf(options: readonly WrittenOption[], names: readonly string[]): readonly string[] {
  return options.flatMap(({ name, value }) => (names.includes(name) && value !== null ? [value] : []));
}

function asksPlainly({ name, value }: WrittenOption): boolean {
  return (name === 'X' || name === 'request') && /^(?:GET|HEAD)$/.test(value ?? '');
}

/** The headers that `-H`, `--header` and `-A` set; null when one of them is written in a form of its own. */
function headersOf(options: readonly WrittenOption[]): HttpCall['headers'] | null {
  const headers: { name: string; value: string }[] = [];
  for (const { name, value } of options) {
    if (name === 'A' || name === 'U' || name === 'user-agent')
      headers.push({ name: 'User-Agent', value: value ?? '' });
    if (name !== 'H' && name !== 'header') continue;
    const [, header, text] = /^([\w-]+):\s*(\S[\s\S]*)$/.exec(value ?? '') ?? [];
    if (header === undefined || text === undefined) return null;
    headers.push({ name: header, value: text });
  }
  return headers;
}

function wholeSeconds(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : null;
}

function isConstant(format: string | undefined): boolean {
  return format === undefined || !format.includes('%{');
}
