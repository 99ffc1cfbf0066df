import assert from 'node:assert/strict';
import { type ChartJudgement, judgeChart } from '../../server/core/helm/judge/judge-chart.ts';
import { renderChart } from '../../server/core/helm/render.ts';
import { defaultLimits, type Rendering, type RenderRequest } from '../../server/core/helm/rendering.ts';
import type { RuleId } from '../../server/core/index.ts';
import { newestKnownVersion } from '../../server/core/index.ts';
import { rules } from '../../server/core/rules/index.ts';
import { type Drawn, draw, readDrawing } from './drawing.ts';

/*
 * Charts with findings drawn into their files:
 *
 *   == values.yaml
 *   timeout: 12
 *   #        ^^ warning timeout-exceeds-period
 *   == templates/pod.yaml
 *   …
 */

export type ChartFiles = Readonly<Record<string, string | Uint8Array>>;

const definition = 'apiVersion: v2\nname: web\nversion: 1.0.0\n';

/** What `helm template` would be asked for, with the chart at the root of the tree. */
export function chartRequest(files: ChartFiles, more: Partial<RenderRequest> = {}): RenderRequest {
  return {
    tree: new Map(Object.entries({ 'Chart.yaml': definition, ...files })),
    chartFolder: '',
    valuesFiles: [],
    sets: [],
    setFiles: new Map(),
    release: { name: 'demo', namespace: 'default', revision: 1, isUpgrade: false },
    kubeVersion: 'v1.32.0',
    apiVersions: [],
    isStrict: false,
    isLint: false,
    limits: defaultLimits,
    checksAsTemplate: true,
    isCancelled: () => false,
    ...more,
  };
}

export interface JudgedChart {
  readonly rendering: Rendering;
  readonly judgement: ChartJudgement;
}

/** Judges a chart by the rules named, and by what is no risk at all. */
export function judged(request: RenderRequest, asked: readonly RuleId[]): JudgedChart {
  const rendering = renderChart(request);
  const severities = Object.fromEntries(
    rules.flatMap(({ id }) => (asked.includes(id) ? [] : [[id, 'off' as const]])),
  );
  const context = { kubernetesVersion: newestKnownVersion, severities, profile: 'strict' as const };
  return { rendering, judgement: judgeChart(rendering, request, context) };
}

/** Judges the drawn chart by the rules that are drawn, and compares all its files. */
export function expectChart(
  drawing: string,
  { more = {}, also = {} }: { readonly more?: Partial<RenderRequest>; readonly also?: ChartFiles } = {},
): JudgedChart {
  const drawn = filesOf(drawing).map(([name, text]) => [name, readDrawing(text)] as const);
  const files = Object.fromEntries(drawn.map(([name, { text }]) => [name, text]));
  const asked = drawn.flatMap(([, file]) => file.drawn.map(({ id }) => id as RuleId));
  const result = judged(chartRequest({ ...also, ...files }, more), asked);
  assert.deepEqual(result.rendering.problems, []);
  const { findings } = result.judgement;
  const names = new Set([...drawn.map(([name]) => name), ...findings.map(({ place }) => place.file)]);
  const shown = (marksOf: (name: string, text: string) => readonly Drawn[]): string =>
    [...names]
      .map((name) => {
        const text = files[name] ?? '';
        return `== ${name}\n${draw({ text, drawn: marksOf(name, text) })}`;
      })
      .join('');
  const found = shown((name, text) =>
    findings
      .filter(({ place }) => place.file === name)
      .map(({ place, severity, ruleId, fixes }) => ({
        ...placed(text, place.span),
        severity,
        id: ruleId,
        hasFix: fixes.length > 0,
      })),
  );
  const expected = shown((name) => drawn.find(([other]) => other === name)?.[1].drawn ?? []);
  assert.equal(found, expected);
  return result;
}

export function filesOf(drawing: string): readonly (readonly [string, string])[] {
  return drawing
    .split(/^== /m)
    .slice(1)
    .map((part) => {
      const lineBreak = part.indexOf('\n');
      return [part.slice(0, lineBreak), part.slice(lineBreak + 1)] as const;
    });
}

function placed(text: string, span: { readonly start: number; readonly end: number }) {
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const line = text.slice(0, span.start).split('\n').length - 1;
  const isLonger = text.slice(span.start, span.end).includes('\n');
  return { line, start: span.start - lineStart, end: isLonger ? null : span.end - lineStart };
}
