import { gzipSync } from 'node:zlib';

/** A chart packed as `helm package` does: gzip around tar, with all files in a folder of the chart's name. */
export function packedChart(name: string, files: Readonly<Record<string, string>>): Uint8Array {
  const entries = Object.entries(files).flatMap(([file, text]) => entryOf(`${name}/${file}`, text));
  return gzipSync(Buffer.concat([...entries, Buffer.alloc(1024)]));
}

function entryOf(path: string, text: string): readonly Buffer[] {
  const content = Buffer.from(text, 'utf8');
  const header = Buffer.alloc(512);
  header.write(path, 0, 'utf8');
  header.write('0000644\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
}
