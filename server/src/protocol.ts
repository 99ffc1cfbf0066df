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

/** What the client says about itself when it starts the server. */
export interface InitializationOptions {
  /** It answers `kubeProbes/fileExists`. */
  readonly answersFileQuestions?: boolean;
  /** Another extension judges all YAML in this editor: only what it cannot know is wanted, unless settings say otherwise. */
  readonly standsBesideYamlExtension?: boolean;
}
