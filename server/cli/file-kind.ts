import { access } from 'node:fs/promises';
import type { FileKind, Workspace } from '../core/index.ts';
import { fileRole, unknownWorkspace } from '../core/index.ts';

const disk: Workspace = {
  ...unknownWorkspace,
  fileExists: (path) =>
    access(path).then(
      () => true,
      () => false,
    ),
};

/** How a file is read; null for a chart's values and definition, which hold no objects. */
export async function fileKindOf(path: string): Promise<FileKind | null> {
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
