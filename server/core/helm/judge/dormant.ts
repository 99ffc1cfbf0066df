import type { AnalysisContext, DocumentAnalysis } from '../../analysis.ts';
import type { FieldValue } from '../../kubernetes/field-value.ts';
import { probeNames } from '../../kubernetes/probe.ts';
import { message } from '../../messages/message.ts';
import { renderChart } from '../render.ts';
import type { Rendering, RenderRequest, SetExpression } from '../rendering.ts';
import type { ChartFinding, RelatedSource, RenderedPlace } from './chart-finding.ts';
import { type DormantSwitch, dormantSwitchesIn } from './dormant-switches.ts';
import { changedFinding } from './fixes-when-asked.ts';
import { type ChartJudgement, judgeChart } from './judge-chart.ts';
import type { JudgedBefore } from './judge-files.ts';

/*
 * Probes that the values switch off: `enabled: false` below a key that is named like a probe. What they would be is
 * known by rendering the chart once more with them on.
 */

/** The same request with the probes on. */
export function withProbesOn(request: RenderRequest, switches: readonly DormantSwitch[]): RenderRequest {
  const sets = switches.map(
    ({ path }): SetExpression => ({
      flag: 'set',
      expression: `${[...path, 'enabled'].map(escaped).join('.')}=true`,
    }),
  );
  return { ...request, sets: [...request.sets, ...sets] };
}

/** A key as it is written in a `--set` flag. */
function escaped(key: string): string {
  return key.replace(/[\\.,=[\]{}]/g, '\\$&');
}

/** What is found in the probes that are off, were they on: as information that says so, and names the place. */
export function dormantFindings(
  { request, rendering }: { readonly request: RenderRequest; readonly rendering: Rendering },
  { files }: Pick<ChartJudgement, 'files'>,
  context: AnalysisContext,
  before?: JudgedBefore,
): readonly ChartFinding[] {
  const switches = rendering.values ? dormantSwitchesIn(rendering.values) : [];
  if (switches.length === 0) return [];
  const turnedOn = withProbesOn(request, switches);
  const known = new Set(files.flatMap(({ analyses }) => analyses.flatMap(probesIn)));
  const isDormant = (place: RenderedPlace): boolean => {
    const probe = probeOf(place.objectPath);
    return probe !== null && !known.has(nameOf({ ...place, probe }));
  };
  return judgeChart(renderChart(turnedOn), turnedOn, context, before).findings.flatMap((finding) => {
    const renderings = finding.renderings.filter(isDormant);
    if (renderings.length === 0) return [];
    const severity = finding.severity === 'hint' ? 'hint' : 'information';
    const related = [...offAt(finding, switches), ...finding.related];
    const words = message('chart-dormant-finding', { words: finding.message });
    return [changedFinding(finding, { message: words, severity, related, renderings, isDormant: true })];
  });
}

function probesIn({ containers }: DocumentAnalysis): readonly string[] {
  return containers.flatMap(({ object, name, probes }) =>
    probeNames
      .filter((probe) => probes[probe].kind === 'probe' || probes[probe].kind === 'unknown')
      .map((probe) =>
        nameOf({
          kind: known(object.kind),
          name: known(object.name),
          namespace: known(object.namespace),
          container: known(name),
          probe,
        }),
      ),
  );
}

function nameOf(
  place: Pick<RenderedPlace, 'kind' | 'name' | 'namespace' | 'container'> & { readonly probe: string },
): string {
  const { kind, name, namespace, container, probe } = place;
  return JSON.stringify([kind, name, namespace, container, probe]);
}

function known(value: FieldValue<string>): string | null {
  return value.kind === 'known' ? value.value : null;
}

function probeOf(objectPath: string): string | null {
  return probeNames.find((name) => new RegExp(`\\.${name}(?:\\.|$)`).test(objectPath)) ?? null;
}

/** The switch beside the value at fault, else those of all probes of the kind. */
function offAt(
  { place, renderings }: ChartFinding,
  switches: readonly DormantSwitch[],
): readonly RelatedSource[] {
  const origins = switches.flatMap(({ origin }) => origin ?? []);
  const { node } = place;
  const beside = origins.filter(
    (origin) => node?.file === origin.file && isBelow(node.path, origin.path.slice(0, -1)),
  );
  const probes = new Set(renderings.map(({ objectPath }) => probeOf(objectPath)?.toLowerCase()));
  const named = origins.filter(({ path }) => probes.has(String(path.at(-2)).toLowerCase()));
  const [origin] = beside.length > 0 ? beside : named.length > 0 ? named : origins;
  if (!origin) return [];
  return [{ file: origin.file, span: origin.span, message: message('chart-dormant') }];
}

function isBelow(path: readonly (string | number)[], start: readonly (string | number)[]): boolean {
  return start.every((key, index) => path[index] === key);
}
