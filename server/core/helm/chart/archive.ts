import { gunzipSync } from 'fflate';
import { askPlatform } from '../../platform.ts';
import { decodeUtf8 } from '../../text/utf8.ts';
import { cleanPath } from '../clean-path.ts';

/*
 * Packed charts: gzip around tar (pkg/chart/loader/archive.go). Bad archives are told in Helm's words.
 */

export interface ArchivedFile {
  /** Without the folder all files of a packed chart lie in. */
  readonly name: string;
  readonly content: Uint8Array;
}

export type ArchiveReading =
  | { readonly files: readonly ArchivedFile[]; readonly problem: null }
  | { readonly files: null; readonly problem: string };

/** As in Helm: of one file and of all together, unpacked. */
const largestFileBytes = 5 * 1024 * 1024;
const largestChartBytes = 100 * 1024 * 1024;

/** Unpacks a chart. An archive that would grow beyond what Helm allows is refused before it is unpacked. */
export function readArchive(packed: Uint8Array): ArchiveReading {
  if (packed[0] !== 0x1f || packed[1] !== 0x8b) return refuse('gzip: invalid header');
  if (unpackedBytes(packed) > largestChartBytes) return refuse(tooLarge('chart'));
  try {
    return readTar(unpack(packed));
  } catch {
    return refuse('unexpected EOF');
  }
}

function refuse(problem: string): ArchiveReading {
  return { files: null, problem };
}

function tooLarge(what: string): string {
  const limit = what === 'chart' ? largestChartBytes : largestFileBytes;
  return `decompressed ${what} is larger than the maximum file size ${limit}`;
}

/** What is damaged, or does not tell its size, is read in the same way on every platform. */
function unpack(packed: Uint8Array): Uint8Array {
  const size = unpackedBytes(packed);
  const content = askPlatform(({ gunzip }) => gunzip?.(packed, size));
  return content?.length === size ? content : gunzipSync(packed);
}

/** The size that gzip notes at its end. */
function unpackedBytes(packed: Uint8Array): number {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  return packed.byteLength < 18 ? 0 : view.getUint32(packed.byteLength - 4, true);
}

const blockBytes = 512;

function readTar(tar: Uint8Array): ArchiveReading {
  const files: ArchivedFile[] = [];
  let longName: string | null = null;
  let position = 0;
  while (position + blockBytes <= tar.length) {
    const header = tar.subarray(position, position + blockBytes);
    if (header.every((byte) => byte === 0)) break;
    const size = numberField(header, 124, 12);
    const start = position + blockBytes;
    if (!(size >= 0) || start + size > tar.length) return refuse('unexpected EOF');
    const content = tar.subarray(start, start + size);
    position = start + Math.ceil(size / blockBytes) * blockBytes;
    const type = String.fromCharCode(header[156] ?? 0);
    if (type === 'x' || type === 'L') {
      longName = type === 'x' ? (pathOf(content) ?? longName) : textField(content, 0, content.length);
      continue;
    }
    if (type === 'g' || type === 'K') continue;
    const written = longName ?? nameOf(header);
    longName = null;
    if (type === '5' || written.endsWith('/')) continue;
    const name = nameInChart(written);
    if ('problem' in name) return refuse(name.problem);
    if (size > largestFileBytes) return refuse(tooLarge(`chart file "${written}"`));
    files.push({ name: name.name, content: withoutMark(content) });
  }
  return files.length === 0 ? refuse('no files in chart archive') : { files, problem: null };
}

/** A file's byte order mark is no part of it. */
function withoutMark(content: Uint8Array): Uint8Array {
  const [first, second, third] = content;
  return first === 0xef && second === 0xbb && third === 0xbf ? content.subarray(3) : content;
}

/** The name, with the prefix that long ones have. */
function nameOf(header: Uint8Array): string {
  const name = textField(header, 0, 100);
  const isUstar = textField(header, 257, 6).startsWith('ustar');
  const prefix = isUstar ? textField(header, 345, 155) : '';
  return prefix ? `${prefix}/${name}` : name;
}

/** The path among the records `length key=value` of an extended header. */
function pathOf(content: Uint8Array): string | null {
  const records = decodeUtf8(content);
  return /(?:^|\n)[0-9]+ path=([^\n]*)\n/.exec(records)?.[1] ?? null;
}

function textField(bytes: Uint8Array, start: number, length: number): string {
  const field = bytes.subarray(start, start + length);
  const end = field.indexOf(0);
  return decodeUtf8(end < 0 ? field : field.subarray(0, end));
}

/** Octal digits, or binary when the first bit is set. */
function numberField(bytes: Uint8Array, start: number, length: number): number {
  const field = bytes.subarray(start, start + length);
  if (((field[0] ?? 0) & 0x80) !== 0) {
    return field.subarray(1).reduce((value, byte) => value * 256 + byte, (field[0] ?? 0) & 0x7f);
  }
  const digits = textField(bytes, start, length).trim();
  return digits === '' ? 0 : Number.parseInt(digits, 8);
}

/** The part of a path below the chart's own folder, if it stays below it. */
function nameInChart(written: string): { readonly name: string } | { readonly problem: string } {
  const [folder, ...rest] = written.split(written.includes('\\') ? '\\' : '/');
  const path = rest.join('/');
  if (path.startsWith('/')) return { problem: 'chart illegally contains absolute paths' };
  const name = cleanPath(path);
  if (name === '.')
    return { problem: `chart illegally contains content outside the base directory: "${written}"` };
  if (name.startsWith('..')) return { problem: 'chart illegally references parent directory' };
  if (/^[a-zA-Z]:\//.test(name)) return { problem: 'chart contains illegally named files' };
  if (folder === 'Chart.yaml') return { problem: 'chart yaml not in base directory' };
  return { name };
}
