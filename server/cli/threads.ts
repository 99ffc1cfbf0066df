import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Message } from '../core/index.ts';
import { message } from '../core/index.ts';
import type { CheckManner, FileOutcome, FileTask } from './check-file.ts';
import { checkFile } from './check-file.ts';

/** Below that many files for each, another thread costs more than it saves: it first has to load the program. */
const filesPerThread = 50;
/** How many files a thread takes at once: few enough that none is left with a long tail. */
const filesAtOnce = 4;

/** What a thread is told. */
interface Work {
  readonly tasks: readonly FileTask[];
  readonly manner: CheckManner;
  /** The index of the next task that nobody has taken, shared by all threads. */
  readonly next: Int32Array;
}

/** How many threads there are, and who is told when one of them breaks down. */
export interface Threads {
  readonly threads: number;
  readonly tell: (words: Message) => void;
}

/** What came of some tasks. */
interface Done {
  readonly first: number;
  readonly outcomes: readonly FileOutcome[];
}

/** How many threads a number of files is worth. */
export function threadsFor(files: number, asked: number | undefined): number {
  const most = asked ?? Math.min(availableParallelism(), Math.floor(files / filesPerThread));
  return Math.max(1, Math.min(most, Math.ceil(files / filesAtOnce)));
}

/** Checks all files with that many threads, this one included; the outcomes are in the order of the tasks. */
export async function checkFiles(
  tasks: readonly FileTask[],
  manner: CheckManner,
  { threads, tell }: Threads,
): Promise<readonly FileOutcome[]> {
  const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const work: Work = { tasks, manner, next };
  const outcomes: FileOutcome[] = [];
  const take = ({ first, outcomes: some }: Done): void => {
    for (const [index, outcome] of some.entries()) outcomes[first + index] = outcome;
  };
  const others = Array.from({ length: threads - 1 }, () => runElsewhere(work, take, tell));
  for (const done of checkSome(work)) take(await done);
  await Promise.all(others);
  // What a thread took with it when it broke down.
  for (const [index, task] of tasks.entries()) outcomes[index] ??= await checkFile(task, manner);
  return outcomes;
}

function* checkSome({ tasks, manner, next }: Work): Generator<Promise<Done>> {
  for (;;) {
    const first = Atomics.add(next, 0, filesAtOnce);
    if (first >= tasks.length) return;
    yield checkInTurn(tasks.slice(first, first + filesAtOnce), manner).then((outcomes) => ({
      first,
      outcomes,
    }));
  }
}

async function checkInTurn(tasks: readonly FileTask[], manner: CheckManner): Promise<readonly FileOutcome[]> {
  const outcomes: FileOutcome[] = [];
  for (const task of tasks) outcomes.push(await checkFile(task, manner));
  return outcomes;
}

/** Starts the file that this is in once more, as a thread. Comes back when it has ended, well or not. */
function runElsewhere(work: Work, take: (done: Done) => void, tell: Threads['tell']): Promise<void> {
  return new Promise((resolve) => {
    const worker = new Worker(__filename, { workerData: work });
    worker.on('message', take);
    worker.on('error', (error: Error) => tell(message('cli-thread-lost', { reason: error.message })));
    worker.on('exit', () => resolve());
  });
}

async function serveAsThread(): Promise<void> {
  for (const done of checkSome(workerData as Work)) parentPort?.postMessage(await done);
}

// As a thread this file, or the one that it is built into, does nothing else.
if (!isMainThread) void serveAsThread();
