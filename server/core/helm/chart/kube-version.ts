import type { KubeVersion } from './scope.ts';

/** A version as `--kube-version` is read: what stands behind the numbers is cut off (apimachinery, `ParseGeneric`). */
export function readKubeVersion(written: string): KubeVersion {
  const numbers = /^\s*v?([0-9]+(?:\.[0-9]+)*)/.exec(written)?.[1] ?? '';
  const [major = '1', minor = '0'] = numbers.split('.');
  return { version: `v${numbers}`, major: String(Number(major)), minor: String(Number(minor)) };
}
