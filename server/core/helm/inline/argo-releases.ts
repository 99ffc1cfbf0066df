import type { Span } from '../../text/span.ts';
import type { MappingEntry, YamlNode } from '../../yaml/node.ts';
import type { SetExpression } from '../rendering.ts';
import type { ChartReference, Release, ReleaseValuesFile } from './inline-values.ts';
import { entryAt, hasSomething, itemsAt, nodeAt, textAt, textOf } from './release-fields.ts';

/*
 * What Argo CD installs charts with (argo-cd, pkg/apis/application/v1alpha1/types.go and reposerver/repository): the
 * values of files, over them `valuesObject` or else `values`, over them `parameters`.
 */

/** The sources with inline values of an Application or ApplicationSet; none of what is something else. */
export function argoReleasesIn(object: YamlNode): readonly Release[] {
  if (!/^argoproj\.io\//.test(textAt(object, 'apiVersion'))) return [];
  const kind = textAt(object, 'kind');
  const isSet = kind === 'ApplicationSet';
  const application = kind === 'Application' ? object : isSet ? nodeAt(object, 'spec', 'template') : null;
  if (!application) return [];
  const single = nodeAt(application, 'spec', 'source');
  const several = itemsAt(application, 'spec', 'sources');
  const sources = several.length > 0 ? several : single ? [single] : [];
  const others = new Set(several.map((source) => textAt(source, 'ref')).filter((name) => name !== ''));
  const isPatched = isSet && hasSomething(object, 'spec', 'templatePatch');
  return sources.flatMap((source) => {
    const release = releaseOf(source, { application, others, isSet });
    return release ? [{ ...release, isWhole: release.isWhole && !isPatched }] : [];
  });
}

interface Around {
  readonly application: YamlNode;
  /** What other sources are called where their files are named: `$values/…`. */
  readonly others: ReadonlySet<string>;
  /** `{{…}}` is filled in before. */
  readonly isSet: boolean;
}

function releaseOf(source: YamlNode, { application, others, isSet }: Around): Release | null {
  const helm = nodeAt(source, 'helm');
  const own = helm && valuesEntry(helm);
  const values = own ?? (helm && parametersEntry(helm));
  if (!helm || !values) return null;
  const valuesFiles = itemsAt(helm, 'valueFiles').map((node) =>
    valuesFileOf(textOf(node), others, textAt(helm, 'ignoreMissingValueFiles') === 'true'),
  );
  const sets = itemsAt(helm, 'parameters').map(setOf);
  const known = sets.filter((set) => set !== null);
  const isUnknown =
    hasSomething(helm, 'fileParameters') ||
    known.length < sets.length ||
    valuesFiles.some((file) => file === null);
  const chartNode = nodeAt(source, 'chart') ?? nodeAt(source, 'path');
  const name = textAt(helm, 'releaseName') || textAt(application, 'metadata', 'name');
  const namespace = textAt(helm, 'namespace') || textAt(application, 'spec', 'destination', 'namespace');
  return {
    chart: referenceOf(source),
    chartNode,
    valuesFiles: valuesFiles.filter((file) => file !== null),
    sets: known,
    release: { name: isFilledIn(name) ? '' : name, namespace: isFilledIn(namespace) ? '' : namespace },
    isWhole: !isUnknown,
    values: { key: values.key, value: own?.value ?? null },
    filledIn: isSet ? 'actions' : 'nothing',
  };
}

/** Where an object is given, the text is not read. */
function valuesEntry(helm: YamlNode): MappingEntry | null {
  const object = entryAt(helm, 'valuesObject');
  return object && nodeAt(helm, 'valuesObject')?.kind !== 'scalar'
    ? object
    : (entryAt(helm, 'values') ?? object);
}

/** Where there are no values, parameters are all there is to judge. */
function parametersEntry(helm: YamlNode): MappingEntry | null {
  return itemsAt(helm, 'parameters').length > 0 ? entryAt(helm, 'parameters') : null;
}

function referenceOf(source: YamlNode): ChartReference | null {
  const name = textAt(source, 'chart');
  const path = textAt(source, 'path');
  if (isFilledIn(name) || isFilledIn(path)) return null;
  const repository = textAt(source, 'repoURL');
  if (name === '')
    return path === '' ? null : { kind: 'folder', path, ...(repository !== '' && { repository }) };
  const version = textAt(source, 'targetRevision');
  // Of a registry for container images the name may lead through folders.
  return isFilledIn(version) ? null : { kind: 'name', name: name.split('/').at(-1) ?? name, version };
}

/** What an ApplicationSet fills in, or the environment of a build. */
function isFilledIn(text: string): boolean {
  return /\{\{|\$\{|\$ARGOCD_/.test(text);
}

/** Null for what is fetched from elsewhere. */
function valuesFileOf(
  written: string,
  others: ReadonlySet<string>,
  mayBeMissing: boolean,
): ReleaseValuesFile | null {
  if (isFilledIn(written) || /^[a-z][a-z0-9+.-]*:\/\//i.test(written)) return null;
  const [, ref, below] = /^\$([^/]+)\/(.*)$/.exec(written) ?? [];
  if (ref !== undefined && below !== undefined)
    return others.has(ref) ? { from: 'repository', path: below, mayBeMissing } : null;
  if (written.startsWith('/')) return { from: 'repository', path: written.slice(1), mayBeMissing };
  return { from: 'folder', path: written, mayBeMissing };
}

/** A parameter as the flag that Argo CD makes of it (util/helm/cmd.go, `cleanSetParameters`). */
function setOf(parameter: YamlNode): SetExpression | null {
  const name = textAt(parameter, 'name');
  const value = textAt(parameter, 'value');
  if (name === '' || isFilledIn(name + value) || value.includes('$')) return null;
  const isList = value.startsWith('{') && value.endsWith('}');
  const escaped = isList ? value : value.replace(/(?<!\\),/g, '\\,');
  const flag = textAt(parameter, 'forceString') === 'true' ? 'set-string' : 'set';
  const written = isList || escaped !== value ? null : spanOfText(nodeAt(parameter, 'value'));
  return { flag, expression: `${name}=${escaped}`, ...(written && { written }) };
}

/** Where the text of a scalar stands, without quotes; null where it is written in another form. */
function spanOfText(node: YamlNode | null): Span | null {
  if (node?.kind !== 'scalar' || !/^[^\\'"\r\n]+$/.test(node.text)) return null;
  const { start, end } = node.span;
  const isQuoted = node.style === 'single-quoted' || node.style === 'double-quoted';
  const span = isQuoted ? { start: start + 1, end: end - 1 } : { start, end };
  const isSame = isQuoted || node.style === 'plain';
  return isSame && span.end - span.start === node.text.length ? span : null;
}
