import { columnOf, lineEndingAt, linePrefix } from '../../../edits/line.ts';
import { type Handler, probeNames } from '../../../kubernetes/probe.ts';
import { message } from '../../../messages/message.ts';
import type { ValuesOrigin } from '../../values/origin.ts';
import type { ChartFix } from '../chart-finding.ts';
import type { PlaceToFix } from '../source-map.ts';
import type { HelmQuestion, HelmReport } from './report.ts';

/**
 * Two handlers from two values files: Helm lays maps over each other, so that the handler of the chart's defaults
 * stays beside the one that was to take its place.
 */
export function secondHandler(question: HelmQuestion): HelmReport | null {
  const { finding } = question;
  if (finding.ruleId !== 'probe-handler-multiple') return null;
  const written = handlersAt(question).map((handler) => writtenHandler(handler, question));
  const known = written.filter((one) => one !== null);
  if (known.length !== 2 || written.length !== 2) return null;
  const [kept, added] = known.sort((one, other) => one.rank - other.rank);
  if (!kept || !added || kept.rank === added.rank || !isSameProbe(kept.node, added.node)) return null;
  // Null does not remove a subchart's default in every release of Helm.
  const isOfSubchart = kept.node.path.length < added.node.path.length;
  const words = { added: added.kind, kept: kept.kind, file: kept.place.file };
  const { file, span } = kept.place;
  return {
    ruleId: 'helm-override-adds-second-handler',
    message: message(
      isOfSubchart ? 'helm-override-adds-second-handler-subchart' : 'helm-override-adds-second-handler',
      words,
    ),
    place: added.place,
    related: [
      { file, span, message: message('helm-override-adds-second-handler-default', { kept: kept.kind }) },
    ],
    fixes: isOfSubchart ? [] : nullFix(kept.kind, added.place, question),
  };
}

interface WrittenHandler {
  readonly kind: Handler['kind'];
  readonly place: PlaceToFix;
  readonly node: ValuesOrigin;
  /** The more, the later Helm lays it over the others. */
  readonly rank: number;
}

function handlersAt({ finding, document }: HelmQuestion): readonly Handler[] {
  for (const { probes, object } of document.analysis.containers) {
    if (object.item !== finding.item) continue;
    for (const name of probeNames) {
      const probe = probes[name];
      if (probe.kind !== 'probe' || !finding.objectPath.startsWith(`${probe.objectPath}.`)) continue;
      return probe.handlers;
    }
  }
  return [];
}

/** More than any path of values has. */
const mostKeys = 100_000;

function writtenHandler(handler: Handler, { placeOf, valuesFiles }: HelmQuestion): WrittenHandler | null {
  const place = placeOf(handler.keySpan);
  const { node } = place;
  if (!node || node.path.at(-1) !== handler.kind) return null;
  const given = valuesFiles.indexOf(node.file);
  // Values of a subchart have a shorter path than those that charts around it give it.
  const rank = given < 0 ? node.path.length : mostKeys + given;
  return { kind: handler.kind, place, node, rank };
}

/** A subchart's values have a shorter path than those its parent gives it. */
function isSameProbe(kept: ValuesOrigin, added: ValuesOrigin): boolean {
  const inner = kept.path.slice(0, -1);
  const outer = added.path.slice(0, -1);
  const offset = outer.length - inner.length;
  return offset >= 0 && inner.length > 0 && inner.every((key, index) => key === outer[index + offset]);
}

function nullFix(
  kept: string,
  { file, span }: PlaceToFix,
  { textOf, isForeign }: HelmQuestion,
): readonly ChartFix[] {
  const text = textOf(file);
  if (text === null || isForeign(file)) return [];
  const before = linePrefix(text, span.start);
  const isBlock = before.trim() === '';
  if (!isBlock && !/[{,]\s*$/.test(before)) return [];
  const behind = isBlock
    ? `${lineEndingAt(text, span.start)}${' '.repeat(columnOf(text, span.start))}`
    : ', ';
  return [
    {
      title: message('fix-helm-null', { field: kept }),
      safety: 'safe',
      isPreferred: true,
      edits: [{ file, span: { start: span.start, end: span.start }, newText: `${kept}: null${behind}` }],
    },
  ];
}
