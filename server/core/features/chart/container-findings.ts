import type { ChartFinding, ChartFix } from '../../helm/judge/chart-finding.ts';
import type { ChartJudgement } from '../../helm/judge/judge-chart.ts';
import type { FieldValue } from '../../kubernetes/field-value.ts';
import type { RenderedContainer } from './rendered-containers.ts';

/** Something to do about a container, with what is found in it. */
export interface FixableChartFinding {
  /** The rule's id and the number of its finding: names the fix for as long as the chart does not change. */
  readonly id: string;
  readonly finding: ChartFinding;
  readonly fix: ChartFix;
}

/** What is found in one container and can be fixed where it is written. */
export function findingsOfContainer(
  { findings }: ChartJudgement,
  rendered: RenderedContainer,
): readonly FixableChartFinding[] {
  const own = findings.filter((finding) => isAbout(finding, rendered));
  return own.flatMap((finding, index) => {
    const [fix] = finding.fixes;
    return fix ? [{ id: `${finding.ruleId}#${index}`, finding, fix }] : [];
  });
}

/** Whether what is found is about the container. */
export function isAbout(
  { renderings }: Pick<ChartFinding, 'renderings'>,
  { rendered, container }: RenderedContainer,
): boolean {
  const { object, objectPath, name } = container;
  return renderings.some(
    (one) =>
      one.rendered === rendered &&
      one.kind === textOf(object.kind) &&
      one.name === textOf(object.name) &&
      one.container === textOf(name) &&
      (one.objectPath === objectPath || one.objectPath.startsWith(`${objectPath}.`)),
  );
}

function textOf(field: FieldValue<string>): string | null {
  return field.kind === 'known' ? field.value : null;
}
