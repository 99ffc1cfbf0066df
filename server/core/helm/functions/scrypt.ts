import { encodeUtf8 } from '../../text/utf8.ts';
import { sha256 } from './digests.ts';

/*
 * scrypt (RFC 7914) in plain arithmetic, as far as sprig's `derivePassword` needs it.
 */

export interface ScryptCost {
  /** How many blocks are kept; a power of two. */
  readonly blocks: number;
  /** A block's size in units of 128 bytes. */
  readonly blockSize: number;
  readonly rounds: number;
}

export function scrypt(
  password: string,
  salt: Uint8Array,
  length: number,
  { blocks, blockSize, rounds }: ScryptCost,
): Uint8Array {
  const key = encodeUtf8(password);
  const bytes = stretched(key, salt, rounds * 128 * blockSize);
  const words = new Uint32Array(bytes.length / 4);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < words.length; at++) words[at] = view.getUint32(at * 4, true);
  const wordsInRound = 32 * blockSize;
  for (let round = 0; round < rounds; round++)
    mixRound(words.subarray(round * wordsInRound, (round + 1) * wordsInRound), blocks);
  for (let at = 0; at < words.length; at++) view.setUint32(at * 4, words[at] ?? 0, true);
  return stretched(key, bytes, length);
}

/** PBKDF2 with HMAC-SHA-256 and one iteration. */
function stretched(key: Uint8Array, salt: Uint8Array, length: number): Uint8Array {
  const result = new Uint8Array(Math.ceil(length / 32) * 32);
  const message = new Uint8Array(salt.length + 4);
  message.set(salt);
  for (let block = 0; block * 32 < length; block++) {
    new DataView(message.buffer).setUint32(salt.length, block + 1);
    result.set(hmacSha256(key, message), block * 32);
  }
  return result.slice(0, length);
}

export function hmacSha256(key: Uint8Array, message: Uint8Array): Uint8Array {
  const short = key.length > 64 ? digest(key) : key;
  const inner = new Uint8Array(64 + message.length).fill(0x36, 0, 64);
  const outer = new Uint8Array(96).fill(0x5c, 0, 64);
  for (const [at, byte] of short.entries()) {
    inner[at] = byte ^ 0x36;
    outer[at] = byte ^ 0x5c;
  }
  inner.set(message, 64);
  outer.set(digest(inner), 64);
  return digest(outer);
}

function digest(bytes: Uint8Array): Uint8Array {
  const hex = sha256(bytes);
  return Uint8Array.from({ length: 32 }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16));
}

/** `scryptROMix`: fills a table with mixed blocks, then walks through it where the block itself leads. */
function mixRound(block: Uint32Array, blocks: number): void {
  const size = block.length;
  const table = new Uint32Array(size * blocks);
  const scratch = new Uint32Array(size);
  for (let at = 0; at < blocks; at++) {
    table.set(block, at * size);
    mixBlock(block, scratch);
  }
  for (let step = 0; step < blocks; step++) {
    const from = ((block[size - 16] ?? 0) & (blocks - 1)) * size;
    for (let at = 0; at < size; at++) block[at] = (block[at] ?? 0) ^ (table[from + at] ?? 0);
    mixBlock(block, scratch);
  }
}

/** `scryptBlockMix`: what stood at even places comes first. */
function mixBlock(block: Uint32Array, scratch: Uint32Array): void {
  const pieces = block.length / 16;
  const state = block.slice(block.length - 16);
  for (let piece = 0; piece < pieces; piece++) {
    for (let at = 0; at < 16; at++) state[at] = (state[at] ?? 0) ^ (block[piece * 16 + at] ?? 0);
    salsa(state);
    scratch.set(state, ((piece >> 1) + (piece % 2 === 0 ? 0 : pieces / 2)) * 16);
  }
  block.set(scratch);
}

/** Salsa20/8, in place: columns and rows by turns. Sixteen variables are four times as fast as an array of words. */
function salsa(state: Uint32Array): void {
  const word = (at: number): number => state[at] ?? 0;
  let x0 = word(0);
  let x1 = word(1);
  let x2 = word(2);
  let x3 = word(3);
  let x4 = word(4);
  let x5 = word(5);
  let x6 = word(6);
  let x7 = word(7);
  let x8 = word(8);
  let x9 = word(9);
  let x10 = word(10);
  let x11 = word(11);
  let x12 = word(12);
  let x13 = word(13);
  let x14 = word(14);
  let x15 = word(15);
  for (let round = 0; round < 4; round++) {
    x4 ^= rotated(x0 + x12, 7);
    x8 ^= rotated(x4 + x0, 9);
    x12 ^= rotated(x8 + x4, 13);
    x0 ^= rotated(x12 + x8, 18);
    x9 ^= rotated(x5 + x1, 7);
    x13 ^= rotated(x9 + x5, 9);
    x1 ^= rotated(x13 + x9, 13);
    x5 ^= rotated(x1 + x13, 18);
    x14 ^= rotated(x10 + x6, 7);
    x2 ^= rotated(x14 + x10, 9);
    x6 ^= rotated(x2 + x14, 13);
    x10 ^= rotated(x6 + x2, 18);
    x3 ^= rotated(x15 + x11, 7);
    x7 ^= rotated(x3 + x15, 9);
    x11 ^= rotated(x7 + x3, 13);
    x15 ^= rotated(x11 + x7, 18);
    x1 ^= rotated(x0 + x3, 7);
    x2 ^= rotated(x1 + x0, 9);
    x3 ^= rotated(x2 + x1, 13);
    x0 ^= rotated(x3 + x2, 18);
    x6 ^= rotated(x5 + x4, 7);
    x7 ^= rotated(x6 + x5, 9);
    x4 ^= rotated(x7 + x6, 13);
    x5 ^= rotated(x4 + x7, 18);
    x11 ^= rotated(x10 + x9, 7);
    x8 ^= rotated(x11 + x10, 9);
    x9 ^= rotated(x8 + x11, 13);
    x10 ^= rotated(x9 + x8, 18);
    x12 ^= rotated(x15 + x14, 7);
    x13 ^= rotated(x12 + x15, 9);
    x14 ^= rotated(x13 + x12, 13);
    x15 ^= rotated(x14 + x13, 18);
  }
  const added = [x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12, x13, x14, x15];
  for (let at = 0; at < 16; at++) state[at] = word(at) + (added[at] ?? 0);
}

function rotated(word: number, count: number): number {
  return (word << count) | (word >>> (32 - count));
}
