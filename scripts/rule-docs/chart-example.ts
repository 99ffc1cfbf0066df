import { judgeChart } from '../../server/core/helm/judge/judge-chart.ts';
import { renderChart } from '../../server/core/helm/render.ts';
import type { RenderRequest } from '../../server/core/helm/rendering.ts';
import type { AnalysisContext, Finding } from '../../server/core/index.ts';
import { chartRequest } from '../../test/support/drawn-chart.ts';

/*
 * A chart in one text: its documents are the files, each with its name as a comment in front. A values file besides
 * values.yaml is given with `-f`.
 */

interface ExampleFile {
  readonly name: string;
  readonly text: string;
  /** Where the text stands in the example. */
  readonly start: number;
}

/** The findings of a chart's example, whose spans count from the start of the example. */
export function judgedChartExample(example: string, context: AnalysisContext): readonly Finding[] {
  const files = filesIn(example);
  const request = requestOf(files);
  const rendering = renderChart(request);
  if (rendering.problems.length > 0) throw new Error('the chart of an example does not render');
  const startOf = (file: string): number => files.find(({ name }) => name === file)?.start ?? 0;
  return judgeChart(rendering, request, context).findings.map(
    ({ place, related, fixes, renderings: _renderings, ...finding }): Finding => ({
      ...finding,
      span: shifted(place.span, startOf(place.file)),
      item: null,
      related: related.map(({ file, span, message }) => ({ span: shifted(span, startOf(file)), message })),
      fixes: fixes.map((fix) => ({
        ...fix,
        edits: fix.edits.map(({ file, span, newText }) => ({ span: shifted(span, startOf(file)), newText })),
      })),
    }),
  );
}

function shifted({ start, end }: Finding['span'], by: number): Finding['span'] {
  return { start: start + by, end: end + by };
}

function filesIn(example: string): readonly ExampleFile[] {
  let start = 0;
  return example.split(/^---\n/m).map((part) => {
    const name = /^# (\S+)\n/.exec(part)?.[1];
    if (name === undefined) throw new Error('a document of a chart example has no name');
    const file = { name, text: part, start };
    start += part.length + '---\n'.length;
    return file;
  });
}

function requestOf(files: readonly ExampleFile[]): RenderRequest {
  const isGiven = ({ name }: ExampleFile): boolean => /^values-.*\.yaml$/.test(name);
  const own = files.filter((file) => !isGiven(file)).map(({ name, text }) => [name, text] as const);
  const valuesFiles = files.filter(isGiven).map(({ name, text }) => ({ path: name, text }));
  return chartRequest(Object.fromEntries(own), { valuesFiles });
}
