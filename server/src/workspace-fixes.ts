import type { AnnotatedTextEdit, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { RuleId } from '../core/index.ts';
import { message, renderMessage, surestEdits } from '../core/index.ts';
import type { CircumstancesFinder } from './circumstances.ts';
import { textEditOf } from './convert.ts';
import { judge, judgementOf } from './judge.ts';
import type { OpenDocument } from './open-document.ts';
import type { WorkspaceFixes } from './protocol.ts';
import { checkProgressMethod } from './protocol.ts';
import { quietReasonOf } from './quiet.ts';
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
  /** As it was when it was judged. */
  readonly version: number;
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
  const fixed: FixedFile[] = [];
  let done = 0;
  for (const batch of batchesOf(uris)) {
    if (!isWanted() || fixed.length >= mostEditedFiles) break;
    const found = await Promise.all(batch.map((uri) => fixesIn(uri, rule, { ...fixing, isWanted })));
    fixed.push(...found.filter((file) => file !== null));
    done += batch.length;
    void session.connection.sendNotification(checkProgressMethod, { done, total: uris.length });
    await session.foreground.whenIdle();
  }
  const unchanged: FixedFile[] = [];
  for (const batch of batchesOf(fixed)) {
    const kept = await Promise.all(batch.map((file) => isUnchanged(file, fixing)));
    unchanged.push(...batch.filter((_, index) => kept[index]));
  }
  return {
    edit: unchanged.length === 0 || !isWanted() ? null : editOf(unchanged, rule, session),
    problems: unchanged.reduce((sum, { problems }) => sum + problems, 0),
    files: unchanged.length,
    changed: fixed.length - unchanged.length,
    isComplete: list.isComplete && done === uris.length,
  };
}

/** A defect of ours costs one file its fixes. */
async function fixesIn(
  uri: string,
  rule: RuleId,
  { session, finder, workspace, isWanted }: WorkspaceFixing & { readonly isWanted: () => boolean },
): Promise<FixedFile | null> {
  try {
    const document = openAt(session, uri) ?? (await stored(uri, { finder, workspace }));
    if (!document || quietReasonOf(document, await document.whenReady()) !== null) return null;
    const circumstances = await judge(session, document, isWanted);
    if (circumstances === null) return null;
    const { judged } = judgementOf(session, document, circumstances);
    const placed = [...placedSegments(document.text)];
    const chosen = judged.map(({ findings }) => surestEdits(findings, rule));
    const edits = placed.flatMap((place, index) =>
      (chosen[index]?.edits ?? []).map((edit) => textEditOf(place, edit)),
    );
    if (edits.length === 0) return null;
    const problems = chosen.reduce((sum, { count }) => sum + count, 0);
    return { document, version: document.version, text: wholeText(document.text), edits, problems };
  } catch (defect) {
    session.connection.console.error(`${uri}: ${String(defect)}`);
    return null;
  }
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

/** Whether the file still says what was judged, in the editor or where it is stored. */
async function isUnchanged(
  { document, version, text }: FixedFile,
  fixing: WorkspaceFixing,
): Promise<boolean> {
  const open = openAt(fixing.session, document.uri);
  if (open) return open === document ? open.version === version : wholeText(open.text) === text;
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
