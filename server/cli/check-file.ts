import { readFileSync } from 'node:fs';
import type { AnalysisContext, FileKind, Message } from '../core/index.ts';
import { message, renderMessage } from '../core/index.ts';
import type { CheckedText, CheckOptions } from './check-text.ts';
import { checkText } from './check-text.ts';
import { decodeBytes } from './decode-bytes.ts';
import { fixFile } from './fix-file.ts';
import type { KnownServices } from './index-services.ts';
import { surroundingsOf } from './index-services.ts';
import type { CheckReport, FixedFile } from './report.ts';

/** One file to check; plain data, because another thread may do it. */
export interface FileTask {
  readonly path: string;
  readonly kind: FileKind;
  readonly context: AnalysisContext;
  /** What is read instead of the file: standard input. */
  readonly bytes?: Uint8Array;
}

/** What holds for all files of a run. */
export interface CheckManner {
  readonly language: CheckOptions['language'];
  readonly fix: boolean;
  readonly services: KnownServices;
}

/** What came of a file; plain data as well. */
export interface FileOutcome {
  /** Null where it could not be read. */
  readonly checked: CheckedText | null;
  readonly fixed?: FixedFile;
  readonly problem?: CheckReport['problems'][number];
}

/** Reads, fixes where that is wanted, and judges one file. */
export async function checkFile(
  task: FileTask,
  { language, fix, services }: CheckManner,
): Promise<FileOutcome> {
  const { path, kind, context } = task;
  const problemOf = (words: Message): CheckReport['problems'][number] => ({
    path,
    message: renderMessage(words, language),
  });
  let bytes: Uint8Array;
  try {
    bytes = task.bytes ?? readFileSync(path);
  } catch (error) {
    return { checked: null, problem: problemOf(reasonOf(error as NodeJS.ErrnoException)) };
  }
  const options = { context, language };
  const file = { path, text: decodeBytes(bytes), kind, surroundings: surroundingsOf(path, services) };
  if (!fix) return { checked: checkText(file, options) };
  const { text, fixed, problem } = await fixFile(file, bytes, options);
  return {
    checked: checkText({ ...file, text }, options),
    ...(fixed ? { fixed } : {}),
    ...(problem ? { problem: problemOf(problem) } : {}),
  };
}

/** Why a file could not be read, in plain words. */
export function reasonOf(error: NodeJS.ErrnoException): Message {
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return message('cli-not-found');
    case 'EACCES':
    case 'EPERM':
      return message('cli-no-permission');
    default:
      return message('cli-unreadable', { reason: error.code ?? error.message });
  }
}
