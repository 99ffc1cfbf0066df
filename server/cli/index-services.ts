import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FileKind, IndexedFile, ServiceIndex, Surroundings } from '../core/index.ts';
import { indexFile, serviceIndexOf } from '../core/index.ts';
import { decodeBytes } from './decode-bytes.ts';

/** The Services of all files of a run; plain data, because threads look into it. */
export interface KnownServices {
  readonly index: ServiceIndex;
  /** Standard input has neighbours that nobody knows. */
  readonly isComplete: boolean;
}

/** A file of a run: read as what, and the bytes where it is not on the disk. */
export interface IndexedTask {
  readonly path: string;
  readonly kind: FileKind;
  readonly bytes?: Uint8Array;
}

/** Looks for Services in all files of a run. Files that cannot be read are told of when it is their turn to be judged. */
export function indexServices(tasks: readonly IndexedTask[]): KnownServices {
  // A file alone has no neighbours.
  const files = tasks.length > 1 ? tasks.flatMap((task) => indexed(task) ?? []) : [];
  return { index: serviceIndexOf(files), isComplete: tasks.every(({ bytes }) => bytes === undefined) };
}

export function surroundingsOf(path: string, services: KnownServices): Surroundings {
  return { path: resolve(path), ...services };
}

function indexed({ path, kind, bytes }: IndexedTask): IndexedFile | null {
  if (kind === 'project') return null;
  try {
    return indexFile(resolve(path), decodeBytes(bytes ?? readFileSync(path)), kind);
  } catch {
    return null;
  }
}
