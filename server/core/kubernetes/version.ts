/** A minor release of Kubernetes, `1.minor`. */
export interface KubernetesVersion {
  readonly minor: number;
}

/** The oldest and newest releases whose behaviour the product knows. */
export const oldestKnownMinor = 25;
export const newestKnownMinor = 37;

export const oldestKnownVersion: KubernetesVersion = { minor: oldestKnownMinor };
export const newestKnownVersion: KubernetesVersion = { minor: newestKnownMinor };

export type VersionReading =
  | { readonly kind: 'exact'; readonly version: KubernetesVersion }
  /** Outside what is known: the nearest known release stands in, and the user is told. */
  | { readonly kind: 'clamped'; readonly version: KubernetesVersion; readonly asked: string }
  /** Not a version at all: the newest known release stands in, and the user is told. */
  | { readonly kind: 'unreadable'; readonly version: KubernetesVersion; readonly asked: string };

/** Reads `auto`, `1.36`, `v1.36` and `v1.36.3` (also `1.36+`, as servers print). `auto` and an empty text mean the newest known release. */
export function readKubernetesVersion(text: string): VersionReading {
  const asked = text.trim();
  if (asked === '' || asked === 'auto') return { kind: 'exact', version: newestKnownVersion };
  const match = /^v?(\d{1,4})\.(\d{1,6})\+?(?:\.\d+)?(?:[-+].*)?$/.exec(asked);
  if (!match) return { kind: 'unreadable', version: newestKnownVersion, asked };
  const major = Number(match[1]);
  const minor = major === 1 ? Number(match[2]) : major < 1 ? 0 : Number.MAX_SAFE_INTEGER;
  const known = Math.min(Math.max(minor, oldestKnownMinor), newestKnownMinor);
  return known === minor
    ? { kind: 'exact', version: { minor } }
    : { kind: 'clamped', version: { minor: known }, asked };
}

export function formatKubernetesVersion(version: KubernetesVersion): string {
  return `1.${version.minor}`;
}
