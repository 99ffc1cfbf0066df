import { hostPlace } from './host.ts';
import { readOptions } from './options.ts';

/** A command that does what a handler of the kubelet does as well. */
export type NativeCheck =
  | { readonly kind: 'tcpSocket'; readonly port: number; readonly program: string }
  | {
      readonly kind: 'grpc';
      readonly port: number;
      readonly service: string | null;
      readonly program: string;
      /** What the program allows the call, in whole seconds; null when it does not say. */
      readonly limitSeconds: number | null;
    };

/** Reads `nc -z localhost 80` and `grpc_health_probe -addr=:80`; null for anything that does more, or goes elsewhere. */
export function readNativeCheck(words: readonly string[]): NativeCheck | null {
  const [program = '', ...rest] = words;
  const name = program.slice(program.lastIndexOf('/') + 1);
  if (/^(?:nc|ncat|netcat)$/.test(name)) return portScan(rest, name);
  if (name === 'telnet') return connection(rest, name);
  return /^grpc[_-]health[_-]probe$/.test(name) ? grpcHealth(rest, name) : null;
}

function portScan(words: readonly string[], program: string): NativeCheck | null {
  const read = readOptions(words, {
    shortFlags: 'zvnN46',
    shortValues: 'wG',
    longFlags: ['zero', 'verbose'],
    longValues: ['wait'],
  });
  if (!read?.options.some(({ name }) => name === 'z')) return null;
  const [host, port, more] = read.operands.map(({ value }) => value);
  if (host === undefined || port === undefined || more !== undefined) return null;
  return isOwn(host) ? checkOf(port, (number) => ({ kind: 'tcpSocket', port: number, program })) : null;
}

/** `telnet localhost 80`: connects, and ends when there is nothing to type. */
function connection([host, port, more]: readonly string[], program: string): NativeCheck | null {
  if (host === undefined || port === undefined || more !== undefined) return null;
  return isOwn(host) ? checkOf(port, (number) => ({ kind: 'tcpSocket', port: number, program })) : null;
}

const grpcValues = ['addr', 'service', 'connect-timeout', 'rpc-timeout'];

function grpcHealth(words: readonly string[], program: string): NativeCheck | null {
  // Go takes one dash or two.
  const read = readOptions(
    words.map((word) => word.replace(/^-(?=[a-z][a-z-])/, '--')),
    { shortFlags: 'v', shortValues: '', longFlags: ['v'], longValues: grpcValues },
  );
  if (read === null || read.operands.length > 0) return null;
  const optionValue = (option: string) => read.options.find(({ name }) => name === option)?.value ?? null;
  const [, host, port] = /^(.*):([^:]+)$/.exec(optionValue('addr') ?? '') ?? [];
  const service = optionValue('service');
  if (host === undefined || port === undefined || !isOwn(host.replace(/^\[(.*)\]$/, '$1'))) return null;
  if (service?.includes('$')) return null;
  const limitSeconds = secondsOf(optionValue('rpc-timeout'));
  return checkOf(port, (number) => ({ kind: 'grpc', port: number, service, program, limitSeconds }));
}

/** `>/dev/tcp/127.0.0.1/5432` of bash: connects and nothing else. */
export function readDevTcp(path: string): NativeCheck | null {
  const [, host, port] = /^\/dev\/tcp\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
  if (host === undefined || port === undefined || !isOwn(host)) return null;
  return checkOf(port, (number) => ({ kind: 'tcpSocket', port: number, program: '/dev/tcp' }));
}

function isOwn(host: string): boolean {
  return ['loopback', 'pod'].includes(hostPlace(host));
}

function checkOf(port: string, check: (number: number) => NativeCheck): NativeCheck | null {
  const number = /^\d{1,5}$/.test(port) ? Number(port) : 0;
  return number >= 1 && number <= 65535 ? check(number) : null;
}

function secondsOf(duration: string | null): number | null {
  return duration !== null && /^[1-9]\d{0,3}s$/.test(duration) ? Number(duration.slice(0, -1)) : null;
}
