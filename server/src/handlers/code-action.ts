import type {
  CodeAction,
  CodeActionKind,
  CodeActionParams,
  Diagnostic,
  TextEdit,
} from 'vscode-languageserver';
import type {
  ChartFinding,
  ChartFix,
  CodeActions,
  Finding,
  Fix,
  MessageId,
  Refactoring,
  RuleId,
  Span,
} from '../../core/index.ts';
import {
  codeActionsAt,
  editsTogether,
  message,
  renderMessage,
  ruleEdits,
  safeEdits,
  safeFixOf,
  sureFixOf,
} from '../../core/index.ts';
import type { Range } from '../../positions/line-table.ts';
import {
  editOfFiles,
  foundInSegments,
  isTouched,
  provingIn,
  textEditsTogether,
  unjudged,
  withFound,
} from '../chart-code-actions.ts';
import { type JudgedFileOfChart, rangesIn } from '../chart-diagnostics.ts';
import {
  diagnosticOf,
  diagnosticSource,
  placedDiagnostic,
  snippetEditsOf,
  textEditOf,
  workspaceEditOf,
} from '../convert.ts';
import type { Judgement } from '../judge.ts';
import type { OpenDocument } from '../open-document.ts';
import { explainRuleCommand, fixAllInWorkspaceCommand, turnRuleOffCommand } from '../protocol.ts';
import { fixesTogether, type Proving, withProvenFixes } from '../proven-fixes.ts';
import { type Look, lookAt } from '../report.ts';
import type { PlacedSegment, SegmentedText } from '../segmented-text.ts';
import { placeAt, placedFrom, placedSegments } from '../segmented-text.ts';
import type { Session } from '../session.ts';
import type { Handler } from './handler.ts';

/** The kinds of code actions that are offered. */
export const codeActionKinds = [
  'quickfix',
  'refactor.rewrite',
  'source.fixAll.kubeProbes',
] as const satisfies CodeActionKind[];
type OfferedKind = (typeof codeActionKinds)[number];

const fixAllKind = 'source.fixAll.kubeProbes' satisfies OfferedKind;

/** Documents that one request looks at: a selection of everything is no question about a place. */
const mostSegments = 20;

/** `textDocument/codeAction` */
export const codeAction: Handler<CodeActionParams, CodeAction[]> = async (
  session,
  { textDocument, range, context },
  token,
) => {
  const document = session.documents.get(textDocument.uri);
  const wanted = codeActionKinds.filter((kind) => isWanted(kind, context.only));
  if (!document || !session.abilities.takesCodeActions || wanted.length === 0) return [];
  // What is found in one document may depend on all others of the file, and of its chart.
  const isStillWanted = (): boolean => !token.isCancellationRequested;
  const look = await lookAt(session, document, isStillWanted);
  const { version } = document;
  const found = look && (await judgedFile(look, { session, document, range, isStillWanted }));
  // Proofs let other requests have their turn.
  if (!found || document.version !== version || document.isClosed) return [];
  const asked: Asked = { session, document, diagnostics: context.diagnostics, ...found };
  const offers = selectedParts(document.text, range).map((part) => offersIn(part, asked));
  const ofRules = await fixRules(asked, diagnosticsByRule(offers.flatMap(({ fixes }) => fixes)));
  const ofAll = wanted.includes(fixAllKind) ? await fixAll(asked, context.only) : [];
  if (document.version !== version || document.isClosed) return [];
  return [
    ...offers.flatMap(({ fixes }) => fixes.map(({ action }) => action)),
    ...ofRules,
    ...fixRulesEverywhere(asked, diagnosticsByRule(offers.flatMap(({ fixes }) => fixes.filter(isSure)))),
    ...offers.flatMap(({ ignores }) => ignores.map(({ action }) => action)),
    ...turnOffRules(asked, diagnosticsByRule(offers.flatMap(({ ignores }) => ignores))),
    ...explainRules(asked, diagnosticsByRule(offers.flatMap(({ fixes, ignores }) => [...fixes, ...ignores]))),
    ...offers.flatMap(({ refactorings }) => refactorings),
    ...ofAll,
  ].filter(({ kind }) => wanted.some((offered) => offered === kind));
};

interface Asking {
  readonly session: Session;
  readonly document: OpenDocument;
  readonly range: Range;
  readonly isStillWanted: () => boolean;
}

/** What is found in a file, with what keeps its word of the fixes in the range; null where nothing is to be said about it. */
async function judgedFile(
  { facts, rendered: all, releases }: Look,
  asking: Asking,
): Promise<Pick<Asked, 'judgement' | 'inChart'> | null> {
  if (!all) {
    const judgement = 'judged' in facts ? await withReleases(facts, releases, asking) : null;
    return judgement && { judgement, inChart: null };
  }
  const { session, document, range, isStillWanted } = asking;
  const { circumstances } = facts;
  const proving = provingIn(all, circumstances, { session, isWanted: isStillWanted });
  const rendered = await withProvenFixes(all, isTouched(all, range), proving);
  if (!rendered) return null;
  const written = {
    circumstances,
    judged: 'judged' in facts ? facts.judged : unjudged(document.text.segments),
  };
  const found = foundInSegments(document, rendered);
  return { judgement: withFound(written, found), inChart: { all, rendered, found, written, proving } };
}

/** With what is found in charts whose values stand in the file; their fixes are all made there. */
async function withReleases(
  facts: Judgement,
  releases: Look['releases'],
  { session, document, range, isStillWanted }: Asking,
): Promise<Judgement | null> {
  let judgement = facts;
  for (const release of releases) {
    const proving = provingIn(release, facts.circumstances, { session, isWanted: isStillWanted });
    const isAsked = isTouched(release, range);
    const proven = await withProvenFixes(release, isAsked, proving);
    if (!proven) return null;
    // What is not proven is not offered with the others either.
    const findings = proven.findings.map((found) => (isAsked(found) ? found : { ...found, fixes: [] }));
    judgement = withFound(judgement, foundInSegments(document, { ...proven, findings }));
  }
  return judgement;
}

/**
 * The rules of some actions with the diagnostics these are for. Actions for the rule carry them as well: VS Code puts
 * what is for no diagnostic below all that is.
 */
type ByRule = ReadonlyMap<RuleId, Diagnostic[]>;

function diagnosticsByRule(actions: readonly RuleAction[]): ByRule {
  const rules = new Map<RuleId, Diagnostic[]>();
  for (const { rule, action } of actions) {
    const known = rules.get(rule) ?? [];
    const added = (action.diagnostics ?? []).filter((diagnostic) => !known.includes(diagnostic));
    rules.set(rule, [...known, ...added]);
  }
  return rules;
}

/** One action for each rule that is fixed at this place and found elsewhere in the file as well. */
async function fixRules(asked: Asked, rules: ByRule): Promise<CodeAction[]> {
  const { session, document, judgement } = asked;
  const actions: CodeAction[] = [];
  for (const [rule, diagnostics] of rules) {
    const own = documentsOf(asked).map(({ placed, findings }) => ({
      edits: ruleEdits(findings, rule).map((edit) => textEditOf(placed, edit)),
      count: findings.filter((finding) => ruleEdits([finding], rule).length > 0).length,
    }));
    const chosen = await chartEdits(asked, (finding) =>
      finding.ruleId === rule ? sureFixOf(finding) : undefined,
    );
    const count = own.reduce((sum, one) => sum + one.count, chosen.count);
    if (count < 2) continue;
    const edits = textEditsTogether(
      own.flatMap((one) => one.edits),
      chosen.edits,
    );
    actions.push({
      title: renderMessage(message('fix-all-of-rule', { count, rule }), judgement.circumstances.language),
      kind: 'quickfix',
      diagnostics,
      edit: workspaceEditOf(document, edits, session.abilities),
    });
  }
  return actions;
}

/** The edits in this file of one fix for each of its findings in the chart, as far as all of them can be made at once. */
async function chartEdits(
  { inChart }: Asked,
  choose: (finding: ChartFinding) => ChartFix | undefined,
): Promise<{ readonly edits: readonly TextEdit[]; readonly count: number }> {
  if (!inChart) return { edits: [], count: 0 };
  const { chart, findings, judgement } = inChart.all;
  const chosen = findings.flatMap((finding) => {
    const fix = choose(finding);
    return fix?.edits.every(({ file }) => file === chart.path) ? [{ finding, fix }] : [];
  });
  const made = await fixesTogether(chosen, inChart.proving);
  const rangeOf = rangesIn(judgement);
  const edits = (editsTogether(made) ?? []).map((edit) => ({ range: rangeOf(edit), newText: edit.newText }));
  return { edits, count: made.length };
}

/** The editor asks for the edits and shows them before they are made. */
function fixRulesEverywhere(asked: Asked, rules: ByRule): CodeAction[] {
  const command = { id: fixAllInWorkspaceCommand, title: 'fix-all-of-rule-in-workspace' } as const;
  return asked.session.abilities.folders.length === 0 ? [] : ruleCommands(asked, rules, command);
}

function explainRules(asked: Asked, rules: ByRule): CodeAction[] {
  return ruleCommands(asked, rules, { id: explainRuleCommand, title: 'fix-explain-rule' });
}

/** One action for each rule, which the editor does. */
function ruleCommands(
  { session, judgement }: Asked,
  rules: ByRule,
  { id, title: titleId }: { readonly id: string; readonly title: MessageId },
): CodeAction[] {
  if (!session.abilities.hasRuleCommands) return [];
  return [...rules].map(([rule, diagnostics]) => {
    const title = renderMessage(message(titleId, { rule }), judgement.circumstances.language);
    return { title, kind: 'quickfix', diagnostics, command: { title, command: id, arguments: [rule] } };
  });
}

/** The editor writes the setting: only it knows which of its files that belongs into. */
function turnOffRules({ session, document, judgement }: Asked, rules: ByRule): CodeAction[] {
  if (!session.abilities.turnsRulesOff) return [];
  return [...rules].map(([rule, diagnostics]) => {
    const title = renderMessage(message('fix-turn-rule-off', { rule }), judgement.circumstances.language);
    const command = { title, command: turnRuleOffCommand, arguments: [rule, document.uri] };
    return { title, kind: 'quickfix', diagnostics, command };
  });
}

interface PlacedFindings {
  readonly placed: PlacedSegment;
  readonly findings: readonly Finding[];
}

/** The documents of the file with what is found in each as it is written. */
function documentsOf({ document, judgement, inChart }: Asked): readonly PlacedFindings[] {
  const { judged } = inChart?.written ?? judgement;
  return [...placedSegments(document.text)].map((placed, index) => ({
    placed,
    findings: judged[index]?.findings ?? [],
  }));
}

/** Everything safe in the file at once: on save, or when asked for by name, never among the fixes of a place. */
async function fixAll(asked: Asked, only: readonly string[] | undefined): Promise<CodeAction[]> {
  if (only === undefined) return [];
  const { session, document, judgement } = asked;
  const own = documentsOf(asked).flatMap(({ placed, findings }) =>
    safeEdits(findings).map((edit) => textEditOf(placed, edit)),
  );
  const edits = textEditsTogether(own, (await chartEdits(asked, safeFixOf)).edits);
  if (edits.length === 0) return [];
  return [
    {
      title: renderMessage(message('fix-all-safe'), judgement.circumstances.language),
      kind: fixAllKind,
      edit: workspaceEditOf(document, edits, session.abilities),
    },
  ];
}

/** Kinds form a tree by their dots: who asks for `refactor` gets `refactor.rewrite`. */
function isWanted(kind: OfferedKind, only: readonly string[] | undefined): boolean {
  return (
    only === undefined || only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`))
  );
}

/** A segment and the part of it that is selected. */
interface SelectedPart {
  /** The segment's number in the file. */
  readonly index: number;
  readonly placed: PlacedSegment;
  readonly span: Span;
}

function selectedParts(text: SegmentedText, range: Range): readonly SelectedPart[] {
  const from = placeAt(text, range.start);
  const to = placeAt(text, range.end);
  const parts: SelectedPart[] = [];
  for (const { index, ...placed } of placedFrom(text, from)) {
    if (index > to.index || parts.length === mostSegments) break;
    const { length } = placed.segment.source.text;
    parts.push({
      index,
      placed,
      span: { start: index === from.index ? from.offset : 0, end: index === to.index ? to.offset : length },
    });
  }
  return parts;
}

interface Asked {
  readonly session: Session;
  readonly document: OpenDocument;
  readonly judgement: Judgement;
  /** What of that is found in what the chart renders, by document. */
  readonly inChart: {
    readonly all: JudgedFileOfChart;
    /** Without fixes at the asked place that would not keep their word. */
    readonly rendered: JudgedFileOfChart;
    readonly found: ReturnType<typeof foundInSegments>;
    /** What is found in the file as it is written. */
    readonly written: Judgement;
    readonly proving: Proving;
  } | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** An action for a finding of a rule. */
interface RuleAction {
  readonly rule: RuleId;
  readonly safety: Fix['safety'];
  readonly action: CodeAction;
}

/** What can be done about a part. */
interface Offers {
  readonly fixes: readonly RuleAction[];
  readonly ignores: readonly RuleAction[];
  readonly refactorings: readonly CodeAction[];
}

/** Whether a fix leaves nothing to choose. */
function isSure({ safety, action }: RuleAction): boolean {
  return safety === 'safe' || action.isPreferred === true;
}

function offersIn({ index, placed, span }: SelectedPart, asked: Asked): Offers {
  const { document, judgement, session } = asked;
  const found = judgement.judged[index];
  if (!found) return { fixes: [], ignores: [], refactorings: [] };
  const { segment, start } = placed;
  const { context, language } = judgement.circumstances;
  const { source } = segment;
  const analysis = { ...found.analysis, findings: found.findings };
  const { fixes, ignores, refactorings } = codeActionsAt({ source, analysis, span, context });
  const conversion = { uri: document.uri, language, abilities: session.abilities };
  const quickFix = (
    finding: Finding,
    fix: Pick<Fix, 'isPreferred' | 'safety'>,
    done: CodeAction,
  ): RuleAction => {
    const diagnostic = placedDiagnostic(diagnosticOf(segment, finding, conversion), start);
    const reported = asked.diagnostics.filter((candidate) => isSame(candidate, diagnostic));
    const diagnostics = reported.length > 0 ? reported : [diagnostic];
    const action = { ...done, isPreferred: fix.isPreferred, diagnostics };
    return { rule: finding.ruleId, safety: fix.safety, action };
  };
  const ruleAction = ({ fix, finding }: CodeActions['fixes'][number]): RuleAction =>
    quickFix(finding, fix, actionOf('quickfix', fix, { placed, asked }));
  const far = farFixesIn(index, span, asked);
  return {
    fixes: [
      ...fixes.map(ruleAction),
      ...far.map(({ finding, fix, action }) => quickFix(finding, fix, action)),
    ],
    ignores: ignores.map(ruleAction),
    refactorings: refactorings.map((refactoring) =>
      actionOf('refactor.rewrite', refactoring, { placed, asked }),
    ),
  };
}

/** Fixes of findings at a place that reach into other documents and files of the chart. */
function farFixesIn(
  index: number,
  span: Span,
  { inChart, session, judgement }: Asked,
): readonly { readonly finding: Finding; readonly fix: ChartFix; readonly action: CodeAction }[] {
  const found = inChart?.found[index] ?? [];
  return found.flatMap(({ finding, farFixes }) => {
    if (!inChart || finding.span.start > span.end || span.start > finding.span.end) return [];
    return farFixes.flatMap((fix) => {
      const edit = editOfFiles(inChart.rendered, fix.edits, session);
      if (!edit) return [];
      const title = renderMessage(fix.title, judgement.circumstances.language);
      return [{ finding, fix, action: { title, kind: 'quickfix', edit } }];
    });
  });
}

function actionOf(
  kind: OfferedKind,
  { title, edits }: Fix | Refactoring,
  { placed, asked }: { readonly placed: PlacedSegment; readonly asked: Asked },
): CodeAction {
  const { document, judgement } = asked;
  const { abilities } = asked.session;
  return {
    title: renderMessage(title, judgement.circumstances.language),
    kind,
    edit: workspaceEditOf(
      document,
      abilities.takesSnippetEdits
        ? snippetEditsOf(placed, edits)
        : edits.map((each) => textEditOf(placed, each)),
      abilities,
    ),
  };
}

/** Whether the client's diagnostic is this one: clients may drop what they do not know, but keep these. */
function isSame(one: Diagnostic, other: Diagnostic): boolean {
  return (
    one.source === diagnosticSource &&
    one.code === other.code &&
    one.range.start.line === other.range.start.line &&
    one.range.start.character === other.range.start.character &&
    one.range.end.line === other.range.end.line &&
    one.range.end.character === other.range.end.character
  );
}
