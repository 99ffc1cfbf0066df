import { encodeUtf8 } from '../../text/utf8.ts';

const stray = /(?<![\ud800-\udbff])[\udc80-\udcff]/;

/** What go-yaml's reader says of the first byte of a text that is part of no character; null where there is none. */
export function utf8Problem(text: string): string | null {
  const at = text.search(stray);
  if (at < 0) return null;
  const [lead = 0, ...rest] = encodeUtf8(text.slice(at, at + 4));
  const width = widthOf(lead);
  if (width === 0) return 'yaml: invalid leading UTF-8 octet';
  if (rest.length < width - 1) return 'yaml: incomplete UTF-8 octet sequence';
  const trailing = rest.slice(0, width - 1);
  if (trailing.some((octet) => (octet & 0xc0) !== 0x80)) return 'yaml: invalid trailing UTF-8 octet';
  const point = trailing.reduce(
    (value, octet) => (value << 6) | (octet & 0x3f),
    lead & (0xff >> (width + 1)),
  );
  const smallest = [0, 0, 0x80, 0x800, 0x10000][width] ?? 0;
  return point < smallest ? 'yaml: invalid length of a UTF-8 sequence' : 'yaml: invalid Unicode character';
}

/** How many bytes a character has that begins with this one; 0 where none does. */
function widthOf(lead: number): number {
  if ((lead & 0xe0) === 0xc0) return 2;
  if ((lead & 0xf0) === 0xe0) return 3;
  return (lead & 0xf8) === 0xf0 ? 4 : 0;
}
