import { l10n, Uri, window, workspace } from 'vscode';
import type { ExportFormat } from '../../webview/protocol.ts';

const endings: Readonly<Record<ExportFormat, string>> = { svg: 'svg', markdown: 'md', json: 'json' };

/** Lets the user choose what to export as. */
export async function chooseExport(): Promise<ExportFormat | undefined> {
  const choices: readonly {
    readonly label: string;
    readonly detail: string;
    readonly format: ExportFormat;
  }[] = [
    { label: 'SVG', detail: l10n.t('The picture, in the colors of the theme'), format: 'svg' },
    { label: 'Markdown', detail: l10n.t('Figures and key moments, for a review'), format: 'markdown' },
    { label: 'JSON', detail: l10n.t('Scenario and trace, for other tools'), format: 'json' },
  ];
  const title = l10n.t('Export the timeline as');
  return (await window.showQuickPick(choices, { title }))?.format;
}

/** Asks where to, and writes the file there; in a browser as well. */
export async function saveExport(
  format: ExportFormat,
  { data, name }: { readonly data: string; readonly name: string },
  beside: Uri,
): Promise<void> {
  const ending = endings[format];
  const folder =
    beside.scheme === 'untitled' ? workspace.workspaceFolders?.[0]?.uri : Uri.joinPath(beside, '..');
  const target = await window.showSaveDialog({
    ...(folder ? { defaultUri: Uri.joinPath(folder, `${name}.${ending}`) } : {}),
    filters: { [format === 'markdown' ? 'Markdown' : format.toUpperCase()]: [ending] },
  });
  if (target) await workspace.fs.writeFile(target, new TextEncoder().encode(data));
}
