import { cutFile } from '../../cut-file.ts';
import { readDocument } from '../../read-document.ts';
import type { IgnoreComment } from '../../rules/ignore-comments.ts';
import { ignoresOf, mayHoldIgnores } from '../../rules/peer-ignores.ts';
import { type Span, shiftSpan } from '../../text/span.ts';
import type { ChartFinding, RenderedPlace } from '../judge/chart-finding.ts';
import { nodeAtPath, readValuesTree, type ValuesTree } from '../judge/fixes/values-tree.ts';
import type { ChartJudgement } from '../judge/judge-chart.ts';
import { traceOf, type WrittenOrigin } from '../judge/trace.ts';
import { isSilenced } from '../judge/values-ignores.ts';
import { inlineFileOf, type RenderRequest } from '../rendering.ts';
import type { Enclosing } from '../values/origin.ts';
import { stringFileOf } from './inline-values.ts';
import { atParameters, type ParameterQuestion, writtenParameters } from './parameter-findings.ts';

/**
 * What is found in a chart because of the values that stand where a release is written, and can be fixed there: what
 * comes from these values, and what the chart would not have without them. All else is told in the chart itself, once
 * for all its releases. `without` is the chart with what else it is rendered with.
 */
export function findingsOfInline(
  judgement: ChartJudgement,
  { valuesFiles, sets }: Pick<RenderRequest, 'valuesFiles' | 'sets'>,
  without: ChartJudgement,
): readonly ChartFinding[] {
  const inline = inlineFileOf(valuesFiles);
  if (!inline) return [];
  const known = new Set(without.findings.flatMap(keysOf));
  const { hostText, fills } = inline.inline;
  const isFill = (span: Span): boolean =>
    fills.some(({ start, end }) => start < span.end && span.start < end);
  const comments = commentsIn(hostText);
  const tree = readValuesTree(inline.path, inline.text, hostText);
  const parameters: ParameterQuestion = {
    ...{ judgement, parameters: writtenParameters(sets), file: inline.path },
    originsAround: (rendered) => originsAround(judgement, rendered),
  };
  const string = stringFileOf(inline.path);
  const isString = valuesFiles.some(({ path }) => path === string);
  const isNew = (finding: ChartFinding): boolean => keysOf(finding).some((key) => !known.has(key));
  return judgement.findings.flatMap((one) => {
    if (one.place.file !== inline.path) return [];
    if (isString) {
      const own = atParameters(one, parameters);
      const found = own.length > 0 ? own : [inString(one, string)];
      return found.filter((finding) => isNew(finding) && !isSilenced(finding, comments));
    }
    const origins = one.renderings.flatMap((rendering) => originsAround(judgement, rendering));
    const own = origins.flatMap((origin) =>
      origin.from === 'values' && origin.file === inline.path ? [origin] : [],
    );
    const isFilled = own.some(({ span }) => isFill(span));
    if (isFilled) return [];
    // What wins over the values is not to be fixed in them.
    if (one.place.node === null && origins.some(({ from }) => from === 'set'))
      return atParameters(one, parameters).filter(
        (finding) => !isSilenced(finding, comments) && isNew(finding),
      );
    const isElsewhere = one.place.span.start === inline.inline.keySpan.start;
    const finding = isElsewhere && tree ? atNearest(one, own, tree) : one;
    if (isSilenced(finding, comments)) return [];
    return finding.place.node !== null || isNew(finding) ? [finding] : [];
  });
}

/** Nothing in the string has a place of its own, and nothing is edited in it. */
function inString(finding: ChartFinding, string: string): ChartFinding {
  return { ...finding, related: finding.related.filter(({ file }) => file !== string), fixes: [] };
}

/** What no value overrides stands at the map of values that has a part in the probe, or decides on it. */
function atNearest(
  finding: ChartFinding,
  own: readonly Extract<WrittenOrigin, { readonly from: 'values' }>[],
  tree: ValuesTree,
): ChartFinding {
  for (const { path } of own) {
    const key = nodeAtPath(tree, path.length > 1 ? path.slice(0, -1) : path)?.holder?.member.key;
    if (key) return { ...finding, place: { ...finding.place, span: key } };
  }
  return finding;
}

/** Those around the values; those among them are told of before. */
function commentsIn(text: string): readonly IgnoreComment[] {
  if (!mayHoldIgnores(text)) return [];
  return cutFile(text, 'manifest').flatMap(({ start, source }) =>
    ignoresOf(readDocument(source), source.text).map((comment): IgnoreComment => {
      const { scope } = comment;
      const end = start + source.text.length;
      if (scope.kind === 'file') return comment;
      const span = scope.kind === 'document' ? { start, end } : shiftSpan(scope.span, start);
      return { ...comment, scope: { kind: 'node', span } };
    }),
  );
}

/** Without the names of objects, in which the release's is. */
function keysOf({ ruleId, renderings }: ChartFinding): readonly string[] {
  return renderings.map(({ rendered, kind, container, objectPath }) =>
    JSON.stringify([ruleId, rendered, kind, container, objectPath]),
  );
}

/** Where what is rendered around a finding comes from, with what decided that it is rendered. */
function originsAround(
  { judged }: ChartJudgement,
  { rendered, objectPath }: RenderedPlace,
): readonly WrittenOrigin[] {
  const found = judged.find((one) => one.file.name === rendered);
  const probes = (found?.documents ?? []).flatMap(({ cut, analysis }) =>
    analysis.containers
      .filter(
        (container) =>
          container.objectPath === objectPath || objectPath.startsWith(`${container.objectPath}.`),
      )
      .flatMap((container) => partsOf(container, objectPath))
      .map((span) => shiftSpan(span, cut.start)),
  );
  return probes.flatMap((span) =>
    (found?.sources.originsOf(span) ?? []).flatMap((origin) => {
      const { written, actions } = traceOf(origin);
      return [...written, ...actions.flatMap(({ enclosing }) => deciding(enclosing))];
    }),
  );
}

function deciding(enclosing: Enclosing | null): readonly WrittenOrigin[] {
  const found: WrittenOrigin[] = [];
  for (let block = enclosing; block; block = block.outer)
    for (const origin of block.decidedBy) found.push(...traceOf(origin).written);
  return found;
}

type Container = ChartJudgement['judged'][number]['documents'][number]['analysis']['containers'][number];

/** The probe that a path leads into; all probes where it leads to something else. */
function partsOf({ probes, objectPath: above }: Container, objectPath: string): readonly Span[] {
  const all = Object.entries(probes).flatMap(([name, probe]) =>
    probe.kind === 'probe' ? [{ name, span: probe.span }] : [],
  );
  const own = all.filter(({ name }) => objectPath.slice(above.length + 1).split('.')[0] === name);
  return (own.length > 0 ? own : all).map(({ span }) => span);
}
