import { goQuote } from '../values/quote.ts';
import type { KubeVersion } from './scope.ts';

export interface KubeVersionReading {
  readonly version: KubeVersion;
  /** Helm's words. */
  readonly problem: string | null;
}

/** A version as `--kube-version` is read: what stands behind the numbers is cut off (apimachinery, `ParseGeneric`). */
export function readKubeVersion(written: string): KubeVersionReading {
  const numbers = /^\s*v?([0-9]+(?:\.[0-9]+)*)/.exec(written)?.[1] ?? '';
  const [major = '', minor = ''] = numbers.split('.');
  const version = { version: `v${numbers}`, major: String(Number(major)), minor: String(Number(minor)) };
  const words = problemOf(written, numbers);
  return { version, problem: words && `invalid kube version '${written}': ${words}` };
}

function problemOf(written: string, numbers: string): string | null {
  if (numbers === '') return `could not parse ${goQuote(written)} as version`;
  if (!numbers.includes('.')) return `illegal version string ${goQuote(written)}`;
  const [first = ''] = numbers.split('.');
  if (/^0[0-9]/.test(first))
    return `illegal zero-prefixed version component ${goQuote(first)} in ${goQuote(written)}`;
  return null;
}
