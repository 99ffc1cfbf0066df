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
