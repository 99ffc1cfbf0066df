import assert from 'node:assert/strict';
import type { ChartFinding, ChartFix } from '../../server/core/helm/judge/chart-finding.ts';
import { judgeChart } from '../../server/core/helm/judge/judge-chart.ts';
import { renderChart } from '../../server/core/helm/render.ts';
import type { RenderRequest } from '../../server/core/helm/rendering.ts';
import { applyEdits, newestKnownVersion, type RuleId, renderMessage } from '../../server/core/index.ts';
import { type ChartFiles, chartRequest } from './drawn-chart.ts';

/*
 * What a fix makes of a chart's files, and that it keeps its word: the chart is rendered and judged again.
 */

export interface FixRequest {
  readonly rule: RuleId;
  /** Part of the English title of the fix; the first fix where it is not given. */
  readonly title?: string;
  readonly more?: Partial<RenderRequest>;
  /** Rules that the fixed chart may break besides. */
  readonly allows?: readonly RuleId[];
}

export interface FixedFiles {
  /** The new texts of those that changed. */
  readonly texts: Readonly<Record<string, string>>;
  readonly title: string;
}

const context = { kubernetesVersion: newestKnownVersion, profile: 'strict' as const };

/** The first fix of the first finding of a rule; null where it has none. */
export function fixedFiles(
  files: ChartFiles,
  { rule, title = '', more, allows = [] }: FixRequest,
): FixedFiles | null {
  const request = chartRequest(files, more);
  const rendering = renderChart(request);
  assert.deepEqual(rendering.problems, []);
  const { findings, textOf } = judgeChart(rendering, request, context);
  const finding = findings.find(({ ruleId }) => ruleId === rule);
  assert.ok(finding, `no ${rule} among ${findings.map(({ ruleId }) => ruleId).join(', ')}`);
  const fix = finding.fixes.find((one) => renderMessage(one.title, 'en').includes(title));
  if (!fix) return null;
  const texts = editedTexts(fix, textOf);
  const given = new Set(request.valuesFiles.map(({ path }) => path));
  const fixed: RenderRequest = {
    ...request,
    tree: new Map([...request.tree, ...Object.entries(texts).filter(([file]) => !given.has(file))]),
    valuesFiles: request.valuesFiles.map((file) => ({ ...file, text: texts[file.path] ?? file.text })),
  };
  const after = renderChart(fixed);
  assert.deepEqual(after.problems, []);
  const left = keysOf(
    judgeChart(after, fixed, context).findings.filter(({ ruleId }) => !allows.includes(ruleId)),
  );
  const before = keysOf(findings);
  assert.deepEqual(
    [...left].filter((key) => !before.has(key)),
    [],
    'nothing new comes up',
  );
  assert.deepEqual(
    [...keysOf([finding])].filter((key) => left.has(key)),
    [],
    'the finding is gone',
  );
  return { texts, title: renderMessage(fix.title, 'en') };
}

function editedTexts(
  { edits }: ChartFix,
  textOf: (file: string) => string | null,
): Readonly<Record<string, string>> {
  const files = [...new Set(edits.map(({ file }) => file))];
  return Object.fromEntries(
    files.map((file) => [
      file,
      applyEdits(
        textOf(file) ?? '',
        edits.filter((edit) => edit.file === file),
      ),
    ]),
  );
}

/** Rules with all they are about. */
function keysOf(findings: readonly ChartFinding[]): ReadonlySet<string> {
  return new Set(
    findings.flatMap(({ ruleId, renderings }) =>
      renderings.map(({ rendered, kind, name, objectPath }) =>
        JSON.stringify([ruleId, rendered, kind, name, objectPath]),
      ),
    ),
  );
}
