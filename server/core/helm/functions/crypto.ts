import { encodeUtf8 } from '../../text/utf8.ts';
import { encodeBase64 } from '../base64.ts';
import { derived } from '../values/origin.ts';
import {
  integerOf,
  originOf,
  type ParameterType,
  type StructValue,
  textOf,
  type Value,
} from '../values/value.ts';
import { bigintAt, countAt, stringAt } from './arguments.ts';
import { derivePassword } from './derive-password.ts';
import { sha256 } from './digests.ts';
import { type CallContext, define, FunctionFailure, type HelmFunction, unstable } from './function.ts';

/*
 * What Helm draws by lot or computes from keys (sprig's crypto.go). Nothing here is secret or secure: results only have
 * the right shape, are the same every time, and are marked as unstable. Only `derivePassword` is what it is in Helm.
 */

/** Letters drawn from an alphabet, always the same for one place of one file. */
function drawn(context: CallContext, count: number, alphabet: string): string {
  if (count < 0 || count > 100_000) throw new FunctionFailure('runtime error: makeslice: len out of range');
  let state = 2166136261;
  for (const character of `${context.file}:${context.span.start}:${alphabet.length}`)
    state = Math.imul(state ^ character.charCodeAt(0), 16777619);
  let result = '';
  for (let index = 0; index < count; index++) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    result += alphabet.charAt((state >>> 8) % alphabet.length);
  }
  return result;
}

const numbers = '0123456789';
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('');

function random(name: string, alphabet: string): HelmFunction {
  return unstable(
    define(name, ['int'], (args, context) => textOf(drawn(context, countAt(args, 0), alphabet))),
  );
}

/** Something in the form of a PEM file. */
function pem(context: CallContext, kind: string): string {
  const body = encodeBase64(encodeUtf8(sha256(encodeUtf8(`${kind}:${context.file}:${context.span.start}`))));
  return `-----BEGIN ${kind}-----\n${body.slice(0, 64)}\n${body.slice(64)}\n-----END ${kind}-----\n`;
}

function certificate(context: CallContext): StructValue {
  return {
    kind: 'struct',
    type: 'sprig.certificate',
    fields: new Map<string, Value>([
      ['Cert', textOf(pem(context, 'CERTIFICATE'))],
      ['Key', textOf(pem(context, 'RSA PRIVATE KEY'))],
    ]),
    methods: new Map(),
    printed: null,
    json: null,
    origin: null,
  };
}

function certificates(name: string, parameters: readonly ParameterType[]): HelmFunction {
  return unstable(define(name, parameters, (_, context) => certificate(context)));
}

const list = '[]interface {}';
const authority = 'sprig.certificate' as ParameterType;

export const cryptoFunctions: readonly HelmFunction[] = [
  random('randAlphaNum', letters + numbers),
  random('randAlpha', letters),
  random('randNumeric', numbers),
  random('randAscii', printable),
  unstable(
    define('randBytes', ['int'], (args, context) =>
      textOf(encodeBase64(encodeUtf8(drawn(context, countAt(args, 0), letters)))),
    ),
  ),
  unstable(
    define('randInt', ['int', 'int'], (args) => {
      if (countAt(args, 1) <= countAt(args, 0)) throw new FunctionFailure('invalid argument to Intn');
      return integerOf(countAt(args, 0));
    }),
  ),
  unstable(
    define('uuidv4', [], (_, context) => {
      const digits = drawn(context, 32, '0123456789abcdef');
      const parts = [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`];
      return textOf([...parts, `a${digits.slice(17, 20)}`, digits.slice(20)].join('-'));
    }),
  ),
  unstable(define('shuffle', ['string'], (args) => textOf([...stringAt(args, 0)].reverse().join('')))),
  unstable(
    define('bcrypt', ['string'], (_, context) => textOf(`$2a$10$${drawn(context, 53, letters + numbers)}`)),
  ),
  unstable(
    define('htpasswd', ['string', 'string'], (args, context) => {
      const user = stringAt(args, 0);
      if (user.includes(':')) return textOf(`invalid username: ${user}`);
      return textOf(`${user}:$2a$10$${drawn(context, 53, letters + numbers)}`);
    }),
  ),
  define('derivePassword', ['uint32', 'string', 'string', 'string', 'string'], (args, context) => {
    const [kind, password, user, site] = [1, 2, 3, 4].map((index) => stringAt(args, index));
    const counter = Number(bigintAt(args, 0));
    const request = {
      counter,
      kind: kind ?? '',
      password: password ?? '',
      user: user ?? '',
      site: site ?? '',
      spend: (steps: number) => context.spend(steps),
    };
    return textOf(derivePassword(request), derived('derivePassword', ...args.map(originOf)));
  }),
  unstable(
    define('genPrivateKey', ['string'], (args, context) => {
      const kind = stringAt(args, 0);
      if (!/^(?:|rsa|dsa|ecdsa|ed25519)$/.test(kind)) return textOf(`Unknown type ${kind}`);
      return textOf(pem(context, kind === 'ecdsa' ? 'EC PRIVATE KEY' : 'RSA PRIVATE KEY'));
    }),
  ),
  certificates('buildCustomCert', ['string', 'string']),
  certificates('genCA', ['string', 'int']),
  certificates('genCAWithKey', ['string', 'int', 'string']),
  certificates('genSelfSignedCert', ['string', list, list, 'int']),
  certificates('genSelfSignedCertWithKey', ['string', list, list, 'int', 'string']),
  certificates('genSignedCert', ['string', list, list, 'int', authority]),
  certificates('genSignedCertWithKey', ['string', list, list, 'int', authority, 'string']),
  unstable(
    define('encryptAES', ['string', 'string'], (args) => textOf(encodeBase64(encodeUtf8(stringAt(args, 1))))),
  ),
  unstable(define('decryptAES', ['string', 'string'], (args) => textOf(stringAt(args, 1)))),
];
