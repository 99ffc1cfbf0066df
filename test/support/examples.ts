import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { FileKind } from '../../server/core/index.ts';

/** A YAML file of the examples. */
export interface Example {
  readonly path: string;
  readonly kind: FileKind;
  readonly text: string;
}

const folder = join(import.meta.dirname, '../../examples');

/** All manifests and templates among the examples. */
export const examples: readonly Example[] = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(?:yaml|tpl)$/.test(entry.name))
  .map((entry) => {
    const path = relative(folder, join(entry.parentPath, entry.name));
    const kind: FileKind = path.includes('templates') ? 'template' : 'manifest';
    return { path, kind, text: readFileSync(join(folder, path), 'utf8') };
  });
