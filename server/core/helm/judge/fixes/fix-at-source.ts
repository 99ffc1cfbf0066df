import { analyseDocument } from '../../../analyse-document.ts';
import type { AnalysisContext, DocumentAnalysis } from '../../../analysis.ts';
import { cutFile } from '../../../cut-file.ts';
import { columnOf } from '../../../edits/line.ts';
import type { Finding, Fix } from '../../../finding.ts';
import { probeNames } from '../../../kubernetes/probe.ts';
import { message } from '../../../messages/message.ts';
import { applyEdits, type TextEdit } from '../../../text/edit.ts';
import { type Span, shiftSpan } from '../../../text/span.ts';
import type { YamlNode } from '../../../yaml/node.ts';
import { readYaml } from '../../../yaml/read.ts';
import { type Action, scanActions } from '../../action.ts';
import type { Chart } from '../../chart/chart.ts';
import { inlineFileOf, type ValuesFile } from '../../rendering.ts';
import type { ChartFix, SourceEdit } from '../chart-finding.ts';
import type { IsForeign } from '../foreign-files.ts';
import type { JudgedDocument, JudgedFile } from '../judge-files.ts';
import { overriddenPath, overridingFile } from '../override.ts';
import type { TextOfSource } from '../source-texts.ts';
import { transferItems } from './item-transfer.ts';
import { transferMembers } from './member-transfer.ts';
import { overrideEdits } from './overrides.ts';
import { sameTextEdit, transferScalar } from './scalar-transfer.ts';
import { type Assignment, allOf, type Transfer, type Transferred } from './transfer.ts';
import { type TreeChange, treeChanges } from './tree-changes.ts';
import { readValuesTree, type ValuesTree } from './values-tree.ts';

/** What fixes of a chart's findings are made with; kept while one rendering is judged. */
export interface FixMeans {
  readonly chart: Chart | null;
  readonly textOf: TextOfSource;
  readonly isForeign: IsForeign;
  /** What the chart is rendered with besides its own values. */
  readonly valuesFiles: readonly ValuesFile[];
  readonly context: AnalysisContext;
  readonly trees: Map<string, ValuesTree | null>;
  readonly actions: Map<string, readonly Action[]>;
  readonly roots: WeakMap<JudgedDocument, Map<number, YamlNode | null>>;
}

export function newFixMeans(
  means: Pick<FixMeans, 'chart' | 'textOf' | 'isForeign' | 'valuesFiles' | 'context'>,
): FixMeans {
  return { ...means, trees: new Map(), actions: new Map(), roots: new WeakMap() };
}

interface RenderedFix {
  readonly fix: Fix;
  readonly finding: Finding;
  readonly file: JudgedFile;
  readonly document: JudgedDocument;
  /** The file that the finding is told of in. */
  readonly place: string;
}

/**
 * A fix of a rendered document as edits of what it is rendered from; none where that is not known for all of it. Text
 * that is written as it is rendered is edited as such; else what the fix makes of the document is read, and each
 * change of its tree is made where that part is written.
 */
export function fixAtSource(rendered: RenderedFix, means: FixMeans): readonly ChartFix[] {
  const { fix, place } = rendered;
  const edits = editsAtSource(rendered, means);
  if (!edits || edits.length === 0 || isUndoneElsewhere(rendered, edits, means)) return [];
  const [edited, ...others] = new Set(edits.map((edit) => edit.file));
  const isElsewhere = edited !== undefined && (edited !== place || others.length > 0);
  const title = isElsewhere
    ? message('fix-in-file', { fix: fix.title, file: [edited, ...others].join(', ') })
    : fix.title;
  const { file, document } = rendered;
  const meant = [{ rendered: file.file.name, start: document.cut.start, edits: fix.edits }];
  return [{ ...fix, title, edits, meant }];
}

/**
 * Whether what the fix changes is rendered a second time in the same document, so that the finding stays, or another
 * defect comes up: one value for the timings of two probes that have to differ.
 */
function isUndoneElsewhere(
  { fix, finding, file, document }: RenderedFix,
  edits: readonly SourceEdit[],
  { context }: FixMeans,
): boolean {
  const { start, source } = document.cut;
  const end = start + source.text.length;
  const changes = edits.flatMap(({ file: edited, span, newText }) =>
    span.start === span.end
      ? []
      : file.sources.renderedOf({ file: edited, span }).map((place) => ({ span: place, newText })),
  );
  const here = changes.filter(({ span }) => start <= span.start && span.end <= end);
  if (here.length <= fix.edits.length || changes.length < edits.length) return false;
  const text = applyEdits(
    source.text,
    here.map((edit) => ({ ...edit, span: shiftSpan(edit.span, -start) })),
  );
  const after = cutFile(text, 'manifest').flatMap((cut) => analyseDocument(cut.source, context).findings);
  const known = new Set(document.findings.map(keyOf));
  return after.some(
    (one) => keyOf(one) === keyOf(finding) || (one.category !== 'risk' && !known.has(keyOf(one))),
  );
}

function keyOf({ ruleId, item, objectPath }: Finding): string {
  return JSON.stringify([ruleId, item, objectPath]);
}

/** Edits of a rendered document as edits of what it is rendered from; null where that is not known for all of them. */
export function editsAtSource(
  rendered: Omit<RenderedFix, 'finding'>,
  means: FixMeans,
): readonly SourceEdit[] | null {
  const { fix, file, document, place } = rendered;
  for (const region of regionsOf(fix, document)) {
    const transfer: Transfer = {
      sources: file.sources,
      text: region.text,
      fixedText: applyEdits(region.text, region.edits),
      start: document.cut.start + region.start,
      ...means,
      treeOf: (path) => treeOf(path, means),
      actionsOf: (path) => actionsOf(path, means),
      preferredFile: place,
      overridePath: (node) =>
        means.chart && overriddenPath(node, { ...means, chart: means.chart, rendered: file.file.name }),
    };
    const same = sameTextEdits(region.edits, transfer);
    if (same) return same;
    const { isRead, changes } = changesIn(region, transfer.fixedText, { document, means });
    if (isRead) return sourceEdits(changes, transfer, means);
  }
  return null;
}

interface RegionChanges {
  /** Both texts of the region can be read, and the fix changes nothing around it. */
  readonly isRead: boolean;
  readonly changes: readonly TreeChange[] | null;
}

/** By what is known of a document, which stays from rendering to rendering while its text does. */
const knownChanges = new WeakMap<DocumentAnalysis, Map<string, RegionChanges>>();

/** What a fix makes of the tree of a region. */
function changesIn(
  region: Region,
  fixedText: string,
  { document, means }: { readonly document: JudgedDocument; readonly means: FixMeans },
): RegionChanges {
  const { analysis } = document;
  const known = knownChanges.get(analysis) ?? new Map<string, RegionChanges>();
  knownChanges.set(analysis, known);
  const key = JSON.stringify([region.start, region.edits]);
  const before = known.get(key);
  if (before) return before;
  const root = rootOf(region, document, means);
  const { root: after, problems } = readYaml(fixedText, region.contentStart, 'yaml');
  // What the fix writes further to the left belongs to more than the region.
  const isWhole = after !== null && after.outerSpan.end >= fixedText.trimEnd().length;
  const isRead = root !== null && isWhole && problems.length === 0;
  const found = { isRead, changes: isRead ? treeChanges(root, after) : null };
  known.set(key, found);
  return found;
}

/** The part of a document that a fix is about; it has its columns. */
interface Region {
  readonly text: string;
  /** Where it starts in the document. */
  readonly start: number;
  readonly contentStart: number;
  readonly edits: readonly TextEdit[];
}

/** The probe and the container around all of a fix, which are read sooner than the document. */
function regionsOf({ edits }: Fix, { cut: { source }, analysis }: JudgedDocument): readonly Region[] {
  const start = Math.min(...edits.map(({ span }) => span.start));
  const end = Math.max(...edits.map(({ span }) => span.end));
  const isAround = ({ span }: { readonly span: Span }): boolean => span.start <= start && end <= span.end;
  const whole = { text: source.text, start: 0, contentStart: source.contentStart, edits };
  const container = analysis.containers.find(isAround);
  if (!container) return [whole];
  const probes = probeNames.map((name) => container.probes[name]);
  const probe = probes.filter((one) => one.kind === 'probe').find(isAround);
  const around = probe ? [probe.span, container.span] : [container.span];
  return [...around.map((span) => regionAt(span, source.text, edits)), whole];
}

function regionAt(span: Span, text: string, edits: readonly TextEdit[]): Region {
  const column = columnOf(text, span.start);
  const start = span.start - column;
  return {
    text: ' '.repeat(column) + text.slice(span.start, span.end),
    start,
    contentStart: 0,
    edits: edits.map((edit) => ({ ...edit, span: shiftSpan(edit.span, -start) })),
  };
}

function treeOf(path: string, { textOf, trees, valuesFiles }: FixMeans): ValuesTree | null {
  const known = trees.get(path);
  if (known !== undefined) return known;
  const text = textOf(path);
  const inline = inlineFileOf(valuesFiles);
  const hostText = inline?.path === path ? inline.inline.hostText : null;
  const tree = text === null ? null : readValuesTree(path, text, hostText);
  trees.set(path, tree);
  return tree;
}

function actionsOf(path: string, { textOf, actions }: FixMeans): readonly Action[] {
  const known = actions.get(path);
  if (known) return known;
  const found = scanActions(textOf(path) ?? '');
  actions.set(path, found);
  return found;
}

function sameTextEdits(fixEdits: readonly TextEdit[], transfer: Transfer): readonly SourceEdit[] | null {
  const edits = fixEdits.map((edit): SourceEdit | null => {
    const { span, newText, ...more } = edit;
    const isOneLine = !/[\r\n]/.test(transfer.text.slice(span.start, span.end) + newText);
    const same = isOneLine ? sameTextEdit({ span, newText }, transfer) : null;
    return same && { ...more, ...same };
  });
  const known = edits.filter((edit) => edit !== null);
  return known.length === edits.length ? known : null;
}

function sourceEdits(
  changes: readonly TreeChange[] | null,
  transfer: Transfer,
  means: FixMeans,
): readonly SourceEdit[] | null {
  if (!changes || changes.length === 0) return null;
  const done = allOf(changes.map((change) => transferred(change, transfer)));
  const overrides = done && overrideIn(done.assignments, transfer, means);
  if (!overrides) return null;
  const edits = distinct([...done.edits, ...overrides]);
  return overlap(edits) ? null : edits;
}

function rootOf(
  { text, start, contentStart }: Region,
  document: JudgedDocument,
  { roots }: FixMeans,
): YamlNode | null {
  const known = roots.get(document) ?? new Map<number, YamlNode | null>();
  roots.set(document, known);
  const before = known.get(start);
  if (before !== undefined) return before;
  const { root, problems } = readYaml(text, contentStart, 'yaml');
  const sound = problems.length === 0 ? root : null;
  known.set(start, sound);
  return sound;
}

function transferred(change: TreeChange, transfer: Transfer): Transferred | null {
  switch (change.kind) {
    case 'scalar':
      return transferScalar(change, transfer);
    case 'members':
      return transferMembers(change, transfer);
    case 'items':
      return transferItems(change, transfer);
  }
}

function overrideIn(
  assignments: readonly Assignment[],
  transfer: Transfer,
  { chart, valuesFiles }: FixMeans,
): readonly SourceEdit[] | null {
  if (assignments.length === 0) return [];
  // A chart that is packed itself has no file to write to.
  if (!chart || (chart.archive !== null && !inlineFileOf(valuesFiles))) return null;
  const file = overridingFile({ chart, valuesFiles });
  const tree = transfer.treeOf(file);
  const result = tree && overrideEdits(tree, assignments);
  return result?.kind === 'edits' ? result.edits.map((edit) => ({ ...edit, file })) : null;
}

/** What two places of a rendering take from one source is changed there once. */
function distinct(edits: readonly SourceEdit[]): readonly SourceEdit[] {
  const known = new Set<string>();
  return edits.filter((edit) => {
    const key = JSON.stringify(edit);
    return !known.has(key) && known.add(key);
  });
}

function overlap(edits: readonly SourceEdit[]): boolean {
  const ordered = [...edits].sort(
    (one, other) =>
      one.file.localeCompare(other.file) ||
      one.span.start - other.span.start ||
      one.span.end - other.span.end,
  );
  return ordered.some((edit, index) => {
    const before = ordered[index - 1];
    return before !== undefined && before.file === edit.file && edit.span.start < before.span.end;
  });
}
