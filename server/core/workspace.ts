/** What the core may ask about the files around a document. Whoever runs it answers: from disk, or through the editor. */
export interface Workspace {
  /** Whether a file stands at a path; null when nobody can tell. Paths are as in the question, `/` or `\` between folders. */
  fileExists(path: string): Promise<boolean | null>;
  /** The text of a file; null when there is none, or nobody can read it. */
  readText(path: string): Promise<string | null>;
}

/** For texts that come from nowhere, such as standard input. */
export const unknownWorkspace: Workspace = {
  fileExists: () => Promise.resolve(null),
  readText: () => Promise.resolve(null),
};
