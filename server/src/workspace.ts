import type { Connection } from 'vscode-languageserver';
import type { Abilities } from './abilities.ts';
import type { FileExistsParams, FileExistsResult } from './protocol.ts';
import { fileExistsMethod } from './protocol.ts';

/** Whether there is a file at a URI; null where nobody can tell. */
export type FileQuestion = (uri: string) => Promise<boolean | null>;

/** Asks the client, which reads whatever the editor can read: remote folders, archives, browsers' memory. */
export function questionsToClient(connection: Connection, abilities: Abilities): FileQuestion {
  if (!abilities.answersFileQuestions) return async () => null;
  return async (uri) => {
    const params: FileExistsParams = { uri };
    try {
      return await connection.sendRequest<FileExistsResult>(fileExistsMethod, params);
    } catch {
      return null;
    }
  };
}
