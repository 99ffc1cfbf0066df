import type { CodeAction, CodeActionKind, CodeActionParams, Diagnostic } from 'vscode-languageserver';
import type { Fix, Refactoring, Span } from '../../core/index.ts';
import { codeActionsAt, joinDocuments, message, renderMessage, safeEdits } from '../../core/index.ts';
import type { Range } from '../../positions/line-table.ts';
import { diagnosticOf, diagnosticSource, placedDiagnostic, textEditOf, workspaceEditOf } from '../convert.ts';
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
  const actions = selectedParts(judged.document.text, range).flatMap((part) =>
    actionsIn(part, { session, judged, diagnostics: context.diagnostics }),
  );
  return [...actions, ...(wanted.includes(fixAllKind) ? fixAll(session, judged, context.only) : [])].filter(
    ({ kind }) => wanted.some((offered) => offered === kind),
  );
};

/** Everything safe in the file at once: on save, or when asked for by name, never among the fixes of a place. */
function fixAll(
  session: Asked['session'],
  judged: JudgedDocument,
  only: readonly string[] | undefined,
): CodeAction[] {
  if (only === undefined) return [];
  const segments = [...placedSegments(judged.document.text)];
  const joined = joinDocuments(
    segments.map(({ segment }) => judged.analysisOf(segment)),
    judged.circumstances.context,
  );
  const edits = segments.flatMap((placed, index) =>
    safeEdits(joined[index] ?? []).map((edit) => textEditOf(placed, edit)),
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

function actionsIn({ placed, span }: SelectedPart, asked: Asked): readonly CodeAction[] {
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
  return [
    ...fixes,
    ...found.refactorings.map((refactoring) => actionOf('refactor.rewrite', refactoring, { placed, asked })),
  ];
}

function actionOf(
  kind: OfferedKind,
  { title, edits }: Fix | Refactoring,
  { placed, asked }: { readonly placed: PlacedSegment; readonly asked: Asked },
): CodeAction {
  const { document, circumstances } = asked.judged;
  return {
    title: renderMessage(title, circumstances.language),
    kind,
    edit: workspaceEditOf(
      document,
      edits.map((edit) => textEditOf(placed, edit)),
      asked.session.abilities,
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
