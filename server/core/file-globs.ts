import picomatch from 'picomatch';

/** A path has to match one of `include`, where there are any, and none of `exclude`. */
export interface FileGlobs {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** Whether globs leave a file out. The path is relative to what they count from, with `/`. A glob without `/` is about names in any folder. */
export function isExcluded(path: string, { include, exclude }: FileGlobs): boolean {
  return (include.length > 0 && !matches(path, include)) || matches(path, exclude);
}

/** The matcher takes no longer ones, and throws. */
const longestGlob = 10_000;

function matches(path: string, globs: readonly string[]): boolean {
  return globs.some(
    (glob) =>
      glob !== '' &&
      glob.length <= longestGlob &&
      picomatch.isMatch(path, glob, { dot: true, basename: !glob.includes('/') }),
  );
}
