import type { YamlNode } from '../../yaml/node.ts';
import type { ChartReference, Release } from './inline-values.ts';
import { entryAt, hasSomething, itemsAt, nodeAt, textAt, textOf } from './release-fields.ts';

/*
 * What Flux installs charts with (helm-controller, api/v2/helmrelease_types.go): the values of ConfigMaps and Secrets,
 * over them those of the release.
 */

/** A HelmRelease with values; none of what is something else. `others` are the objects of the same file. */
export function fluxReleasesIn(object: YamlNode, others: readonly YamlNode[]): readonly Release[] {
  if (!/^helm\.toolkit\.fluxcd\.io\//.test(textAt(object, 'apiVersion'))) return [];
  const values = textAt(object, 'kind') === 'HelmRelease' ? entryAt(object, 'spec', 'values') : null;
  if (!values) return [];
  const { chart, chartNode, hasOtherDefaults } = chartOf(object, others);
  const name = textAt(object, 'metadata', 'name');
  const target = textAt(object, 'spec', 'targetNamespace');
  const usualName = target === '' ? name : `${target}-${name}`;
  return [
    {
      chart,
      chartNode,
      valuesFiles: [],
      sets: [],
      release: {
        name: textAt(object, 'spec', 'releaseName') || usualName,
        namespace: target || textAt(object, 'metadata', 'namespace'),
      },
      isWhole:
        !hasOtherDefaults &&
        !hasSomething(object, 'spec', 'valuesFrom') &&
        !hasSomething(object, 'spec', 'postRenderers'),
      values: { key: values.key, value: values.value },
      filledIn: 'variables',
    },
  ];
}

interface FoundChart {
  readonly chart: ChartReference | null;
  readonly chartNode: YamlNode | null;
  /** Other files than `values.yaml` are the chart's own values. */
  readonly hasOtherDefaults: boolean;
}

function chartOf(object: YamlNode, others: readonly YamlNode[]): FoundChart {
  const template = nodeAt(object, 'spec', 'chart', 'spec');
  if (template) return chartIn(template, others);
  const kind = textAt(object, 'spec', 'chartRef', 'kind');
  const name = textAt(object, 'spec', 'chartRef', 'name');
  const chartNode = nodeAt(object, 'spec', 'chartRef', 'name');
  const source = others.find(
    (other) => textAt(other, 'kind') === kind && textAt(other, 'metadata', 'name') === name,
  );
  const spec = kind === '' || !source ? null : nodeAt(source, 'spec');
  if (spec && kind === 'HelmChart') return { ...chartIn(spec, others), chartNode };
  return { chart: spec && imageOf(spec), chartNode, hasOtherDefaults: false };
}

function chartIn(spec: YamlNode, others: readonly YamlNode[]): FoundChart {
  const chart = textAt(spec, 'chart');
  const kind = textAt(spec, 'sourceRef', 'kind');
  const files = itemsAt(spec, 'valuesFiles').map(textOf);
  return {
    chart: isFilledIn(chart)
      ? null
      : referenceOf(chart, {
          kind,
          version: textAt(spec, 'version'),
          repository: repositoryOf(spec, others),
        }),
    chartNode: nodeAt(spec, 'chart'),
    hasOtherDefaults: files.some((file) => !/(?:^|\/)values\.yaml$/.test(file)) || files.length > 1,
  };
}

/** The address of a GitRepository in the same file; '' for all others. */
function repositoryOf(spec: YamlNode, others: readonly YamlNode[]): string {
  if (textAt(spec, 'sourceRef', 'kind') !== 'GitRepository') return '';
  const name = textAt(spec, 'sourceRef', 'name');
  const source = others.find(
    (other) => textAt(other, 'kind') === 'GitRepository' && textAt(other, 'metadata', 'name') === name,
  );
  return source ? textAt(source, 'spec', 'url') : '';
}

function referenceOf(
  chart: string,
  {
    kind,
    version,
    repository,
  }: { readonly kind: string; readonly version: string; readonly repository: string },
): ChartReference | null {
  if (chart === '') return null;
  if (kind === 'GitRepository' || kind === 'Bucket')
    return { kind: 'folder', path: chart, ...(repository !== '' && { repository }) };
  return isFilledIn(version) ? null : { kind: 'name', name: chart, version };
}

/** An OCIRepository: `oci://ghcr.io/team/charts/web`, and a tag or a range of versions. */
function imageOf(spec: YamlNode): ChartReference | null {
  const name = textAt(spec, 'url').split('/').at(-1) ?? '';
  const version = textAt(spec, 'ref', 'semver') || textAt(spec, 'ref', 'tag');
  const isElse = hasSomething(spec, 'ref', 'digest');
  return name === '' || isElse || isFilledIn(name + version) ? null : { kind: 'name', name, version };
}

/** By the `postBuild` of a Kustomization. */
function isFilledIn(text: string): boolean {
  return text.includes('${');
}
