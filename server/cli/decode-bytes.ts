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
