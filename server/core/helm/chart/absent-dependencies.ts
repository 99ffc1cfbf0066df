import type { ChartDependency, ChartMetadata, FileTree } from './chart.ts';
import { isCompatibleRange } from './dependencies.ts';
import { textOfFile } from './load.ts';
import { emptyMetadata, readMetadata } from './metadata.ts';

/** A chart that another one depends on, and that is not in the `charts/` folder of that one. */
export interface AbsentDependency extends Pick<ChartDependency, 'name' | 'version' | 'repository'> {
  /** In the tree: the folder of the chart that depends on it; '' for the root. */
  readonly dependent: string;
}

/** What the chart in the root of a tree and its subcharts in folders depend on and do not have. */
export function absentDependencies(tree: FileTree): readonly AbsentDependency[] {
  return [...tree.keys()].flatMap((path) => {
    const folder = chartFolder.exec(path)?.[1];
    return folder === undefined ? [] : absentIn(tree, folder.replace(/\/$/, ''));
  });
}

/** Of the root, and of subcharts in any depth. */
const chartFolder = /^((?:charts\/[^/]+\/)*)Chart\.yaml$/;

function absentIn(tree: FileTree, dependent: string): readonly AbsentDependency[] {
  const { dependencies } = metadataIn(tree, dependent);
  if (dependencies.length === 0) return [];
  const names = namesInCharts(tree, below(dependent, 'charts'));
  const isThere = (name: string): boolean =>
    names.some((known) => known === name || (known.endsWith('.tgz') && known.startsWith(`${name}-`)));
  return dependencies
    .filter(({ name }) => !isThere(name))
    .map(({ name, version, repository }) => ({ name, version, repository, dependent }));
}

/** Of charts in folders their own names, of archives those of their files. */
function namesInCharts(tree: FileTree, folder: string): readonly string[] {
  return [...tree.keys()].flatMap((path) => {
    if (!path.startsWith(`${folder}/`)) return [];
    const [name = '', file, ...rest] = path.slice(folder.length + 1).split('/');
    if (file === undefined) return [name];
    return file === 'Chart.yaml' && rest.length === 0 ? [metadataIn(tree, below(folder, name)).name] : [];
  });
}

function metadataIn(tree: FileTree, folder: string): ChartMetadata {
  let metadata = emptyMetadata;
  for (const name of ['Chart.yaml', 'requirements.yaml']) {
    const file = tree.get(below(folder, name));
    if (file !== undefined) metadata = readMetadata(textOfFile(file), metadata).metadata;
  }
  return metadata;
}

function below(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** Whether the text of a `Chart.yaml` is that of the chart that is asked for. */
export function isDependency(definition: string, { name, version, repository }: AbsentDependency): boolean {
  const { metadata } = readMetadata(definition);
  if (metadata.name !== name) return false;
  return repository.startsWith('file://') || isCompatibleRange(version, metadata.version);
}
