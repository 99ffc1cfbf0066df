/**
 * The text of a file, as the API server's tools read it: UTF-16 when a byte order mark says so, else UTF-8
 * in which bytes that are none become U+FFFD. The mark itself is not part of the text.
 * (`k8s.io/cli-runtime` wraps its reader in `unicode.BOMOverride`.)
 */
export function decodeBytes(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** The bytes of a changed text in the encoding of the file it came from, with its byte order mark; null when that file holds bytes that are no text. */
export function encodeLike(original: Uint8Array, text: string): Uint8Array | null {
  const encoding = encodingOf(original);
  const isMarked =
    encoding !== 'utf-8' || (original[0] === 0xef && original[1] === 0xbb && original[2] === 0xbf);
  const encode = (words: string): Buffer => encodeAs(encoding, isMarked ? `\ufeff${words}` : words);
  return encode(decodeBytes(original)).equals(original) ? encode(text) : null;
}

function encodeAs(encoding: ReturnType<typeof encodingOf>, text: string): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  const bytes = Buffer.from(text, 'utf16le');
  return encoding === 'utf-16be' ? bytes.swap16() : bytes;
}
