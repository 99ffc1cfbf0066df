import { readArchive } from '../chart/archive.ts';
import type { FileTree } from '../chart/chart.ts';
import { textOfFile } from '../chart/load.ts';
import type { RenderRequest } from '../rendering.ts';

/** The text that the spans of origins in a file count in; null where there is no such file. */
export type TextOfSource = (path: string) => string | null;

/** The texts of values files, of the file tree, and of the files in the archives of the tree. */
export function sourceTexts({
  tree,
  valuesFiles,
}: Pick<RenderRequest, 'tree' | 'valuesFiles'>): TextOfSource {
  const given = new Map(valuesFiles.map(({ path, text }) => [path, text]));
  const known = new Map<string, string | null>();
  const archives = new Map<string, FileTree>();
  const unpacked = (path: string, content: string | Uint8Array): FileTree => {
    const before = archives.get(path);
    if (before) return before;
    const reading = readArchive(typeof content === 'string' ? new Uint8Array(0) : content);
    const files = new Map((reading.files ?? []).map((file) => [file.name, file.content]));
    archives.set(path, files);
    return files;
  };
  const find = (files: FileTree, path: string, above: string): string | null => {
    const content = files.get(path);
    if (content !== undefined) return textOfFile(content);
    for (const { index } of path.matchAll(/\//g)) {
      const archive = files.get(path.slice(0, index));
      if (archive === undefined) continue;
      const inner = unpacked(above + path.slice(0, index), archive);
      return find(inner, path.slice(index + 1), `${above}${path.slice(0, index)}/`);
    }
    return null;
  };
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const text = given.get(path) ?? find(tree, path, '');
    known.set(path, text);
    return text;
  };
}
