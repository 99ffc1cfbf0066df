import type { MapValue } from '../values/value.ts';

/** Files by path, with `/` between folders. Text that was decoded already, or bytes. */
export type FileTree = ReadonlyMap<string, string | Uint8Array>;

/** A chart as Helm loads it, before dependencies are switched on and off. */
export interface Chart {
  readonly metadata: ChartMetadata;
  /** Where the chart lies in the file tree, without a slash at its end; '' for the root. */
  readonly folder: string;
  /** The archive it was unpacked from; its files cannot be edited. */
  readonly archive: string | null;
  /** Everything below `templates/`. */
  readonly templates: readonly ChartFile[];
  /** What `.Files` sees. */
  readonly files: readonly ChartFile[];
  readonly values: MapValue;
  /** Null where there is no `values.schema.json`. */
  readonly schema: string | null;
  readonly subcharts: readonly Chart[];
  readonly hasLock: boolean;
  /** Of a chart with an alias: the name that paths of its own subcharts go through, as Helm copies only the chart. */
  readonly nameInPaths?: string;
}

export interface ChartFile {
  /** In the chart: `templates/deployment.yaml`. */
  readonly name: string;
  /** In the file tree. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** `Chart.yaml`, and `requirements.yaml` with it. Empty texts where nothing is written. */
export interface ChartMetadata {
  readonly name: string;
  readonly home: string;
  readonly sources: readonly string[];
  readonly version: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly maintainers: readonly ChartMaintainer[];
  readonly icon: string;
  readonly apiVersion: string;
  readonly condition: string;
  readonly tags: string;
  readonly appVersion: string;
  readonly deprecated: boolean;
  readonly annotations: ReadonlyMap<string, string>;
  readonly kubeVersion: string;
  readonly dependencies: readonly ChartDependency[];
  readonly type: string;
}

export interface ChartMaintainer {
  readonly name: string;
  readonly email: string;
  readonly url: string;
}

export interface ChartDependency {
  readonly name: string;
  readonly version: string;
  readonly repository: string;
  readonly condition: string;
  readonly tags: readonly string[];
  /** A name below `exports`, or a pair of paths. */
  readonly importValues: readonly (string | { readonly child: string; readonly parent: string })[];
  readonly alias: string;
}

/** Why a chart cannot be loaded, in Helm's words. */
export interface ChartProblem {
  readonly message: string;
  /** In the file tree, where a file is at fault. */
  readonly file: string | null;
}
