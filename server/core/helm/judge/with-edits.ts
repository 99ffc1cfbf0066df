import { applyEdits } from '../../text/edit.ts';
import { inlineFileOf, type RenderRequest, type SetExpression } from '../rendering.ts';
import type { SourceEdit } from './chart-finding.ts';
import { sourceTexts } from './source-texts.ts';

/** The chart with edits made in its files, and the new texts. */
export function withEdits(
  request: RenderRequest,
  edits: readonly SourceEdit[],
): { readonly request: RenderRequest; readonly texts: ReadonlyMap<string, string> } {
  const textOf = sourceTexts(request);
  const texts = new Map<string, string>();
  const inFiles = edits.filter((edit) => !request.sets.some((set) => isInSet(edit, set, request)));
  for (const file of new Set(inFiles.map((edit) => edit.file)))
    texts.set(
      file,
      applyEdits(
        textOf(file) ?? '',
        inFiles.filter((edit) => edit.file === file),
      ),
    );
  const given = new Set(request.valuesFiles.map(({ path }) => path));
  const tree = new Map(request.tree);
  for (const [file, text] of texts) if (!given.has(file)) tree.set(file, text);
  const valuesFiles = request.valuesFiles.map((file) => ({
    ...file,
    text: texts.get(file.path) ?? file.text,
  }));
  const sets = request.sets.map((set) => editedSet(set, edits, request));
  return { request: { ...request, tree, valuesFiles, sets }, texts };
}

/** Whether an edit is one of a parameter, which stands beside the inline values. */
function isInSet({ file, span }: SourceEdit, { written }: SetExpression, request: RenderRequest): boolean {
  if (!written || written.start > span.start || written.end < span.end) return false;
  return inlineFileOf(request.valuesFiles)?.path === file;
}

function editedSet(set: SetExpression, edits: readonly SourceEdit[], request: RenderRequest): SetExpression {
  const own = edits.filter((edit) => isInSet(edit, set, request));
  const { written } = set;
  if (!written || own.length === 0) return set;
  // The value stands at the end of the expression, as it is written.
  const offset = set.expression.length - (written.end - written.start) - written.start;
  const moved = own.map(({ span, newText }) => ({
    span: { start: span.start + offset, end: span.end + offset },
    newText,
  }));
  return { ...set, expression: applyEdits(set.expression, moved) };
}
