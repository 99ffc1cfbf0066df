import type { FileKind, Workspace } from '../core/index.ts';
import { fileRole } from '../core/index.ts';

/** How a file is read; null for a chart's values and definition, which hold no objects. */
export async function fileKindOf(path: string, disk: Workspace): Promise<FileKind | null> {
  const role = await fileRole({ path, languageId: null }, disk);
  switch (role) {
    case 'template':
      return 'template';
    case 'manifest':
      return 'manifest';
    case 'project-file':
      return 'project';
    case 'chart-values':
    case 'chart-definition':
      return null;
  }
}
