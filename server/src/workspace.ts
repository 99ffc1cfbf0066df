import type { Connection } from 'vscode-languageserver';
import type { Workspace } from '../core/index.ts';
import { decodeBase64, unknownWorkspace } from '../core/index.ts';
import type { Abilities } from './abilities.ts';
import type {
  FileExistsParams,
  FileExistsResult,
  ListFilesParams,
  ListFilesResult,
  ReadFileParams,
  ReadFileResult,
} from './protocol.ts';
import { fileExistsMethod, listFilesMethod, readFileMethod } from './protocol.ts';

/*
 * The core asks about paths; here they are URIs without query and fragment, whose folders are divided as paths are.
 */

/** What the server itself asks about files besides. */
export interface ServerWorkspace extends Workspace {
  /** The YAML files of the open folders; null when nobody can tell. */
  listFiles(limit: number): Promise<FileList | null>;
  /** All files in a folder and those below it, but for what others wrote; null when nobody can tell. */
  listFolder(uri: string, limit: number): Promise<FileList | null>;
  /** The bytes of a file; null when there is none, or nobody can read it. */
  readBytes(uri: string): Promise<Uint8Array | null>;
}

export interface FileList {
  /** At most as many as were asked for. */
  readonly uris: readonly string[];
  readonly isComplete: boolean;
}

/** Asks the client, which reads whatever the editor can read: remote folders, archives, a browser's memory. */
export function workspaceOfClient(connection: Connection, abilities: Abilities): ServerWorkspace {
  const nobody = () => Promise.resolve(null);
  if (!abilities.answersFileQuestions)
    return { ...unknownWorkspace, listFiles: nobody, listFolder: nobody, readBytes: nobody };
  return {
    async listFiles(limit) {
      if (abilities.folders.length === 0) return null;
      const params: ListFilesParams = { limit };
      try {
        return await connection.sendRequest<ListFilesResult>(listFilesMethod, params);
      } catch {
        return null;
      }
    },
    async listFolder(folder, limit) {
      const params: ListFilesParams = { folder, limit };
      try {
        return await connection.sendRequest<ListFilesResult>(listFilesMethod, params);
      } catch {
        return null;
      }
    },
    async readBytes(uri) {
      const params: ReadFileParams = { uri, inBase64: true };
      try {
        const answer = await connection.sendRequest<ReadFileResult>(readFileMethod, params);
        const bytes = answer === null ? null : decodeBase64(answer);
        return typeof bytes === 'number' ? null : bytes;
      } catch {
        return null;
      }
    },
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
