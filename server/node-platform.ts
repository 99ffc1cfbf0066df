import { isUtf8 } from 'node:buffer';
import type { Platform } from './core/platform.ts';

/** What Node.js has for the core, be it the command line or the language server that runs on it. */
export const nodePlatform: Platform = {
  gunzip(packed, size) {
    // Loaded for the first archive: most runs meet none. Node.js before 20.16 cannot be asked this way.
    const zlib = process.getBuiltinModule?.('node:zlib');
    if (!zlib) return null;
    // In one piece, and no byte more: an archive may hold more than it tells.
    const limit = Math.max(size, 64);
    const content = zlib.gunzipSync(packed, { chunkSize: limit, maxOutputLength: limit });
    return new Uint8Array(content.buffer, content.byteOffset, content.byteLength);
  },
  decodeUtf8: (bytes) =>
    isUtf8(bytes) ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8') : null,
};
