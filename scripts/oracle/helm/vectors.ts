import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { SetFlag } from '../../../server/core/helm/values/origin.ts';

/** What Helm makes of a small chart. */
export interface HelmAnswer {
  readonly rendered?: Readonly<Record<string, string>>;
  readonly error?: string;
  readonly stage?: string;
  readonly values?: unknown;
  readonly output?: string;
  readonly outputError?: string;
}

/** A small chart and what is asked of Helm. */
export interface HelmVector extends HelmAnswer {
  readonly id: string;
  readonly files: Readonly<Record<string, string>>;
  readonly userValues?: string;
  readonly valuesFiles?: readonly string[];
  readonly set?: readonly (readonly [SetFlag, string])[];
  readonly setFiles?: Readonly<Record<string, string>>;
  readonly release?: {
    readonly Name?: string;
    readonly Namespace?: string;
    readonly Revision?: number;
    readonly IsUpgrade?: boolean;
  };
  readonly kubeVersion?: string;
  readonly apiVersions?: readonly string[];
  readonly strict?: boolean;
  readonly lint?: boolean;
  readonly cli?: readonly string[];
}

/** Reads a JSON array, or a line for each vector. */
export function readVectors(path: string): readonly HelmVector[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  if (text.trimStart().startsWith('[')) return JSON.parse(text) as HelmVector[];
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as HelmVector);
}

/** The part of an id before the slash; older ids are one family. */
export function familyOf({ id }: HelmVector): string {
  return id.includes('/') ? id.slice(0, id.indexOf('/')) : 'first';
}
