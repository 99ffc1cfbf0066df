import { FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { FileExistsParams, FileExistsResult } from '../../server/src/protocol.ts';
import { fileExistsMethod } from '../../server/src/protocol.ts';

/** Lets the server ask whether a file exists, wherever the editor can read: remote folders, archives, a browser's memory. */
export function answerFileQuestions(client: BaseLanguageClient): void {
  client.onRequest(fileExistsMethod, async ({ uri }: FileExistsParams): Promise<FileExistsResult> => {
    try {
      return ((await workspace.fs.stat(Uri.parse(uri))).type & FileType.File) !== 0;
    } catch (problem) {
      return isMissing(problem) ? false : null;
    }
  });
}

/** A file that is not there, as opposed to one that can't be asked about now. */
function isMissing(problem: unknown): boolean {
  return problem instanceof Error && 'code' in problem && problem.code === 'FileNotFound';
}
