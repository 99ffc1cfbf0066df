import picomatch from 'picomatch';

/** Globs of the settings; a path has to match one of `include`, where there are any, and none of `exclude`. */
export interface FileGlobs {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** The path of a file in the innermost open folder around it; its whole path outside of them. Always with `/`. */
export function relativePath(uri: string, folders: readonly string[]): string {
  const path = decoded(uri);
  const around = folders
    .map((folder) => (folder.endsWith('/') ? decoded(folder) : `${decoded(folder)}/`))
    .filter((folder) => path.startsWith(folder))
    .sort((one, other) => other.length - one.length)[0];
  return around === undefined
    ? path.replace(/^[a-z][\w+.-]*:(?:\/\/[^/]*)?\//i, '')
    : path.slice(around.length);
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri.replace(/[?#].*$/s, ''));
  } catch {
    return uri;
  }
}

/** Whether the settings leave a file out. A glob without `/` is about names in any folder. */
export function isExcluded(path: string, { include, exclude }: FileGlobs): boolean {
  const matches = (globs: readonly string[]): boolean =>
    globs.some((glob) => picomatch.isMatch(path, glob, { dot: true, basename: !glob.includes('/') }));
  return (include.length > 0 && !matches(include)) || matches(exclude);
}
