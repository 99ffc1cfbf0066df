import type { ExtensionContext, QuickPickItem, TextEditor } from 'vscode';
import {
  commands,
  Disposable,
  env,
  extensions,
  l10n,
  languages,
  QuickPickItemKind,
  Uri,
  window,
  workspace,
} from 'vscode';

/** Documents of this scheme are pages that came with the extension, for reading only. */
const pageScheme = 'kube-probes-docs';

/** Where a build leaves all pages by their path in the project, which links between them go by. */
const pagesFile = 'dist/rule-pages.json';

/** Lets a rule be explained without a network. */
export function registerRulePages({ extensionUri, extension }: ExtensionContext): Disposable {
  const known = ruleIdsIn(extension.packageJSON);
  const isKnown = (rule: unknown): rule is string => known.some((id) => id === rule);
  return Disposable.from(
    workspace.registerTextDocumentContentProvider(pageScheme, {
      provideTextDocumentContent: ({ path }) => readPage(extensionUri, path),
    }),
    commands.registerCommand('kubeProbes.explainRule', async (asked: unknown) => {
      const rule = isKnown(asked) ? asked : await chooseRule(known);
      if (rule !== undefined) await showPage(pageOf(rule));
    }),
  );
}

async function readPage(extensionUri: Uri, path: string): Promise<string | null> {
  const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, pagesFile));
  const page = partOf(JSON.parse(new TextDecoder().decode(bytes)), path);
  return typeof page === 'string' ? page : null;
}

function pageOf(rule: string): Uri {
  const folder = speaksKorean() ? '/docs/rules/ko' : '/docs/rules';
  return Uri.from({ scheme: pageScheme, path: `${folder}/${rule}.md` });
}

function speaksKorean(): boolean {
  const language = workspace.getConfiguration('kubeProbes').get<string>('language', 'auto');
  return language === 'ko' || (language === 'auto' && /^ko\b/i.test(env.language));
}

/** As a page where the editor can show one, else as its text. */
async function showPage(page: Uri): Promise<void> {
  if (extensions.getExtension('vscode.markdown-language-features')) {
    await commands.executeCommand('markdown.showPreview', page);
    return;
  }
  await window.showTextDocument(page, { preview: true });
}

/** Asks for a rule; those that speak at the cursor stand first. */
export async function chooseRule(known: readonly string[]): Promise<string | undefined> {
  const here = rulesAtCursor(window.activeTextEditor).filter((rule) => known.includes(rule));
  const others = known.filter((rule) => !here.includes(rule));
  const items: QuickPickItem[] = [
    ...here.map((label) => ({ label })),
    ...(here.length > 0 ? [{ label: '', kind: QuickPickItemKind.Separator }] : []),
    ...others.map((label) => ({ label })),
  ];
  return (await window.showQuickPick(items, { placeHolder: l10n.t('Rule') }))?.label;
}

function rulesAtCursor(editor: TextEditor | undefined): readonly string[] {
  if (!editor) return [];
  const found = languages
    .getDiagnostics(editor.document.uri)
    .filter(({ source, range }) => source === 'kube-probes' && range.intersection(editor.selection))
    .map(({ code }) => String(typeof code === 'object' ? code.value : code));
  return [...new Set(found)];
}

/** The ids that the extension's manifest offers for settings: all there are. */
export function ruleIdsIn(manifest: unknown): readonly string[] {
  const sections = partOf(partOf(manifest, 'contributes'), 'configuration');
  const ids = (Array.isArray(sections) ? sections : []).flatMap((section: unknown) => {
    const setting = partOf(partOf(section, 'properties'), 'kubeProbes.rules');
    const names = partOf(partOf(setting, 'propertyNames'), 'enum');
    return Array.isArray(names) ? names : [];
  });
  return ids.filter((id) => typeof id === 'string');
}

function partOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
