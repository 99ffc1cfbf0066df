import { checkSyntax } from '../yaml/grammar/check.ts';
import { type Head, plainHead } from './plain-head.ts';
import { rootPartsOf } from './root-parts.ts';
import { readYamlValue } from './values/from-yaml.ts';
import { misfitWords } from './values/json-type.ts';
import { compareStrings, type Value } from './values/value.ts';

/*
 * The stream that `helm template` prints of rendered files (pkg/releaseutil of Helm).
 */

/** One document of a rendered file. */
export interface Manifest {
  /** `<chart>/templates/x.yaml` */
  readonly file: string;
  readonly text: string;
  /** Where the text stands in its file's output. */
  readonly start: number;
  readonly kind: string;
  readonly isHook: boolean;
  readonly isTestHook: boolean;
}

export interface ManifestReading {
  /** In the order of the stream: by kind, then by file; hooks in the same order behind the others. */
  readonly manifests: readonly Manifest[];
  /** What Helm stops at, by file. */
  readonly problems: readonly { readonly file: string; readonly message: string }[];
}

/** Kinds in the order in which Helm installs them; others follow by name. */
const installOrder = [
  'PriorityClass',
  'Namespace',
  'NetworkPolicy',
  'ResourceQuota',
  'LimitRange',
  'PodSecurityPolicy',
  'PodDisruptionBudget',
  'ServiceAccount',
  'Secret',
  'SecretList',
  'ConfigMap',
  'StorageClass',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'CustomResourceDefinition',
  'ClusterRole',
  'ClusterRoleList',
  'ClusterRoleBinding',
  'ClusterRoleBindingList',
  'Role',
  'RoleList',
  'RoleBinding',
  'RoleBindingList',
  'Service',
  'DaemonSet',
  'Pod',
  'ReplicationController',
  'ReplicaSet',
  'Deployment',
  'HorizontalPodAutoscaler',
  'StatefulSet',
  'Job',
  'CronJob',
  'IngressClass',
  'Ingress',
  'APIService',
];

const hookEvents: ReadonlySet<string> = new Set([
  'pre-install',
  'post-install',
  'pre-delete',
  'post-delete',
  'pre-upgrade',
  'post-upgrade',
  'pre-rollback',
  'post-rollback',
  'test',
  'test-success',
]);

/** What Go's `strings.TrimSpace` takes away, which is more and less than JavaScript's `trim`. */
const space = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/;

function startOfContent(text: string): number {
  let start = 0;
  while (start < text.length && space.test(text.charAt(start))) start += 1;
  return start;
}

export function trimSpace(text: string): string {
  const start = startOfContent(text);
  let end = text.length;
  while (end > start && space.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** Cuts rendered files into documents and orders them. Notes do not belong to them. */
export function readManifests(files: ReadonlyMap<string, string>): ManifestReading {
  const general: Manifest[] = [];
  const hooks: Manifest[] = [];
  const problems: { file: string; message: string }[] = [];
  for (const [file, text] of [...files].sort(([one], [other]) => compareStrings(one, other))) {
    const baseName = file.slice(file.lastIndexOf('/') + 1);
    if (baseName === 'NOTES.txt' || baseName.startsWith('_') || trimSpace(text) === '') continue;
    for (const piece of splitManifests(text)) {
      const head = readHead(piece.text);
      if (typeof head === 'string') problems.push({ file, message: `YAML parse error on ${file}: ${head}` });
      else {
        const manifest = classified(file, piece, head);
        if (manifest) (manifest.isHook ? hooks : general).push(manifest);
      }
    }
  }
  return { manifests: [...byKind(general), ...byKind(hooks)], problems };
}

interface Piece {
  readonly text: string;
  readonly start: number;
}

/** Cuts as Helm does, which knows nothing of block scalars. */
export function splitManifests(text: string): readonly Piece[] {
  const offset = startOfContent(text);
  const whole = trimSpace(text);
  const pieces: Piece[] = [];
  const add = (start: number, end: number): void => {
    const piece = whole.slice(start, end);
    if (piece === '') return;
    pieces.push({ text: trimSpace(piece), start: offset + start + startOfContent(piece) });
  };
  let position = 0;
  for (let at = nextSeparator(whole, 0); at >= 0; at = nextSeparator(whole, position)) {
    let end = at;
    while (end > position && isBlank(whole.charAt(end - 1))) end -= 1;
    add(position, end);
    position = at + 3;
    while (isBlank(whole.charAt(position))) position += 1;
  }
  add(position, whole.length);
  return pieces;
}

/** The next `---` at the start of the text or of a line. */
function nextSeparator(text: string, from: number): number {
  if (from === 0 && text.startsWith('---')) return 0;
  const found = text.indexOf('\n---', from);
  return found < 0 ? -1 : found + 1;
}

function isBlank(character: string): boolean {
  return character !== '' && '\t\n\f\r '.includes(character);
}

/** What was read is kept for as many UTF-16 units of documents: most of a chart's output stays while it is edited. */
const mostKept = 1_000_000;
const kept = new Map<string, Head | string>();
let keptLength = 0;

/** What Helm reads of a document, or its words for why it cannot. */
function readHead(text: string): Head | string {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const head = plainHead(text) ?? readThoroughly(text);
  if (keptLength + text.length > mostKept) {
    kept.clear();
    keptLength = 0;
  }
  kept.set(text, head);
  keptLength += text.length;
  return head;
}

function readThoroughly(text: string): Head | string {
  const lines = headLines(text);
  const quick = lines === null ? null : readWhole(lines);
  return quick === null || typeof quick === 'string' ? readWhole(text) : quick;
}

/** Keys that Helm reads. */
const headKeys: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata']);
/**
 * Anything that may be refused although its syntax is right, or that reaches from one key of a document to another:
 * anchors, aliases, tags, merges, keys that are no texts, numbers without a JSON form, control characters.
 */
const remarkable = new RegExp(
  [
    '(?:^[ \\t]*|[:?-][ \\t]+|[[{,][ \\t]*)[&*!][^\\s&]',
    '<<["\']?[ \\t]*:',
    '^[ \\t-]*\\?(?:\\s|$)',
    '[}\\]][ \\t]*:',
    '(?:^|[\\s,{])(?:~|null)?:(?:\\s|$)',
    '(?:[:-][ \\t]+|[[{,][ \\t]*)[-+]?\\.(?:inf|nan)',
    '[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ufffe\\uffff]',
  ].join('|'),
  'im',
);

/** The lines that decide, of a document whose other lines are surely in order; null where nobody knows without reading it. */
function headLines(text: string): string | null {
  const parts = remarkable.test(text) ? null : rootPartsOf(text);
  if (!parts || checkSyntax(text, { start: 0, end: text.length }, false).fault) return null;
  const lines = parts.filter(({ name }) => headKeys.has(name));
  return lines.length === 0 ? null : lines.map(({ start, end }) => text.slice(start, end)).join('');
}

function readWhole(text: string): Head | string {
  const reading = readYamlValue(text, () => null);
  if (reading.problem !== null) return reading.problem;
  const { value } = reading;
  if (value.kind === 'nil') return { kind: '', hook: null };
  if (value.kind !== 'map') return misfit(value, 'value of type releaseutil.SimpleHead');
  for (const key of ['apiVersion', 'kind']) {
    const field = value.entries.get(key);
    if (field?.kind === 'map' || field?.kind === 'list')
      return misfit(field, `struct field SimpleHead.${key} of type string`);
  }
  const metadata = value.entries.get('metadata');
  if (metadata && metadata.kind !== 'map' && metadata.kind !== 'nil')
    return misfit(
      metadata,
      'struct field SimpleHead.metadata of type struct { Name string "json:\\"name\\""; Annotations map[string]string "json:\\"annotations\\"" }',
    );
  const annotations = metadata?.kind === 'map' ? metadata.entries.get('annotations') : undefined;
  if (annotations && annotations.kind !== 'map' && annotations.kind !== 'nil')
    return misfit(annotations, 'struct field .metadata.annotations of type map[string]string');
  const entries = annotations?.kind === 'map' ? annotations.entries : new Map<string, Value>();
  for (const item of entries.values())
    if (item.kind === 'map' || item.kind === 'list')
      return misfit(item, 'struct field .metadata.annotations of type string');
  const hook = entries.get('helm.sh/hook');
  return { kind: scalarText(value.entries.get('kind')), hook: hook ? scalarText(hook) : null };
}

function scalarText(value: Value | undefined): string {
  if (value?.kind === 'text') return value.text;
  return value?.kind === 'boolean' || value?.kind === 'float' ? String(value.value) : '';
}

function misfit(value: Value, place: string): string {
  return `error unmarshaling JSON: while decoding JSON: ${misfitWords(value, place)}`;
}

/** Null for a hook of an unknown event, which Helm leaves out. */
function classified(file: string, { text, start }: Piece, { kind, hook }: Head): Manifest | null {
  const general: Manifest = { file, text, start, kind, isHook: false, isTestHook: false };
  if (hook === null) return general;
  const events = hook.split(',').map((event) => trimSpace(event).toLowerCase());
  if (!events.every((event) => hookEvents.has(event))) return null;
  const isTestHook = events.some((event) => event === 'test' || event === 'test-success');
  return { ...general, isHook: true, isTestHook };
}

function byKind(manifests: readonly Manifest[]): readonly Manifest[] {
  return [...manifests].sort((one, other) => compareKinds(one.kind, other.kind));
}

function compareKinds(one: string, other: string): number {
  const first = installOrder.indexOf(one);
  const second = installOrder.indexOf(other);
  if (first >= 0 && second >= 0) return first - second;
  if (first < 0 && second < 0) return compareStrings(one, other);
  return first < 0 ? 1 : -1;
}
