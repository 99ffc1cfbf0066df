import type { Workspace } from '../workspace.ts';

/** The names a project file may have; of two in one folder the first counts. */
export const projectFileNames = ['.kube-probes.yaml', '.kube-probes.yml'] as const;

export function isProjectFileName(name: string): boolean {
  return (projectFileNames as readonly string[]).includes(name);
}

export interface ProjectFile {
  readonly path: string;
  /** Ends with its separator; what the file's globs count from. */
  readonly folder: string;
  readonly text: string;
}

/**
 * The project file that speaks for a folder: the nearest in it or above. The search ends with the root of the Git
 * repository; outside of one with the outermost of `roots` around the folder (what is open in the editor, where a
 * command was started), or with the folder itself. Folders end with their separator.
 */
export async function findProjectFile(
  folder: string,
  roots: readonly string[],
  workspace: Workspace,
): Promise<ProjectFile | null> {
  const chain = foldersAround(folder);
  const around = chain.filter((candidate) => roots.includes(candidate)).at(-1);
  const assured = around === undefined ? 0 : chain.indexOf(around);
  let found: ProjectFile | null = null;
  for (const [index, candidate] of chain.entries()) {
    const isRepository = isRepositoryRoot(candidate, workspace);
    found ??= await fileIn(candidate, workspace);
    if (found && index <= assured) return found;
    if (await isRepository) return found;
  }
  // Found above everything that is known to belong together: not of this project.
  return null;
}

/** The folder and those above it, innermost first; up to the root, or the authority of a URI. */
function foldersAround(folder: string): readonly string[] {
  const root = /^(?:[a-z][\w+.-]*:\/\/[^/]*\/|[A-Za-z]:[\\/]|[\\/]|)/i.exec(folder)?.[0] ?? '';
  const chain = [folder];
  for (let current = folder; current.length > root.length; ) {
    const parent = /^.*[\\/](?=[^\\/]+[\\/]$)/.exec(current)?.[0] ?? '';
    if (parent.length < root.length || parent === '') break;
    chain.push(parent);
    current = parent;
  }
  return chain;
}

async function fileIn(folder: string, workspace: Workspace): Promise<ProjectFile | null> {
  for (const name of projectFileNames) {
    const path = folder + name;
    const text = await workspace.readText(path);
    if (text !== null) return { path, folder, text };
  }
  return null;
}

/** A repository has a folder `.git`, a worktree or submodule a file. */
async function isRepositoryRoot(folder: string, workspace: Workspace): Promise<boolean> {
  const answers = await Promise.all([
    workspace.fileExists(`${folder}.git/HEAD`),
    workspace.fileExists(`${folder}.git`),
  ]);
  return answers.includes(true);
}
