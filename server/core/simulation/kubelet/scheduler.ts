/*
 * Discrete events in integer nanoseconds. Work of the same instant runs in the order in which it was asked for,
 * so that the same scenario always gives the same trace.
 */

export const nsPerMs = 1_000_000;
export const nsPerSecond = 1_000_000_000;

export function nsOf(milliseconds: number): number {
  return Math.round(milliseconds * nsPerMs);
}

export type Task = () => void;

export interface Scheduler {
  nowNs: number;
  /** A binary heap by `atNs`, `rank` and `order`. */
  readonly heap: Entry[];
  order: number;
}

interface Entry {
  readonly atNs: number;
  readonly rank: number;
  readonly order: number;
  readonly task: Task;
}

export function createScheduler(): Scheduler {
  return { nowNs: 0, heap: [], order: 0 };
}

/** Runs a task at a moment; one in the past counts as now. */
export function at(scheduler: Scheduler, atNs: number, task: Task): void {
  insert(scheduler.heap, { atNs: Math.max(atNs, scheduler.nowNs), rank: 1, order: scheduler.order++, task });
}

/** Before everything else of that moment that was not asked for so. */
export function atFirst(scheduler: Scheduler, atNs: number, task: Task): void {
  insert(scheduler.heap, { atNs: Math.max(atNs, scheduler.nowNs), rank: 0, order: scheduler.order++, task });
}

function insert(heap: Entry[], entry: Entry): void {
  let index = heap.length;
  heap.push(entry);
  while (index > 0) {
    const parentIndex = (index - 1) >> 1;
    const parent = heap[parentIndex];
    if (parent === undefined || isBefore(parent, entry)) break;
    heap[index] = parent;
    index = parentIndex;
  }
  heap[index] = entry;
}

/** Runs a task at this instant, after what is already waiting for it. */
export function soon(scheduler: Scheduler, task: Task): void {
  at(scheduler, scheduler.nowNs, task);
}

/** Runs everything that is due before `endNs`, or until it is over. */
export function runUntil(scheduler: Scheduler, endNs: number, isOver: () => boolean): void {
  for (;;) {
    const next = scheduler.heap[0];
    if (next === undefined || next.atNs >= endNs || isOver()) return;
    removeFirst(scheduler.heap);
    scheduler.nowNs = next.atNs;
    next.task();
  }
}

function removeFirst(heap: Entry[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let index = 0;
  for (;;) {
    const left = heap[2 * index + 1];
    if (left === undefined) break;
    const right = heap[2 * index + 2];
    const isRight = right !== undefined && isBefore(right, left);
    const child = isRight ? right : left;
    if (isBefore(last, child)) break;
    heap[index] = child;
    index = 2 * index + (isRight ? 2 : 1);
  }
  heap[index] = last;
}

function isBefore(one: Entry, other: Entry): boolean {
  if (one.atNs !== other.atNs) return one.atNs < other.atNs;
  return one.rank < other.rank || (one.rank === other.rank && one.order < other.order);
}

/*
 * What a goroutine is to the kubelet: a generator that yields what it waits for.
 */

/** Calls `resume` once, when what is waited for has come. */
export type Wait = (resume: Task) => void;
export type Process<Result = void> = Generator<Wait, Result, void>;

export function start(process: Process, onEnd: Task = () => undefined): void {
  const step = (): void => {
    const { done, value } = process.next();
    if (done === true) onEnd();
    else value(step);
  };
  step();
}

export function sleepUntil(scheduler: Scheduler, atNs: number): Wait {
  return (resume) => at(scheduler, atNs, resume);
}

export function sleep(scheduler: Scheduler, ns: number): Wait {
  return (resume) => at(scheduler, scheduler.nowNs + ns, resume);
}

/** All of them at once; goes on when the last has ended. */
export function together(scheduler: Scheduler, processes: readonly Process[]): Wait {
  return (resume) => {
    let running = processes.length;
    if (running === 0) soon(scheduler, resume);
    for (const process of processes) {
      start(process, () => {
        running--;
        if (running === 0) resume();
      });
    }
  };
}
