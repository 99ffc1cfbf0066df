import { cutFile } from '../../cut-file.ts';
import { readDocument } from '../../read-document.ts';
import type { IgnoreComment } from '../../rules/ignore-comments.ts';
import { ignoresOf, mayHoldIgnores } from '../../rules/peer-ignores.ts';
import { type Span, shiftSpan } from '../../text/span.ts';
import type { ChartFinding, RenderedPlace } from '../judge/chart-finding.ts';
import type { ChartJudgement } from '../judge/judge-chart.ts';
import { isSilenced } from '../judge/values-ignores.ts';
import { inlineFileOf, type RenderRequest } from '../rendering.ts';

/**
 * What is found in a chart because of the values that stand where a release is written, and can be fixed there: what
 * comes from these values, and what the chart would not have without them. All else is told in the chart itself, once
 * for all its releases. `without` is the chart with what else it is rendered with.
 */
export function findingsOfInline(
  judgement: ChartJudgement,
  { valuesFiles }: Pick<RenderRequest, 'valuesFiles'>,
  without: ChartJudgement,
): readonly ChartFinding[] {
  const inline = inlineFileOf(valuesFiles);
  if (!inline) return [];
  const known = new Set(without.findings.flatMap(keysOf));
  const { hostText, fills } = inline.inline;
  const mayBeFilled = filledPlaces(judgement, { file: inline.path, fills });
  const comments = commentsIn(hostText);
  return judgement.findings.filter((finding) => {
    const { place } = finding;
    if (place.file !== inline.path || finding.renderings.some(mayBeFilled)) return false;
    if (isSilenced(finding, comments)) return false;
    return place.node !== null || keysOf(finding).some((key) => !known.has(key));
  });
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

/** Tells whether something in a rendered container is filled in before Helm sees it. */
function filledPlaces(
  { judged }: ChartJudgement,
  { file, fills }: { readonly file: string; readonly fills: readonly Span[] },
): (place: RenderedPlace) => boolean {
  if (fills.length === 0) return () => false;
  const isFill = (span: Span): boolean =>
    fills.some(({ start, end }) => start < span.end && span.start < end);
  return ({ rendered, objectPath }) => {
    const found = judged.find((one) => one.file.name === rendered);
    if (!found) return true;
    const places = found.documents.flatMap(({ cut, analysis }) => {
      const containers = analysis.containers.filter(
        (container) =>
          container.objectPath === objectPath || objectPath.startsWith(`${container.objectPath}.`),
      );
      const probes = containers.flatMap((container) => partsOf(container, objectPath));
      return probes.map(({ start, end }) => ({ start: start + cut.start, end: end + cut.start }));
    });
    return places.some((place) =>
      found.sources.piecesOf(place).some((piece) => piece.file === file && isFill(piece.span)),
    );
  };
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
