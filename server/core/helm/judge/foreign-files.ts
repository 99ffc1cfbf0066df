import type { Chart, FileTree } from '../chart/chart.ts';

/** Tells the files that are not the chart's own: edits there are lost with the next release of a subchart. */
export type IsForeign = (file: string) => boolean;

/** Files in archives of the tree, and those of subcharts that a dependency takes from a repository. */
export function foreignFilesOf(chart: Chart | null, tree: FileTree): IsForeign {
  const folders = chart ? foreignFolders(chart) : [];
  return (file) =>
    folders.some((folder) => file.startsWith(`${folder}/`)) ||
    [...file.matchAll(/\//g)].some(({ index }) => tree.has(file.slice(0, index)));
}

function foreignFolders({ metadata, subcharts }: Chart): readonly string[] {
  return subcharts.flatMap((subchart) => {
    const { name } = subchart.metadata;
    const isForeign = metadata.dependencies.some(
      ({ alias, name: original, repository }) =>
        (alias || original) === name && repository !== '' && !repository.startsWith('file://'),
    );
    return isForeign ? [subchart.folder] : foreignFolders(subchart);
  });
}
