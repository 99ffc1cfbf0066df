import type { AnnotatedTextEdit, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { RuleId } from '../core/index.ts';
import { message, renderMessage, surestEdits } from '../core/index.ts';
import type { JudgedFileOfChart } from './chart-diagnostics.ts';
import { fixesOfChart, isApart } from './chart-fixes.ts';
import type { CircumstancesFinder } from './circumstances.ts';
import { textEditOf } from './convert.ts';
import type { Circumstances, OpenDocument } from './open-document.ts';
import type { WorkspaceFixes } from './protocol.ts';
import { checkProgressMethod } from './protocol.ts';
import { quietReasonOf } from './quiet.ts';
import { lookAt } from './report.ts';
import { placedSegments, wholeText } from './segmented-text.ts';
import type { Session } from './session.ts';
import type { ServerWorkspace } from './workspace.ts';
import { batchesOf, closedDocument, fileKey, isManifest, mostFiles } from './workspace-files.ts';

/** Files that are edited at once: more of them nobody looks through, and the text of each is kept until the end. */
const mostEditedFiles = 1000;

export interface WorkspaceFixing {
  readonly session: Session;
  readonly finder: CircumstancesFinder;
  readonly workspace: ServerWorkspace;
}

/** One file with what fixes the rule in it. */
interface FixedFile {
  readonly document: OpenDocument;
  /** The chart whose fixes are among the edits: they are made in all of its files, or in none. */
  readonly chart: string | null;
  /** As it was when it was judged. */
  readonly text: string;
  readonly edits: readonly TextEdit[];
  readonly problems: number;
}

/** The edits for every finding of a rule that has a fix without a choice. Null where nobody can list files. */
export async function fixesInWorkspace(
  fixing: WorkspaceFixing,
  rule: RuleId,
  isWanted: () => boolean,
): Promise<WorkspaceFixes | null> {
  const { session, workspace } = fixing;
  const list = await workspace.listFiles(mostFiles);
  if (list === null) return null;
  const uris = list.uris.filter(isManifest);
  const run: Run = { ...fixing, rule, isWanted, fixed: new Map(), charts: new Set() };
  let done = 0;
  for (const batch of batchesOf(uris)) {
    if (!isWanted() || run.fixed.size >= mostEditedFiles) break;
    await Promise.all(batch.map((uri) => fixIn(uri, run)));
    done += batch.length;
    void session.connection.sendNotification(checkProgressMethod, { done, total: uris.length });
    await session.foreground.whenIdle();
  }
  const fixed = [...run.fixed.values()];
  const unchanged = await unchangedOf(fixed, fixing);
  return {
    edit: unchanged.length === 0 || !isWanted() ? null : editOf(unchanged, rule, session),
    problems: unchanged.reduce((sum, { problems }) => sum + problems, 0),
    files: unchanged.length,
    changed: fixed.length - unchanged.length,
    isComplete: list.isComplete && done === uris.length,
  };
}

interface Run extends WorkspaceFixing {
  readonly rule: RuleId;
  readonly isWanted: () => boolean;
  /** By key of the file. */
  readonly fixed: Map<string, FixedFile>;
  /** The folders of charts that are fixed already. */
  readonly charts: Set<string>;
}

/** A defect of ours costs one file its fixes. */
async function fixIn(uri: string, run: Run): Promise<void> {
  const { session, rule, isWanted, charts } = run;
  try {
    const document = await documentAt(uri, run);
    const look = document && (await lookAt(session, document, isWanted));
    if (!document || !look) return;
    const { facts, rendered } = look;
    if (rendered && !charts.has(rendered.chart.root)) {
      charts.add(rendered.chart.root);
      await fixChartOf(rendered, facts.circumstances, run);
    }
    if (!('judged' in facts)) return;
    const { judged } = facts;
    const placed = [...placedSegments(document.text)];
    const chosen = judged.map(({ findings }) => surestEdits(findings, rule));
    const edits = placed.flatMap((place, index) =>
      (chosen[index]?.edits ?? []).map((edit) => textEditOf(place, edit)),
    );
    const problems = chosen.reduce((sum, { count }) => sum + count, 0);
    write({ document, chart: null, text: wholeText(document.text), edits, problems }, run);
  } catch (defect) {
    session.connection.console.error(`${uri}: ${String(defect)}`);
  }
}

/** What a chart renders is fixed once, from whichever of its files is met first. */
async function fixChartOf(file: JudgedFileOfChart, circumstances: Circumstances, run: Run): Promise<void> {
  const { session, rule, fixed, isWanted } = run;
  const isLookedAt = async (uri: string): Promise<boolean> => {
    const document = await documentAt(uri, run);
    const reason = document && quietReasonOf(document, await document.whenReady());
    return document !== null && (reason === null || reason === 'chart-values');
  };
  const writtenIn = (uri: string): readonly TextEdit[] => fixed.get(fileKey(uri))?.edits ?? [];
  const fixing = { session, circumstances, isLookedAt, writtenIn, isWanted };
  for (const { uri, text, edits, problems } of await fixesOfChart(file, rule, fixing)) {
    const document = await documentAt(uri, run);
    if (document) write({ document, chart: file.chart.root, text, edits, problems }, run);
  }
}

/** Behind what is written in the file already, unless the two share a place. */
function write(file: FixedFile, { fixed }: Run): void {
  const key = fileKey(file.document.uri);
  const before = fixed.get(key);
  if (file.edits.length === 0 || (before && before.text !== file.text)) return;
  if (before && !file.edits.every((edit) => isApart(edit, before.edits))) return;
  fixed.set(key, {
    ...file,
    chart: before?.chart ?? file.chart,
    edits: [...(before?.edits ?? []), ...file.edits],
    problems: (before?.problems ?? 0) + file.problems,
  });
}

async function documentAt(uri: string, run: Run): Promise<OpenDocument | null> {
  return openAt(run.session, uri) ?? (await stored(uri, run));
}

function openAt({ documents }: Session, uri: string): OpenDocument | undefined {
  const key = fileKey(uri);
  return documents.get(uri) ?? [...documents.values()].find((document) => fileKey(document.uri) === key);
}

async function stored(
  uri: string,
  { finder, workspace }: Pick<WorkspaceFixing, 'finder' | 'workspace'>,
): Promise<OpenDocument | null> {
  const text = await workspace.readText(uri);
  return text === null ? null : closedDocument(uri, text, finder);
}

/** Without files that have moved on, and without all files of a chart of which one has. */
async function unchangedOf(
  fixed: readonly FixedFile[],
  fixing: WorkspaceFixing,
): Promise<readonly FixedFile[]> {
  const unchanged: FixedFile[] = [];
  for (const batch of batchesOf(fixed)) {
    const kept = await Promise.all(batch.map((file) => isUnchanged(file, fixing)));
    unchanged.push(...batch.filter((_, index) => kept[index]));
  }
  const moved = new Set(fixed.flatMap((file) => (unchanged.includes(file) ? [] : (file.chart ?? []))));
  return unchanged.filter(({ chart }) => chart === null || !moved.has(chart));
}

/** Whether the file still says what was judged, in the editor or where it is stored. */
async function isUnchanged({ document, text }: FixedFile, fixing: WorkspaceFixing): Promise<boolean> {
  const open = openAt(fixing.session, document.uri);
  if (open) return wholeText(open.text) === text;
  return !document.isClosed && (await fixing.workspace.readText(document.uri)) === text;
}

const annotationId = 'kube-probes-fix';

/** Versioned where the client can refuse edits of a file that has moved on; to be confirmed where it can ask. */
function editOf(files: readonly FixedFile[], rule: RuleId, session: Session): WorkspaceEdit {
  const { abilities } = session;
  if (!abilities.takesVersionedEdits) {
    return { changes: Object.fromEntries(files.map(({ document, edits }) => [document.uri, [...edits]])) };
  }
  const isAnnotated = abilities.takesAnnotatedEdits;
  const documentChanges = files.map(({ document, edits }): TextDocumentEdit => {
    const open = openAt(session, document.uri);
    return {
      textDocument: { uri: open?.uri ?? document.uri, version: open?.version ?? null },
      edits: isAnnotated ? edits.map((edit): AnnotatedTextEdit => ({ ...edit, annotationId })) : [...edits],
    };
  });
  if (!isAnnotated) return { documentChanges };
  const language = files[0]?.document.circumstances?.language ?? 'en';
  const label = renderMessage(message('fix-all-of-rule-in-workspace', { rule }), language);
  return { documentChanges, changeAnnotations: { [annotationId]: { label, needsConfirmation: true } } };
}
