import { encodeUtf8 } from '../../text/utf8.ts';
import { hmacSha256, scrypt } from './scrypt.ts';

/*
 * sprig's `derivePassword`: the passwords of the Master Password algorithm (crypto.go).
 */

const seedText = 'com.lyndir.masterpassword';

/** The shapes of each kind of password, one letter for each character. */
const shapes: ReadonlyMap<string, readonly string[]> = new Map([
  ['maximum', ['anoxxxxxxxxxxxxxxxxx', 'axxxxxxxxxxxxxxxxxno']],
  [
    'long',
    (
      'CvcvnoCvcvCvcv CvcvCvcvnoCvcv CvcvCvcvCvcvno CvccnoCvcvCvcv CvccCvcvnoCvcv CvccCvcvCvcvno CvcvnoCvccCvcv ' +
      'CvcvCvccnoCvcv CvcvCvccCvcvno CvcvnoCvcvCvcc CvcvCvcvnoCvcc CvcvCvcvCvccno CvccnoCvccCvcv CvccCvccnoCvcv ' +
      'CvccCvccCvcvno CvcvnoCvccCvcc CvcvCvccnoCvcc CvcvCvccCvccno CvccnoCvcvCvcc CvccCvcvnoCvcc CvccCvcvCvccno'
    ).split(' '),
  ],
  ['medium', ['CvcnoCvc', 'CvcCvcno']],
  ['short', ['Cvcn']],
  ['basic', ['aaanaaan', 'aannaaan', 'aaannaaa']],
  ['pin', ['nnnn']],
]);

const characters: Readonly<Record<string, string>> = {
  V: 'AEIOU',
  C: 'BCDFGHJKLMNPQRSTVWXYZ',
  v: 'aeiou',
  c: 'bcdfghjklmnpqrstvwxyz',
  a: 'AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz',
  n: '0123456789',
  o: "@&%?,=[]_:-+*$#!'^~;()/.",
  x: 'AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz0123456789!@#$%^&*()',
};

/** Its key takes about a second, so that it counts as this many steps of a rendering. */
export const stepsOfKey = 4_000_000;

const keys = new Map<string, Uint8Array>();
const mostKeys = 20;

export interface PasswordRequest {
  readonly counter: number;
  readonly kind: string;
  readonly password: string;
  readonly user: string;
  readonly site: string;
  /** Called before a key is worked out that is not known yet. */
  readonly spend: (steps: number) => void;
}

export function derivePassword({ counter, kind, password, user, site, spend }: PasswordRequest): string {
  const shapesOfKind = shapes.get(kind);
  if (!shapesOfKind) return `cannot find password template ${kind}`;
  const key = keyOf(password, user, spend);
  const seed = hmacSha256(key, Uint8Array.from([...sized(site), ...bigEndian(counter)]));
  const shape = shapesOfKind[(seed[0] ?? 0) % shapesOfKind.length] ?? '';
  return [...shape]
    .map((letter, at) => {
      const choice = characters[letter] ?? '';
      return choice.charAt((seed[at + 1] ?? 0) % choice.length);
    })
    .join('');
}

function keyOf(password: string, user: string, spend: (steps: number) => void): Uint8Array {
  const name = JSON.stringify([password, user]);
  const known = keys.get(name);
  if (known) return known;
  spend(stepsOfKey);
  const key = scrypt(password, sized(user), 64, { blocks: 32_768, blockSize: 8, rounds: 2 });
  if (keys.size >= mostKeys) keys.clear();
  keys.set(name, key);
  return key;
}

/** The algorithm's name, a text's length in bytes, and the text. */
function sized(text: string): Uint8Array {
  const bytes = encodeUtf8(text);
  return Uint8Array.from([...encodeUtf8(seedText), ...bigEndian(bytes.length), ...bytes]);
}

function bigEndian(number: number): readonly number[] {
  return [number >>> 24, (number >>> 16) & 255, (number >>> 8) & 255, number & 255];
}
