import type { Connection } from 'vscode-languageserver';
import type { Workspace } from '../core/index.ts';
import { unknownWorkspace } from '../core/index.ts';
import type { Abilities } from './abilities.ts';
import type { FileExistsParams, FileExistsResult, ReadFileParams, ReadFileResult } from './protocol.ts';
import { fileExistsMethod, readFileMethod } from './protocol.ts';

/*
 * The core asks about paths; here they are URIs without query and fragment, whose folders are divided as paths are.
 */

/** Asks the client, which reads whatever the editor can read: remote folders, archives, a browser's memory. */
export function workspaceOfClient(connection: Connection, abilities: Abilities): Workspace {
  if (!abilities.answersFileQuestions) return unknownWorkspace;
  return {
    async fileExists(uri) {
      const params: FileExistsParams = { uri };
      try {
        return await connection.sendRequest<FileExistsResult>(fileExistsMethod, params);
      } catch {
        return null;
      }
    },
    async readText(uri) {
      const params: ReadFileParams = { uri };
      try {
        return await connection.sendRequest<ReadFileResult>(readFileMethod, params);
      } catch {
        return null;
      }
    },
  };
}

/** What the core takes for a file's path. */
export function pathOfUri(uri: string): string {
  return uri.replace(/[?#].*$/s, '');
}
