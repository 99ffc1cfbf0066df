/*
 * Checksums in plain arithmetic: the platforms' own are not there in all places, or only asynchronous.
 */

function rotateRight(word: number, count: number): number {
  return (word >>> count) | (word << (32 - count));
}

function primes(count: number): readonly number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate++)
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  return found;
}

/** The first 64 bits behind the point of a root. */
function fractionBits(value: number, root: 2 | 3): bigint {
  // The root of value · 2^(64·root) as a whole number: what floating point knows of it, then by Newton's method.
  const target = BigInt(value) << BigInt(64 * root);
  let whole = BigInt(Math.floor((root === 2 ? Math.sqrt(value) : Math.cbrt(value)) * 2 ** 64));
  for (let change = 1n; change !== 0n; whole += change) {
    const power = whole ** BigInt(root - 1);
    change = (target - power * whole) / (power * BigInt(root));
  }
  while (whole ** BigInt(root) > target) whole--;
  while ((whole + 1n) ** BigInt(root) <= target) whole++;
  return BigInt.asUintN(64, whole);
}

const constants512 = primes(80).map((prime) => fractionBits(prime, 3));
const start512 = primes(8).map((prime) => fractionBits(prime, 2));
const constants256 = constants512.slice(0, 64).map((bits) => Number(bits >> 32n) | 0);
const start256 = start512.map((bits) => Number(bits >> 32n) | 0);

/** The message with its length at the end, filled up to whole blocks. */
function padded(bytes: Uint8Array, blockSize: 64 | 128): DataView {
  const lengthSize = blockSize / 8;
  const total = Math.ceil((bytes.length + 1 + lengthSize) / blockSize) * blockSize;
  const result = new Uint8Array(total);
  result.set(bytes);
  result[bytes.length] = 0x80;
  const view = new DataView(result.buffer);
  view.setBigUint64(total - 8, BigInt(bytes.length) * 8n);
  return view;
}

function hexOfWords(words: readonly number[]): string {
  return words.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

export function sha256(bytes: Uint8Array): string {
  const view = padded(bytes, 64);
  const state = [...start256];
  const words = new Int32Array(64);
  for (let block = 0; block < view.byteLength; block += 64) {
    for (let at = 0; at < 16; at++) words[at] = view.getInt32(block + at * 4);
    for (let at = 16; at < 64; at++) {
      const early = words[at - 15] ?? 0;
      const late = words[at - 2] ?? 0;
      const first = rotateRight(early, 7) ^ rotateRight(early, 18) ^ (early >>> 3);
      const second = rotateRight(late, 17) ^ rotateRight(late, 19) ^ (late >>> 10);
      words[at] = (words[at - 16] ?? 0) + first + (words[at - 7] ?? 0) + second;
    }
    mix256(state, words);
  }
  return hexOfWords(state);
}

function mix256(state: number[], words: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let at = 0; at < 64; at++) {
    const sum1 = rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + sum1 + choice + (constants256[at] ?? 0) + (words[at] ?? 0)) | 0;
    const sum0 = rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + sum0 + majority) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] = ((state[index] ?? 0) + word) | 0;
  });
}

export function sha1(bytes: Uint8Array): string {
  const view = padded(bytes, 64);
  const state = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476, 0xc3d2e1f0 | 0];
  const words = new Int32Array(80);
  for (let block = 0; block < view.byteLength; block += 64) {
    for (let at = 0; at < 16; at++) words[at] = view.getInt32(block + at * 4);
    for (let at = 16; at < 80; at++) {
      const mixed =
        (words[at - 3] ?? 0) ^ (words[at - 8] ?? 0) ^ (words[at - 14] ?? 0) ^ (words[at - 16] ?? 0);
      words[at] = rotateRight(mixed, 31);
    }
    mix1(state, words);
  }
  return hexOfWords(state);
}

function mix1(state: number[], words: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
  for (let at = 0; at < 80; at++) {
    const { mixed, constant } = round1(at, b, c, d);
    const next = (rotateRight(a, 27) + mixed + e + constant + (words[at] ?? 0)) | 0;
    [e, d, c, b, a] = [d, c, rotateRight(b, 2), a, next];
  }
  [a, b, c, d, e].forEach((word, index) => {
    state[index] = ((state[index] ?? 0) + word) | 0;
  });
}

function round1(
  at: number,
  b: number,
  c: number,
  d: number,
): { readonly mixed: number; readonly constant: number } {
  if (at < 20) return { mixed: (b & c) | (~b & d), constant: 0x5a827999 };
  if (at < 40) return { mixed: b ^ c ^ d, constant: 0x6ed9eba1 };
  if (at < 60) return { mixed: (b & c) | (b & d) | (c & d), constant: 0x8f1bbcdc };
  return { mixed: b ^ c ^ d, constant: 0xca62c1d6 };
}

function wrap(word: bigint): bigint {
  return BigInt.asUintN(64, word);
}

function rotateRight64(word: bigint, count: bigint): bigint {
  return wrap((word >> count) | (word << (64n - count)));
}

export function sha512(bytes: Uint8Array): string {
  const view = padded(bytes, 128);
  const state = [...start512];
  const words: bigint[] = [];
  for (let block = 0; block < view.byteLength; block += 128) {
    for (let at = 0; at < 16; at++) words[at] = view.getBigUint64(block + at * 8);
    for (let at = 16; at < 80; at++) {
      const early = words[at - 15] ?? 0n;
      const late = words[at - 2] ?? 0n;
      const first = rotateRight64(early, 1n) ^ rotateRight64(early, 8n) ^ (early >> 7n);
      const second = rotateRight64(late, 19n) ^ rotateRight64(late, 61n) ^ (late >> 6n);
      words[at] = wrap((words[at - 16] ?? 0n) + first + (words[at - 7] ?? 0n) + second);
    }
    mix512(state, words);
  }
  return state.map((word) => word.toString(16).padStart(16, '0')).join('');
}

function mix512(state: bigint[], words: readonly bigint[]): void {
  let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = state;
  for (let at = 0; at < 80; at++) {
    const sum1 = rotateRight64(e, 14n) ^ rotateRight64(e, 18n) ^ rotateRight64(e, 41n);
    const choice = (e & f) ^ (wrap(~e) & g);
    const first = wrap(h + sum1 + choice + (constants512[at] ?? 0n) + (words[at] ?? 0n));
    const sum0 = rotateRight64(a, 28n) ^ rotateRight64(a, 34n) ^ rotateRight64(a, 39n);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    [h, g, f, e, d, c, b, a] = [g, f, e, wrap(d + first), c, b, a, wrap(first + sum0 + majority)];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] = wrap((state[index] ?? 0n) + word);
  });
}

export function adler32(bytes: Uint8Array): number {
  let low = 1;
  let high = 0;
  for (const byte of bytes) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  return high * 65536 + low;
}
