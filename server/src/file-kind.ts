import type { FileKind } from '../core/index.ts';
import type { FileQuestion } from './workspace.ts';

/** What can be said of a file before anybody is asked. */
export function kindGuessed({
  uri,
  languageId,
}: {
  readonly uri: string;
  readonly languageId: string;
}): FileKind {
  if (languageId === 'helm' || languageId === 'helm-template') return 'template';
  return chartFilesOf(uri).length > 0 ? 'template' : 'manifest';
}

/** A file under `templates/` with a `Chart.yaml` above that folder is a template; where nobody can tell, the folder's name is enough. */
export async function kindOf(
  document: { readonly uri: string; readonly languageId: string },
  exists: FileQuestion,
): Promise<FileKind> {
  if (kindGuessed(document) === 'manifest') return 'manifest';
  if (document.languageId !== 'yaml') return 'template';
  const answers = await Promise.all(chartFilesOf(document.uri).map(exists));
  return answers.some((answer) => answer !== false) ? 'template' : 'manifest';
}

/** Where a `Chart.yaml` would make the file a template. */
function chartFilesOf(uri: string): readonly string[] {
  const [path = ''] = uri.split(/[?#]/);
  return [...path.matchAll(/\/templates\//g)].map(({ index }) => `${path.slice(0, index)}/Chart.yaml`);
}
