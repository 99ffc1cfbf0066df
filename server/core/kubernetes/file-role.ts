import { isProjectFileName } from '../project/find-project-file.ts';
import type { Workspace } from '../workspace.ts';

/**
 * What a file is by its place: a Helm template, a chart's values or definition (neither of which holds objects), our own
 * settings for a project, or a manifest.
 */
export type FileRole = 'template' | 'chart-values' | 'chart-definition' | 'project-file' | 'manifest';

/** A file as the outside knows it. */
export interface FileIdentity {
  /** With `/` or `\` between folders; from wherever the workspace counts. */
  readonly path: string;
  /** The editor's language, or null where there is none. */
  readonly languageId: string | null;
}

/** Of extensions for Helm and for Go's templates. */
const templateLanguages: ReadonlySet<string | null> = new Set([
  'helm',
  'helm-template',
  'gotmpl',
  'go-template',
]);

/** Decides by languages and names first and asks only about what they leave open. Where nobody can tell, the name is enough. */
export async function fileRole(file: FileIdentity, workspace: Workspace): Promise<FileRole> {
  const claim = roleByName(file);
  if (claim.chartFiles.length === 0) return claim.role;
  const answers = await Promise.all(claim.chartFiles.map((path) => workspace.fileExists(path)));
  return answers.some((exists) => exists !== false) ? claim.role : 'manifest';
}

/** A role that a file has if one of the `Chart.yaml` files exists, or in any case when none is named. */
export interface RoleClaim {
  readonly role: FileRole;
  readonly chartFiles: readonly string[];
}

/** What language and name say about a file. */
export function roleByName({ path, languageId }: FileIdentity): RoleClaim {
  const { folder, name } = splitPath(path);
  if (templateLanguages.has(languageId)) {
    // Some have their language server look after the values, too, and give them the language of templates.
    const isOfValues = isValuesName(name) && templateFoldersAround(folder).length === 0;
    return { role: isOfValues ? 'chart-values' : 'template', chartFiles: [] };
  }
  if (isProjectFileName(name)) return { role: 'project-file', chartFiles: [] };
  if (/^Chart\.ya?ml$/.test(name)) return { role: 'chart-definition', chartFiles: [] };
  const templates = templateFoldersAround(folder);
  if (templates.length > 0)
    return { role: 'template', chartFiles: templates.map((chart) => chartFile(chart)) };
  if (isValuesName(name)) return { role: 'chart-values', chartFiles: valuesFolders(folder).map(chartFile) };
  return { role: 'manifest', chartFiles: [] };
}

/** A path in two: the folder with its separator, and the name. */
export function splitPath(path: string): { readonly folder: string; readonly name: string } {
  const end = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
  return { folder: path.slice(0, end), name: path.slice(end) };
}

/** The folders that hold a `templates` folder around the file; each ends with its separator. */
function templateFoldersAround(folder: string): readonly string[] {
  return [...folder.matchAll(/(?<=^|[\\/])templates[\\/]/g)]
    .map(({ index }) => folder.slice(0, index))
    .reverse();
}

function chartFile(folder: string): string {
  return `${folder}Chart.yaml`;
}

/** `values.yaml`, `values-production.yaml`, `production.values.yaml`, `ci-values.yaml`. */
export function isValuesName(name: string): boolean {
  return /^(?:values(?:[-_.][^/\\]*)?|[^/\\]*[-_.]values)\.ya?ml$/i.test(name);
}

/** A chart keeps its values beside its definition, those for its tests in `ci`. */
function valuesFolders(folder: string): readonly string[] {
  const isForTests = /(?:^|[\\/])ci[\\/]$/.test(folder);
  return isForTests ? [folder, folder.slice(0, -'ci/'.length)] : [folder];
}
