import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { ProjectFile, ProjectSettings, Workspace } from '../core/index.ts';
import { findProjectFile, isExcluded, noProjectSettings, projectSettingsOf } from '../core/index.ts';
import { decodeBytes } from './decode-bytes.ts';

/** A project file with what it sets. */
export interface Project {
  readonly path: string;
  readonly settings: ProjectSettings;
  /** Whether its globs leave a file out. */
  readonly leavesOut: (path: string) => boolean;
}

/** Finds the project file that speaks for a file; null where there is none. */
export type ProjectFinder = (path: string) => Promise<Project | null>;

/** Every file has the project file that is nearest above it. */
export function nearestProjects(disk: Workspace): ProjectFinder {
  const roots = [withSeparator(process.cwd())];
  const byFolder = new Map<string, Promise<Project | null>>();
  const byPath = new Map<string, Project>();
  return (path) => {
    const folder = withSeparator(dirname(resolve(path)));
    const known = byFolder.get(folder);
    if (known) return known;
    const found = findProjectFile(folder, roots, disk).then((file) => file && projectOnce(file, byPath));
    byFolder.set(folder, found);
    return found;
  };
}

function projectOnce(file: ProjectFile, byPath: Map<string, Project>): Project {
  const project = byPath.get(file.path) ?? projectOf(file);
  byPath.set(file.path, project);
  return project;
}

/** All files have the same project file. Throws where it cannot be read. */
export async function oneProject(path: string): Promise<ProjectFinder> {
  const text = decodeBytes(await readFile(path));
  const project = projectOf({ path: resolve(path), folder: dirname(resolve(path)), text });
  return () => Promise.resolve(project);
}

export const noProjects: ProjectFinder = () => Promise.resolve(null);

function projectOf({ path, folder, text }: ProjectFile): Project {
  const settings = projectSettingsOf(text);
  const { include = [], exclude = [] } = settings;
  const here = join(folder, '.');
  return {
    // Shown as the user would write it.
    path: shown(path),
    settings,
    leavesOut: (file) => isExcluded(relative(here, resolve(file)).split(sep).join('/'), { include, exclude }),
  };
}

function shown(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return fromHere === '' || fromHere.startsWith('..') ? path : fromHere;
}

function withSeparator(folder: string): string {
  return folder.endsWith(sep) ? folder : folder + sep;
}

export function settingsOf(project: Project | null): ProjectSettings {
  return project?.settings ?? noProjectSettings;
}
