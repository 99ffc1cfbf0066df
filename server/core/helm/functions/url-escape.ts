import { encodeUtf8 } from '../../text/utf8.ts';

/*
 * Escaping in URLs as Go's net/url does it.
 */

/** For a query: a space becomes `+`. */
export function queryEscape(text: string): string {
  return percentEncoded(text, /[A-Za-z0-9\-_.~]/).replaceAll('%20', '+');
}

/** Every byte that is not of the safe characters as `%XX`. */
export function percentEncoded(text: string, safe: RegExp): string {
  let result = '';
  for (const point of text) {
    if (safe.test(point)) result += point;
    else
      for (const byte of encodeUtf8(point)) result += `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return result;
}
