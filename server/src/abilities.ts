import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver';

/** What the client can do, as far as it decides what it is sent. */
export interface Abilities {
  /** Its display language, such as `ko` or `en-US`. */
  readonly locale: string | undefined;
  /** Answers `workspace/configuration`; else settings come with notifications. */
  readonly readsConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchedFiles: boolean;
  /** Asks for diagnostics itself; else they are pushed. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly showsRelatedInformation: boolean;
  readonly showsCodeDescription: boolean;
  readonly keepsDiagnosticData: boolean;
  readonly knownTags: readonly number[];
  readonly readsMarkdown: boolean;
  readonly takesVersionedEdits: boolean;
  /** Lets the user confirm edits. */
  readonly takesAnnotatedEdits: boolean;
  /** Selects what is left to choose in an edit. */
  readonly takesSnippetEdits: boolean;
  readonly takesCodeActions: boolean;
  readonly completion: CompletionAbilities;
  /** URIs of the open folders. */
  readonly folders: readonly string[];
  /** Another extension judges all YAML in this editor. */
  readonly standsBesideYamlExtension: boolean;
  /** Answers whether a file exists: our own request, announced by the client in its initialization options. */
  readonly answersFileQuestions: boolean;
  /** Shows what the server tells about a file: our own notification, announced likewise. */
  readonly showsStatus: boolean;
  /** Has our command that opens a timeline, announced likewise. */
  readonly showsTimeline: boolean;
  /** Asks for lenses and hints again when told to. */
  readonly refreshesCodeLenses: boolean;
  readonly refreshesInlayHints: boolean;
  /** Has our command that turns a rule off in its settings, announced likewise. */
  readonly turnsRulesOff: boolean;
  /** Has our commands that explain a rule and fix it in the whole workspace, announced likewise. */
  readonly hasRuleCommands: boolean;
}

/** What the client can do with items of a completion. */
export interface CompletionAbilities {
  readonly takesSnippets: boolean;
  /** Inserts further lines as they are when told so. */
  readonly takesInsertTextMode: boolean;
  /** Range, format and mode once for the whole list. */
  readonly takesDefaults: boolean;
}

export function abilitiesOf(params: InitializeParams): Abilities {
  const { workspace, textDocument }: ClientCapabilities = params.capabilities;
  const diagnostics = textDocument?.publishDiagnostics;
  const pull = textDocument?.diagnostic;
  const has = (read: (from: NonNullable<typeof diagnostics>) => unknown): boolean =>
    [diagnostics, pull].some((from) => from !== undefined && Boolean(read(from)));
  const hoverFormats = textDocument?.hover?.contentFormat;
  return {
    locale: params.locale,
    readsConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    pullsDiagnostics: pull !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    showsRelatedInformation: has((from) => from.relatedInformation),
    showsCodeDescription: has((from) => from.codeDescriptionSupport),
    keepsDiagnosticData: has((from) => from.dataSupport),
    knownTags: diagnostics?.tagSupport?.valueSet ?? pull?.tagSupport?.valueSet ?? [],
    readsMarkdown: hoverFormats === undefined || hoverFormats.includes('markdown'),
    takesVersionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    takesAnnotatedEdits:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.changeAnnotationSupport !== undefined,
    takesSnippetEdits:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.snippetEditSupport === true,
    completion: completionAbilitiesOf(textDocument?.completion),
    takesCodeActions: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    folders: (params.workspaceFolders ?? []).map(({ uri }) => uri),
    standsBesideYamlExtension: saysTrue(params.initializationOptions, 'standsBesideYamlExtension'),
    answersFileQuestions: saysTrue(params.initializationOptions, 'answersFileQuestions'),
    showsStatus: saysTrue(params.initializationOptions, 'showsStatus'),
    showsTimeline: saysTrue(params.initializationOptions, 'opensTimeline'),
    refreshesCodeLenses: workspace?.codeLens?.refreshSupport === true,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
    turnsRulesOff: saysTrue(params.initializationOptions, 'turnsRulesOff'),
    hasRuleCommands: saysTrue(params.initializationOptions, 'hasRuleCommands'),
  };
}

function completionAbilitiesOf(
  completion: NonNullable<ClientCapabilities['textDocument']>['completion'],
): CompletionAbilities {
  const defaults = completion?.completionList?.itemDefaults ?? [];
  return {
    takesSnippets: completion?.completionItem?.snippetSupport === true,
    takesInsertTextMode: completion?.completionItem?.insertTextModeSupport?.valueSet.includes(1) === true,
    takesDefaults: ['editRange', 'insertTextFormat', 'insertTextMode'].every((name) =>
      defaults.includes(name),
    ),
  };
}

function saysTrue(options: unknown, name: string): boolean {
  return (
    typeof options === 'object' && options !== null && (options as Record<string, unknown>)[name] === true
  );
}
