import { type AbsentDependency, absentDependencies, isDependency } from '../../core/index.ts';
import { uriBelow } from '../chart-values.ts';
import type { ServerWorkspace } from '../workspace.ts';
import { fileKey } from '../workspace-files.ts';

/*
 * Charts that a chart depends on and that lie beside it, for those who have not run `helm dependency build`: where the
 * dependency says `file://`, or in the next folder, as in a repository of many charts. They are taken as if they lay in
 * `charts/`, where Helm puts them.
 */

/** A folder that files of a chart lie in. */
export interface ChartFolder {
  /** Its URI, without a slash at its end. */
  readonly root: string;
  readonly key: string;
  /** Where its files are in the tree: nowhere else for the chart itself, else `charts/<name>/`. */
  readonly prefix: string;
}

/** The first dependency that is not in the tree, and not among those that were looked for, and lies beside it. */
export async function chartBeside(
  tree: ReadonlyMap<string, string | Uint8Array>,
  folders: readonly ChartFolder[],
  { sought, workspace }: { readonly sought: Set<string>; readonly workspace: ServerWorkspace },
): Promise<ChartFolder | null> {
  for (const absent of absentDependencies(tree)) {
    const prefix = `${absent.dependent === '' ? '' : `${absent.dependent}/`}charts/${absent.name}/`;
    if (sought.has(prefix)) continue;
    sought.add(prefix);
    const root = placeBeside(absent, folders);
    if (root === null || isAround(folders, prefix, root)) continue;
    const definition = await workspace.readText(`${root}/Chart.yaml`);
    if (definition !== null && isDependency(definition, absent)) return { root, key: fileKey(root), prefix };
  }
  return null;
}

function placeBeside(
  { name, repository, dependent }: AbsentDependency,
  folders: readonly ChartFolder[],
): string | null {
  const place = dependent === '' ? '' : `${dependent}/`;
  const folder = innermost(folders, place);
  if (!folder) return null;
  const from = uriBelow(folder.root, place.slice(folder.prefix.length));
  if (from === null) return null;
  if (repository.startsWith('file://')) return uriBelow(from, repository.slice('file://'.length));
  // What is in `charts/` of another chart has no charts of its own beside it.
  return folder.prefix === place ? uriBelow(from, `../${name}`) : null;
}

function innermost(folders: readonly ChartFolder[], place: string): ChartFolder | null {
  const around = folders.filter(({ prefix }) => place.startsWith(prefix));
  return around.reduce<ChartFolder | null>(
    (nearest, folder) => (nearest && nearest.prefix.length > folder.prefix.length ? nearest : folder),
    null,
  );
}

/** A chart that depends on one that depends on it has no end. */
function isAround(folders: readonly ChartFolder[], prefix: string, root: string): boolean {
  const key = fileKey(root);
  return folders.some(
    (folder) => prefix.startsWith(folder.prefix) && (folder.key === key || key.startsWith(`${folder.key}/`)),
  );
}
