import { applyEdits } from '../../text/edit.ts';
import type { RenderRequest } from '../rendering.ts';
import type { SourceEdit } from './chart-finding.ts';
import { sourceTexts } from './source-texts.ts';

/** The chart with edits made in its files, and the new texts. */
export function withEdits(
  request: RenderRequest,
  edits: readonly SourceEdit[],
): { readonly request: RenderRequest; readonly texts: ReadonlyMap<string, string> } {
  const textOf = sourceTexts(request);
  const texts = new Map<string, string>();
  for (const file of new Set(edits.map((edit) => edit.file)))
    texts.set(
      file,
      applyEdits(
        textOf(file) ?? '',
        edits.filter((edit) => edit.file === file),
      ),
    );
  const given = new Set(request.valuesFiles.map(({ path }) => path));
  const tree = new Map(request.tree);
  for (const [file, text] of texts) if (!given.has(file)) tree.set(file, text);
  const valuesFiles = request.valuesFiles.map((file) => ({
    ...file,
    text: texts.get(file.path) ?? file.text,
  }));
  return { request: { ...request, tree, valuesFiles }, texts };
}
