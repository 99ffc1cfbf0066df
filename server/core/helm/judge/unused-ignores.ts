import type { AnalysisContext } from '../../analysis.ts';
import type { Finding } from '../../finding.ts';
import { type IgnoreComment, type IgnoredRule, removalSpanOf } from '../../rules/ignore-comments.ts';
import { isRuleId } from '../../rules/rule-ids.ts';
import { isOff, withSeverities } from '../../rules/severities.ts';
import { commentFindings } from '../../rules/suppress.ts';
import { overlaps } from '../../text/span.ts';
import { hasNullInProbes } from '../chart/null-defaults.ts';
import type { Rendering, RenderRequest } from '../rendering.ts';
import type { ChartFinding, RenderedPlace } from './chart-finding.ts';
import { dormantSwitchesIn } from './dormant-switches.ts';
import type { JudgedFiles } from './judge-files.ts';
import { renderedPlaceOf } from './rendered-place.ts';
import { helmRuleIds } from './rules/ids.ts';
import type { TextOfSource } from './source-texts.ts';
import type { SeenIgnore } from './template-ignores.ts';
import { type Unrendered, unrenderedIn } from './unrendered.ts';
import type { ValuesIgnores } from './values-ignores.ts';
import { readInFull } from './values-in-use.ts';

/*
 * Ignore comments of a chart that ignore nothing. A comment is needed as soon as one rendering has a finding that it
 * silences, so this is only told where no other values are known and nothing that the comment covers is left out with
 * the values at hand.
 */

interface Ignoring {
  readonly judged: JudgedFiles;
  readonly rendering: Rendering;
  readonly request: Pick<RenderRequest, 'tree' | 'valuesFiles' | 'sets' | 'parsed'>;
  readonly textOf: TextOfSource;
  readonly context: AnalysisContext;
  readonly inValues: ValuesIgnores;
  /** Rules in comments of values files that something was silenced by. */
  readonly used: ReadonlySet<IgnoredRule>;
}

/** What is to be said of the ignore comments themselves, in the chart's own templates and values. */
export function findingsOfIgnores(ignoring: Ignoring): readonly ChartFinding[] {
  const { rendering, textOf } = ignoring;
  const { chart } = rendering;
  const own = new Set(chart?.templates.map(({ path }) => path));
  const values = chart?.folder ? `${chart.folder}/values.yaml` : 'values.yaml';
  const inValues = ignoring.inValues(values);
  const inTemplates = ignoring.judged.ignores.filter(({ file }) => own.has(file));
  const seen = ignoring.judged.seen.filter(({ file }) => own.has(file));
  if (inValues.length + inTemplates.length + seen.length === 0) return [];
  const isSure = rendersAllThereIs(ignoring);
  const unrendered = remembered(() => unrenderedIn(rendering, ignoring.request, textOf));
  return [
    ...inTemplates.flatMap((ignore) =>
      told(commentOf(ignore, textOf), { ...ignoring, ...ignore, renderings: [], isUsed: () => true }),
    ),
    ...(isSure ? bySource(seen).flatMap((group) => ofTemplate(group, ignoring, unrendered)) : []),
    ...inValues.flatMap((comment) => ofValues(comment, { file: values, isSure, unrendered }, ignoring)),
  ];
}

function remembered<Result>(make: () => Result): () => Result {
  let known: { readonly result: Result } | null = null;
  return () => {
    known ??= { result: make() };
    return known.result;
  };
}

const otherValues = /(?:^|\/)(?:ci\/[^/]*|[^/]*values[-._][^/]*|[^/]+[-._]values)\.ya?ml$/;

/** No other values are known than those of the chart, and nothing that these switch off would have findings. */
function rendersAllThereIs({ judged, rendering, request }: Ignoring): boolean {
  const { chart, values } = rendering;
  const { tree, valuesFiles, sets } = request;
  if (!judged.isWhole || !chart || !values || valuesFiles.length + sets.length > 0) return false;
  if ([...rendering.files.values()].some(({ isUnstable }) => isUnstable)) return false;
  const hasOthers = [...tree.keys()].some((file) => otherValues.test(file));
  return !hasOthers && dormantSwitchesIn(values).length === 0 && !hasNullInProbes(chart);
}

/** The same comment in all its renderings. */
function bySource(seen: readonly SeenIgnore[]): readonly (readonly [SeenIgnore, ...SeenIgnore[]])[] {
  const groups = new Map<string, [SeenIgnore, ...SeenIgnore[]]>();
  for (const one of seen) {
    const key = `${one.span.start} ${one.file}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

function commentOf(
  { file, span, written }: Pick<SeenIgnore, 'file' | 'span' | 'written'>,
  textOf: TextOfSource,
): IgnoreComment {
  return {
    span,
    removalSpan: removalSpanOf(span, textOf(file) ?? ''),
    rules: written.rules,
    scope: { kind: 'document' },
  };
}

function ofTemplate(
  group: readonly [SeenIgnore, ...SeenIgnore[]],
  ignoring: Ignoring,
  unrendered: () => Unrendered,
): readonly ChartFinding[] {
  const [first] = group;
  const isUsed = (rule: IgnoredRule): boolean => group.some(({ used }) => used.has(rule.span.start));
  if (first.written.rules.every((rule) => isUsed(rule) || isForCharts(rule.id))) return [];
  if (!group.every((one) => coversWhatIsRendered(one, ignoring, unrendered()))) return [];
  const found = told(commentOf(first, ignoring.textOf), {
    ...ignoring,
    file: first.file,
    renderings: group.map((one) => renderingOf(one, ignoring)),
    isUsed: (rule) => isUsed(rule) || isForCharts(rule.id),
  });
  return found.filter(({ ruleId }) => ruleId === 'ignore-unused');
}

/** What such rules find is ignored on another way. */
function isForCharts(id: string): boolean {
  return helmRuleIds.some((one) => one === id);
}

/** Whether no branch is left out between the comment and the end of what it covers; and of a helper, no use. */
function coversWhatIsRendered(
  { file, span, covered, rendered }: SeenIgnore,
  { judged }: Ignoring,
  { stretches, reached, isKnown, helperAt }: Unrendered,
): boolean {
  const helper = helperAt({ file, span });
  if (helper !== null && (!isKnown || reached.has(helper))) return false;
  const inFile = stretches.filter((one) => one.file === file);
  const sources = judged.files.find((one) => one.file.name === rendered)?.sources;
  if (covered === null || !sources) return inFile.length === 0;
  const pieces = sources.piecesOf(covered, file);
  const end = Math.max(span.end, ...pieces.map((piece) => piece.span.end));
  const rest = sources.piecesOf({ start: covered.end, end: sources.text.length }, file);
  const next = Math.min(...rest.map((piece) => piece.span.start).filter((start) => start >= end));
  return !inFile.some((one) => overlaps(one.span, { start: span.start, end: Math.max(end, next) }));
}

function renderingOf(
  { file, span, rendered, documentStart }: SeenIgnore,
  { judged }: Ignoring,
): RenderedPlace {
  const root = { file, span };
  const judgedFile = judged.files.find((one) => one.file.name === rendered);
  const document = judgedFile?.documents.find(({ cut }) => cut.start === documentStart);
  return judgedFile && document
    ? { ...renderedPlaceOf({ item: null, objectPath: '' }, { file: judgedFile, document }), root }
    : { ...unnamed, rendered, root };
}

const unnamed = { kind: null, name: null, namespace: null, container: null, objectPath: '' } as const;

interface InValues {
  readonly file: string;
  readonly isSure: boolean;
  readonly unrendered: () => Unrendered;
}

function ofValues(
  comment: IgnoreComment,
  { file, isSure, unrendered }: InValues,
  ignoring: Ignoring,
): readonly ChartFinding[] {
  if (comment.isForPeers) return [];
  const { rendering, used, textOf } = ignoring;
  const isUnused = isSure && comment.rules.some((rule) => !used.has(rule));
  const readers = isUnused
    ? readInFull({ file, text: textOf(file) ?? '', scope: comment.scope }, rendering, unrendered)
    : null;
  return told(comment, {
    ...ignoring,
    file,
    renderings: (readers ?? []).map((rendered) => ({
      ...{ ...unnamed, rendered },
      root: { file: rendering.files.get(rendered)?.path ?? rendered, span: { start: 0, end: 0 } },
    })),
    isUsed: (rule) => readers === null || used.has(rule),
  });
}

interface Telling extends Pick<Ignoring, 'context'> {
  readonly file: string;
  readonly renderings: readonly RenderedPlace[];
  readonly isUsed: (rule: IgnoredRule) => boolean;
}

function told(
  comment: IgnoreComment,
  { context, file, renderings, isUsed }: Telling,
): readonly ChartFinding[] {
  const findings = commentFindings(comment, {
    isUsed,
    isKnownRule: isRuleId,
    isOff: (id) =>
      isForCharts(id) ? isRuleId(id) && context.severities?.[id] === 'off' : isOff(id, context),
    isConcerned: () => true,
  });
  return withSeverities(findings, context).map((finding) => atComment(finding, file, renderings));
}

/** Without the comment everything is rendered as it is now. */
function atComment(
  { span, related: _related, fixes, item: _item, ...rest }: Finding,
  file: string,
  renderings: readonly RenderedPlace[],
): ChartFinding {
  return {
    ...rest,
    place: { file, span, kind: 'literal', node: null },
    related: [],
    fixes: fixes.map((fix) => ({
      ...fix,
      edits: fix.edits.map((edit) => ({ ...edit, file })),
      meant: [],
    })),
    renderings,
  };
}
