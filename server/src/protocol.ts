import type { WorkspaceEdit } from 'vscode-languageserver';

/*
 * What the client and the server say to each other beyond the Language Server Protocol: names and plain data only.
 */

/** Asked by the server where it has no disk: is there a file at this URI? */
export const fileExistsMethod = 'kubeProbes/fileExists';

export interface FileExistsParams {
  readonly uri: string;
}

/** Null when the client can't tell. */
export type FileExistsResult = boolean | null;

/** Asked by the server: which YAML files are in the open folders, but for what others wrote? */
export const listFilesMethod = 'kubeProbes/listFiles';

export interface ListFilesParams {
  /** Instead: all files of this folder, whatever they are, and of the folders in it. */
  readonly folder?: string;
  /** No more URIs than this are of use. */
  readonly limit: number;
}

/** Null when the client can't tell. */
export type ListFilesResult = { readonly uris: readonly string[]; readonly isComplete: boolean } | null;

/** A larger file is no manifest that somebody writes, and is not read for its neighbours; in bytes. */
export const largestReadBytes = 1024 * 1024;

/** Asked by the server where it has no disk: what does the file at this URI say? */
export const readFileMethod = 'kubeProbes/readFile';

export interface ReadFileParams {
  readonly uri: string;
  /** Its bytes instead, in Base64: packed charts are no text. */
  readonly inBase64?: boolean;
}

/** Null when there is no such file, the client can't read it, or it is larger than `largestReadBytes`. */
export type ReadFileResult = string | null;

/**
 * In the client's answer about its settings: what of them is set for the folder or the workspace, as opposed to by
 * the user for all of their work, or by nobody. A client without that knowledge leaves it out.
 */
export const setInWorkspaceKey = 'setInWorkspace';

/** In the client's answer about its settings: the id of the values that the user picked for the chart of the file. */
export const pickedValuesKey = 'pickedValues';

/** What the client says about itself when it starts the server. */
export interface InitializationOptions {
  /** It answers `kubeProbes/fileExists`, `kubeProbes/listFiles` and `kubeProbes/readFile`. */
  readonly answersFileQuestions?: boolean;
  /** It shows `kubeProbes/status`. */
  readonly showsStatus?: boolean;
  /** It has the command `kubeProbes.turnRuleOff`. */
  readonly turnsRulesOff?: boolean;
  /** It has the commands `kubeProbes.fixAllInWorkspace` and `kubeProbes.explainRule`. */
  readonly hasRuleCommands?: boolean;
  /** It has the command `kubeProbes.openTimeline`. */
  readonly opensTimeline?: boolean;
  /** Another extension judges all YAML in this editor: only what it cannot know is wanted, unless settings say otherwise. */
  readonly standsBesideYamlExtension?: boolean;
}

/** The client's command that turns a rule off in the settings. Arguments: the rule's id and the URI of the file it was found in. */
export const turnRuleOffCommand = 'kubeProbes.turnRuleOff';

/** Asked by the client: judge all YAML files of the workspace and publish what is found in those that are not open. */
export const checkWorkspaceMethod = 'kubeProbes/checkWorkspace';

/** What a check of the workspace came to. */
export interface CheckSummary {
  /** Files that were judged; without those that settings leave out. */
  readonly files: number;
  readonly filesWithProblems: number;
  readonly problems: number;
  /** Files that could not be read, or are too large. */
  readonly unreadable: number;
  /** False where there were too many files or problems to look at all. */
  readonly isComplete: boolean;
  readonly isCancelled: boolean;
}

/** Null when the files of the workspace can't be listed. */
export type CheckWorkspaceResult = CheckSummary | null;

/** Told by the server while it works through the files of the workspace. */
export const checkProgressMethod = 'kubeProbes/checkProgress';

export interface CheckProgress {
  readonly done: number;
  readonly total: number;
}

/** Asked by the client: the edits that fix all findings of a rule in the workspace. */
export const workspaceFixesMethod = 'kubeProbes/workspaceFixes';

export interface WorkspaceFixesParams {
  readonly rule: string;
}

/** Null when the files of the workspace can't be listed. */
export type WorkspaceFixesResult = WorkspaceFixes | null;

export interface WorkspaceFixes {
  /** To be confirmed by the user, where the client can ask; null where there is nothing to fix. */
  readonly edit: WorkspaceEdit | null;
  readonly problems: number;
  readonly files: number;
  /** Files that changed while the edits were made: nothing in them is edited. */
  readonly changed: number;
  readonly isComplete: boolean;
}

/** The client's command that fixes all findings of a rule in the workspace. Argument: the rule's id. */
export const fixAllInWorkspaceCommand = 'kubeProbes.fixAllInWorkspace';

/** The client's command that shows a rule's page. Argument: the rule's id. */
export const explainRuleCommand = 'kubeProbes.explainRule';

/** Told by the server to clients that show it: what a file is to us and, when nothing is said about it, why. */
export const statusMethod = 'kubeProbes/status';

/** Why a file is not looked at. */
export type QuietReason =
  | 'disabled'
  | 'excluded'
  | 'not-a-working-copy'
  | 'chart-values'
  | 'chart-definition'
  | 'too-large';

/** Why a file that is looked at has nothing to judge. */
export type NothingFoundReason = 'not-kubernetes' | 'no-containers' | 'templated' | 'unreadable';

export interface FileStatus {
  readonly uri: string;
  /** A few words in the file's language. */
  readonly text: string;
  /** A few words more: editors show both in one short line. */
  readonly detail: string;
  /** Null where there is something to judge. */
  readonly reason: QuietReason | NothingFoundReason | null;
  /** Whether the file has containers of its own, which a timeline can show. */
  readonly hasContainers: boolean;
  /** In the file's language: the name of what leads to the settings where they are the reason, else to the log. */
  readonly action: string;
}

/** Told by the server to clients that show a status: what the chart of a file is rendered with, and could be. */
export const chartValuesMethod = 'kubeProbes/chartValues';

export interface ChartValuesParams {
  readonly uri: string;
  /** Null for a file of no chart. */
  readonly values: ChartValues | null;
}

export interface ChartValues {
  /** URI of the chart's folder: what is picked holds for all files in it. */
  readonly chart: string;
  /** All texts are in the file's language. */
  readonly text: string;
  readonly detail: string;
  readonly action: string;
  /** What the list of choices is about. */
  readonly prompt: string;
  /** Whether the file has a part in containers that the chart renders, which a timeline can show. */
  readonly hasContainers: boolean;
  readonly choices: readonly ChartValuesChoice[];
}

export interface ChartValuesChoice {
  /** What the client answers with, see `pickedValuesKey`. */
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly isChosen: boolean;
}
