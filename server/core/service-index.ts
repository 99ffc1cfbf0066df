import type { DocumentAnalysis } from './analysis.ts';
import type { FileKind } from './cut-file.ts';
import { cutFile } from './cut-file.ts';
import type { FieldValue } from './kubernetes/field-value.ts';
import { classifyDocument } from './kubernetes/objects.ts';
import { inTemplate, serviceFacts } from './kubernetes/services.ts';
import type { VisibleService } from './kubernetes/visible-service.ts';
import { picks, visibleService } from './kubernetes/visible-service.ts';
import { readDocument } from './read-document.ts';

/*
 * The Services of many files, to be asked which of them send traffic to a pod. Only facts are kept, and a text is read
 * as YAML only where it names a Service.
 */

/** What one file adds to the index. Plain data. */
export interface IndexedFile {
  /** With `/` or `\` between folders; a URI without query will do. */
  readonly path: string;
  readonly services: readonly VisibleService[];
  /** Whether it names a kind of workload: the Services of its folder are then for that folder. */
  readonly hasWorkloads: boolean;
}

/** What is known of the files around one. */
export interface Surroundings {
  /** Of the file itself. */
  readonly path: string;
  readonly index: ServiceIndex;
  /** Every Service that may matter is in the index; only then does the absence of one mean something. */
  readonly isComplete: boolean;
}

export interface ServiceIndex {
  /** By one label of the selector, `key=value`. */
  readonly byLabel: ReadonlyMap<string, readonly PlacedService[]>;
  /** Folders that hold a workload. */
  readonly workloadFolders: ReadonlySet<string>;
}

interface PlacedService {
  readonly service: VisibleService;
  readonly path: string;
}

const namesService = /\bkind["']?[ \t]*:\s*["']?Service(?![\w.-])/;
const namesWorkload =
  /\bkind["']?[ \t]*:\s*["']?(?:Deployment|StatefulSet|DaemonSet|ReplicaSet|ReplicationController|Rollout|DeploymentConfig|Pod)(?![\w.-])/;

/** Reads what a file adds to the index. Never throws. */
export function indexFile(path: string, text: string, kind: FileKind): IndexedFile {
  return {
    path,
    services: namesService.test(text) ? servicesIn(text, kind) : [],
    hasWorkloads: namesWorkload.test(text),
  };
}

/** What a file adds whose documents are analysed already. */
export function indexAnalysed(
  path: string,
  text: string,
  analyses: readonly DocumentAnalysis[],
): IndexedFile {
  return { path, services: visibleServicesIn(analyses), hasWorkloads: namesWorkload.test(text) };
}

function servicesIn(text: string, kind: FileKind): readonly VisibleService[] {
  return cutFile(text, kind).flatMap(({ source }) => {
    if (!namesService.test(source.text)) return [];
    const classified = classifyDocument(readDocument(source).root, source.template !== null);
    if (!('objects' in classified)) return [];
    const services = classified.objects.flatMap(({ node, item }) => serviceFacts(node, item) ?? []);
    return inTemplate(services, source.template).flatMap((service) => visibleService(service) ?? []);
  });
}

/** The Services in documents that are analysed already: the same ones each time, as long as the analyses are. */
export function visibleServicesIn(analyses: readonly DocumentAnalysis[]): readonly VisibleService[] {
  return analyses.flatMap(visibleServicesOf);
}

const visibleServices = new WeakMap<DocumentAnalysis, readonly VisibleService[]>();

function visibleServicesOf(analysis: DocumentAnalysis): readonly VisibleService[] {
  const known = visibleServices.get(analysis);
  if (known) return known;
  const services = analysis.services.flatMap((service) => visibleService(service) ?? []);
  visibleServices.set(analysis, services);
  return services;
}

export function serviceIndexOf(files: Iterable<IndexedFile>): ServiceIndex {
  const byLabel = new Map<string, PlacedService[]>();
  const workloadFolders = new Set<string>();
  for (const { path, services, hasWorkloads } of files) {
    if (hasWorkloads) workloadFolders.add(foldersOf(path).join('/'));
    for (const service of services) {
      const [first] = Object.entries(service.selector);
      if (!first) continue;
      const label = first.join('=');
      const known = byLabel.get(label);
      if (known) known.push({ service, path });
      else byLabel.set(label, [{ service, path }]);
    }
  }
  return { byLabel, workloadFolders };
}

/** Services of other files that pick pods with these labels and belong to the same application as far as one can tell. */
export function servicesAround(
  { path, index }: Surroundings,
  labels: FieldValue<Readonly<Record<string, string>>>,
  namespace: FieldValue<string>,
): readonly VisibleService[] {
  if (labels.kind !== 'known') return [];
  return Object.entries(labels.value).flatMap((label) =>
    (index.byLabel.get(label.join('=')) ?? [])
      .filter((placed) => placed.path !== path && picks(placed.service, labels, namespace))
      .filter((placed) => isOfSameApplication(placed, { path, index }, namespace))
      .map(({ service }) => service),
  );
}

/**
 * Labels such as `app: web` come again in every example of a repository. A Service is for the workloads of its folder;
 * one in a folder without any is for those of the folders beside, above and below, and, where both name their
 * namespace, for all.
 */
function isOfSameApplication(
  placed: PlacedService,
  { path, index }: Pick<Surroundings, 'path' | 'index'>,
  namespace: FieldValue<string>,
): boolean {
  const own = foldersOf(path);
  const other = foldersOf(placed.path);
  const common = commonLength(own, other);
  if (common === own.length && common === other.length) return true;
  if (index.workloadFolders.has(other.join('/'))) return false;
  if (namespace.kind === 'known' && placed.service.namespace === namespace.value) return true;
  return own.length - common <= 1 && other.length - common <= 1;
}

function foldersOf(path: string): readonly string[] {
  return path.split(/[\\/]/).slice(0, -1);
}

function commonLength(one: readonly string[], other: readonly string[]): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length++;
  return length;
}
