import type { CodeAction, CodeActionKind, CodeActionParams, Diagnostic } from 'vscode-languageserver';
import type { Finding, Fix, MessageId, Refactoring, RuleId, Span } from '../../core/index.ts';
import {
  codeActionsAt,
  joinDocuments,
  message,
  renderMessage,
  ruleEdits,
  safeEdits,
} from '../../core/index.ts';
import type { Range } from '../../positions/line-table.ts';
import {
  diagnosticOf,
  diagnosticSource,
  placedDiagnostic,
  snippetEditOf,
  textEditOf,
  workspaceEditOf,
} from '../convert.ts';
import { explainRuleCommand, fixAllInWorkspaceCommand, turnRuleOffCommand } from '../protocol.ts';
import type { PlacedSegment, SegmentedText } from '../segmented-text.ts';
import { placeAt, placedFrom, placedSegments } from '../segmented-text.ts';
import type { Handler, JudgedDocument } from './handler.ts';
import { judgedAt } from './handler.ts';

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
) => {
  const judged = await judgedAt(session, textDocument.uri);
  if (!judged || !session.abilities.takesCodeActions) return [];
  const wanted = codeActionKinds.filter((kind) => isWanted(kind, context.only));
  if (wanted.length === 0) return [];
  const asked: Asked = { session, judged, diagnostics: context.diagnostics };
  const offers = selectedParts(judged.document.text, range).map((part) => offersIn(part, asked));
  return [
    ...offers.flatMap(({ actions }) => actions),
    ...fixRules(asked, new Set(offers.flatMap(({ fixedRules }) => fixedRules))),
    ...fixRulesEverywhere(asked, new Set(offers.flatMap(({ surelyFixedRules }) => surelyFixedRules))),
    ...turnOffRules(asked, new Set(offers.flatMap(({ ignorableRules }) => ignorableRules))),
    ...explainRules(asked, new Set(offers.flatMap(({ rules }) => rules))),
    ...(wanted.includes(fixAllKind) ? fixAll(session, judged, context.only) : []),
  ].filter(({ kind }) => wanted.some((offered) => offered === kind));
};

/** One action for each rule that is fixed at this place and found elsewhere in the file as well. */
function fixRules({ session, judged }: Asked, rules: ReadonlySet<RuleId>): CodeAction[] {
  if (rules.size === 0) return [];
  const documents = documentsOf(judged);
  return [...rules].flatMap((rule) => {
    const count = documents.reduce(
      (sum, { findings }) =>
        sum + findings.filter(({ ruleId, fixes }) => ruleId === rule && fixes.length > 0).length,
      0,
    );
    if (count < 2) return [];
    const edits = documents.flatMap(({ placed, findings }) =>
      ruleEdits(findings, rule).map((edit) => textEditOf(placed, edit)),
    );
    return [
      {
        title: renderMessage(message('fix-all-of-rule', { count, rule }), judged.circumstances.language),
        kind: 'quickfix',
        edit: workspaceEditOf(judged.document, edits, session.abilities),
      },
    ];
  });
}

/** The editor asks for the edits and shows them before they are made. */
function fixRulesEverywhere(asked: Asked, rules: ReadonlySet<RuleId>): CodeAction[] {
  const command = { id: fixAllInWorkspaceCommand, title: 'fix-all-of-rule-in-workspace' } as const;
  return asked.session.abilities.folders.length === 0 ? [] : ruleCommands(asked, rules, command);
}

function explainRules(asked: Asked, rules: ReadonlySet<RuleId>): CodeAction[] {
  return ruleCommands(asked, rules, { id: explainRuleCommand, title: 'fix-explain-rule' });
}

/** One action for each rule, which the editor does. */
function ruleCommands(
  { session, judged }: Asked,
  rules: ReadonlySet<RuleId>,
  { id, title: titleId }: { readonly id: string; readonly title: MessageId },
): CodeAction[] {
  if (!session.abilities.hasRuleCommands) return [];
  return [...rules].map((rule) => {
    const title = renderMessage(message(titleId, { rule }), judged.circumstances.language);
    return { title, kind: 'quickfix', command: { title, command: id, arguments: [rule] } };
  });
}

/** The editor writes the setting: only it knows which of its files that belongs into. */
function turnOffRules({ session, judged }: Asked, rules: ReadonlySet<RuleId>): CodeAction[] {
  if (!session.abilities.turnsRulesOff) return [];
  return [...rules].map((rule) => {
    const title = renderMessage(message('fix-turn-rule-off', { rule }), judged.circumstances.language);
    const command = { title, command: turnRuleOffCommand, arguments: [rule, judged.document.uri] };
    return { title, kind: 'quickfix', command };
  });
}

interface PlacedFindings {
  readonly placed: PlacedSegment;
  readonly findings: readonly Finding[];
}

/** The documents of the file with what is found in each. */
function documentsOf(judged: JudgedDocument): readonly PlacedFindings[] {
  const segments = [...placedSegments(judged.document.text)];
  const joined = joinDocuments(
    segments.map(({ segment }) => judged.analysisOf(segment)),
    judged.circumstances.context,
  );
  return segments.map((placed, index) => ({ placed, findings: joined[index] ?? [] }));
}

/** Everything safe in the file at once: on save, or when asked for by name, never among the fixes of a place. */
function fixAll(
  session: Asked['session'],
  judged: JudgedDocument,
  only: readonly string[] | undefined,
): CodeAction[] {
  if (only === undefined) return [];
  const edits = documentsOf(judged).flatMap(({ placed, findings }) =>
    safeEdits(findings).map((edit) => textEditOf(placed, edit)),
  );
  if (edits.length === 0) return [];
  return [
    {
      title: renderMessage(message('fix-all-safe'), judged.circumstances.language),
      kind: fixAllKind,
      edit: workspaceEditOf(judged.document, edits, session.abilities),
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
      placed,
      span: { start: index === from.index ? from.offset : 0, end: index === to.index ? to.offset : length },
    });
  }
  return parts;
}

interface Asked {
  readonly session: Parameters<typeof codeAction>[0];
  readonly judged: JudgedDocument;
  readonly diagnostics: readonly Diagnostic[];
}

/** What can be done about a part, and about which rules. */
interface Offers {
  readonly actions: readonly CodeAction[];
  readonly fixedRules: readonly RuleId[];
  readonly ignorableRules: readonly RuleId[];
  /** Those with a fix that needs no choice. */
  readonly surelyFixedRules: readonly RuleId[];
  /** All that are broken here. */
  readonly rules: readonly RuleId[];
}

function offersIn({ placed, span }: SelectedPart, asked: Asked): Offers {
  const { session, judged } = asked;
  const { context, language } = judged.circumstances;
  const { segment, start } = placed;
  const found = codeActionsAt({
    source: segment.source,
    analysis: judged.analysisOf(segment),
    span,
    context,
  });
  const conversion = { uri: judged.document.uri, language, abilities: session.abilities };
  const fixes = [...found.fixes, ...found.ignores].map(({ fix, finding }): CodeAction => {
    const diagnostic = placedDiagnostic(diagnosticOf(segment, finding, conversion), start);
    const reported = asked.diagnostics.filter((candidate) => isSame(candidate, diagnostic));
    return {
      ...actionOf('quickfix', fix, { placed, asked }),
      isPreferred: fix.isPreferred,
      diagnostics: reported.length > 0 ? reported : [diagnostic],
    };
  });
  return {
    actions: [
      ...fixes,
      ...found.refactorings.map((refactoring) =>
        actionOf('refactor.rewrite', refactoring, { placed, asked }),
      ),
    ],
    fixedRules: found.fixes.map(({ finding }) => finding.ruleId),
    ignorableRules: found.ignores.map(({ finding }) => finding.ruleId),
    surelyFixedRules: found.fixes.flatMap(({ fix, finding }) =>
      fix.safety === 'safe' || fix.isPreferred ? [finding.ruleId] : [],
    ),
    rules: [...found.fixes, ...found.ignores].map(({ finding }) => finding.ruleId),
  };
}

function actionOf(
  kind: OfferedKind,
  { title, edits }: Fix | Refactoring,
  { placed, asked }: { readonly placed: PlacedSegment; readonly asked: Asked },
): CodeAction {
  const { document, circumstances } = asked.judged;
  const { abilities } = asked.session;
  const [edit, second] = edits;
  const snippet = abilities.takesSnippetEdits && edit && !second ? snippetEditOf(placed, edit) : null;
  return {
    title: renderMessage(title, circumstances.language),
    kind,
    edit: workspaceEditOf(
      document,
      snippet ? [snippet] : edits.map((each) => textEditOf(placed, each)),
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
