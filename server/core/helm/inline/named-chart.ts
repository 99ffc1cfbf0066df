import { isCompatibleRange } from '../chart/dependencies.ts';
import { readMetadata } from '../chart/metadata.ts';
import type { ChartReference } from './inline-values.ts';

/** Whether a `Chart.yaml` is that of a chart that a release takes by its name. */
export function isChartNamed(
  definition: string,
  { name, version }: Extract<ChartReference, { readonly kind: 'name' }>,
): boolean {
  const { metadata } = readMetadata(definition);
  return metadata.name === name && (version === '' || isCompatibleRange(version, metadata.version));
}
