import { FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { encodeBase64 } from '../../server/core/helm/base64.ts';
import type {
  FileExistsParams,
  FileExistsResult,
  ListFilesParams,
  ListFilesResult,
  ReadFileParams,
  ReadFileResult,
} from '../../server/src/protocol.ts';
import {
  fileExistsMethod,
  largestReadBytes,
  listFilesMethod,
  readFileMethod,
} from '../../server/src/protocol.ts';

/** What package managers and version control put into folders. */
const writtenByOthers = '**/{node_modules,vendor,.git}/**';

/** Lets the server ask about files, wherever the editor can read: remote folders, archives, a browser's memory. */
export function answerFileQuestions(client: BaseLanguageClient): void {
  client.onRequest(fileExistsMethod, async ({ uri }: FileExistsParams): Promise<FileExistsResult> => {
    try {
      return ((await workspace.fs.stat(Uri.parse(uri))).type & FileType.File) !== 0;
    } catch (problem) {
      return isMissing(problem) ? false : null;
    }
  });
  client.onRequest(listFilesMethod, async ({ folder, limit }: ListFilesParams): Promise<ListFilesResult> => {
    if (folder !== undefined) return listFolder(client, folder, limit);
    const found = await workspace.findFiles('**/*.{yaml,yml}', writtenByOthers, limit + 1);
    const uris = found.slice(0, limit).map((uri) => client.code2ProtocolConverter.asUri(uri));
    return { uris, isComplete: found.length <= limit };
  });
  client.onRequest(readFileMethod, async (params: ReadFileParams): Promise<ReadFileResult> => {
    try {
      const uri = Uri.parse(params.uri);
      if ((await workspace.fs.stat(uri)).size > largestReadBytes) return null;
      const bytes = await workspace.fs.readFile(uri);
      return params.inBase64 ? encodeBase64(bytes) : new TextDecoder().decode(bytes);
    } catch {
      return null;
    }
  });
}

/** Walks: searches leave out what version control ignores, and not every file system can be searched. */
async function listFolder(
  client: BaseLanguageClient,
  folder: string,
  limit: number,
): Promise<ListFilesResult> {
  const waiting = [Uri.parse(folder)];
  const uris: string[] = [];
  for (const uri of waiting) {
    const entries = await workspace.fs.readDirectory(uri).then(null, () => []);
    for (const [name, type] of entries) {
      const inner = Uri.joinPath(uri, name);
      if (type === FileType.Directory) {
        if (!name.startsWith('.') && name !== 'node_modules') waiting.push(inner);
      } else if ((type & FileType.File) !== 0) {
        if (uris.length === limit) return { uris, isComplete: false };
        uris.push(client.code2ProtocolConverter.asUri(inner));
      }
    }
  }
  return { uris, isComplete: true };
}

/** A file that is not there, as opposed to one that can't be asked about now. */
function isMissing(problem: unknown): boolean {
  return problem instanceof Error && 'code' in problem && problem.code === 'FileNotFound';
}
