import { writeFile } from 'node:fs/promises';
import type { Message, TextEdit } from '../core/index.ts';
import { analyseDocument, applyEdits, cutFile, joinDocuments, message, safeEdits } from '../core/index.ts';
import type { CheckOptions, TextToCheck } from './check-text.ts';
import { encodeLike } from './decode-bytes.ts';
import type { FixedFile } from './report.ts';

export interface FixOutcome {
  /** As it now stands in the file. */
  readonly text: string;
  readonly fixed?: FixedFile;
  readonly problem?: Message;
}

/** A bound for defects of ours: real files need two or three. */
const mostRounds = 20;

/** Writes all safe fixes into a file, in its encoding; a file that cannot be written back byte by byte stays as it is. */
export async function fixFile(
  file: TextToCheck,
  bytes: Uint8Array,
  options: CheckOptions,
): Promise<FixOutcome> {
  const { text, fixes } = fixText(file, options);
  if (text === file.text) return { text };
  const encoded = encodeLike(bytes, text);
  if (encoded === null) return { text: file.text, problem: message('cli-fix-lossy') };
  try {
    await writeFile(file.path, encoded);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    return { text: file.text, problem: message('cli-not-written', { reason }) };
  }
  return { text, fixed: { path: file.path, fixes } };
}

/** The text with all safe fixes, made again and again until none is left, and how many of each rule. */
function fixText(
  file: TextToCheck,
  options: CheckOptions,
): { readonly text: string; readonly fixes: FixedFile['fixes'] } {
  const fixes: Record<string, number> = {};
  const seen = new Set<string>();
  let { text } = file;
  for (let round = 0; round < mostRounds && !seen.has(text); round++) {
    seen.add(text);
    const { edits, ruleIds } = safeEditsOf({ ...file, text }, options);
    if (edits.length === 0) break;
    for (const ruleId of ruleIds) fixes[ruleId] = (fixes[ruleId] ?? 0) + 1;
    text = applyEdits(text, edits);
  }
  return { text, fixes };
}

/** One round: the safe edits that do not touch each other, counted from the start of the file, and the rules they are for. */
function safeEditsOf(
  file: TextToCheck,
  { context }: CheckOptions,
): { readonly edits: readonly TextEdit[]; readonly ruleIds: readonly string[] } {
  const cut = cutFile(file.text, file.kind);
  const joined = joinDocuments(
    cut.map(({ source }) => analyseDocument(source, context)),
    context,
    file.surroundings,
  );
  const documents = cut.map(({ start }, index) => {
    const findings = joined[index] ?? [];
    const chosen = safeEdits(findings);
    const edits = chosen.map(({ span, newText }) => ({
      span: { start: span.start + start, end: span.end + start },
      newText,
    }));
    const made = findings.filter(({ fixes }) => {
      const fix = fixes.find(({ safety }) => safety === 'safe');
      return fix?.edits.some((edit) => chosen.includes(edit));
    });
    return { edits, ruleIds: made.map(({ ruleId }) => ruleId) };
  });
  return {
    edits: documents.flatMap(({ edits }) => edits),
    ruleIds: documents.flatMap(({ ruleIds }) => ruleIds),
  };
}
