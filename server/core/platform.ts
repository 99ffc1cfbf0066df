/*
 * What platforms have that the core has to do without, for it is written in the language alone.
 */

/** Each is a faster way to what the core can do, too. It may throw or answer null: then the core does it. */
export interface Platform {
  /** Unpacks gzip. `size` is that of the content, as the archive tells it: no more than that is wanted. */
  readonly gunzip?: (packed: Uint8Array, size: number) => Uint8Array | null;
  /** Decodes UTF-8, a byte order mark included. Not for bytes that are none. */
  readonly decodeUtf8?: (bytes: Uint8Array) => string | null;
}

let current: Platform = {};

/** Takes what the platform has; asked for once, by whoever starts on it. */
export function runOn(platform: Platform): void {
  current = platform;
}

/** Asks the platform; null where it has no answer. */
export function askPlatform<Result>(ask: (platform: Platform) => Result | null | undefined): Result | null {
  try {
    return ask(current) ?? null;
  } catch {
    return null;
  }
}
