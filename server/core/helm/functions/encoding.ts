import { decodeUtf8, encodeUtf8 } from '../../text/utf8.ts';
import { decodeBase64, encodeBase64 } from '../base64.ts';
import { derived } from '../values/origin.ts';
import { originOf, textOf } from '../values/value.ts';
import { textAt } from './arguments.ts';
import { decodeBase32, encodeBase32 } from './base32.ts';
import { adler32, sha1, sha256, sha512 } from './digests.ts';
import { define, type HelmFunction } from './function.ts';

/** Texts in other letters, and checksums (sprig's strings.go and crypto.go). Bytes that are no UTF-8 are lost. */
export const encodingFunctions: readonly HelmFunction[] = [
  encoder('b64enc', encodeBase64),
  encoder('b32enc', encodeBase32),
  decoder('b64dec', decodeBase64, 'base64'),
  decoder('b32dec', decodeBase32, 'base32'),
  encoder('sha1sum', sha1),
  encoder('sha256sum', sha256),
  encoder('sha512sum', sha512),
  encoder('adler32sum', (bytes) => String(adler32(bytes))),
];

function encoder(name: string, encode: (bytes: Uint8Array) => string): HelmFunction {
  return define(name, ['string'], (args, context) => {
    const text = textAt(args, 0);
    context.spend(1 + (text.text.length >> 4));
    return textOf(encode(encodeUtf8(text.text)), derived(name, originOf(text)));
  });
}

/** What cannot be read is Go's error as a text. */
function decoder(name: string, decode: (text: string) => Uint8Array | number, form: string): HelmFunction {
  return define(name, ['string'], (args) => {
    const text = textAt(args, 0);
    const bytes = decode(text.text);
    const result =
      typeof bytes === 'number' ? `illegal ${form} data at input byte ${bytes}` : decodeUtf8(bytes);
    return textOf(result, derived(name, originOf(text)));
  });
}
