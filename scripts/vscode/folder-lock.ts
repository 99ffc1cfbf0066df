import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const checkEveryMs = 500;

async function take(lockFile: string): Promise<boolean> {
  try {
    await writeFile(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function isAbandoned(lockFile: string): Promise<boolean> {
  const holder = Number.parseInt(await readFile(lockFile, 'utf8').catch(() => ''), 10);
  return Number.isInteger(holder) && !isRunning(holder);
}

/** Runs `work` while no other process holds the lock file; a lock whose process has died is taken over. */
export async function withLock<Result>(lockFile: string, work: () => Promise<Result>): Promise<Result> {
  await mkdir(dirname(lockFile), { recursive: true });
  let hasSaidSo = false;
  while (!(await take(lockFile))) {
    if (await isAbandoned(lockFile)) {
      await rm(lockFile, { force: true });
      continue;
    }
    if (!hasSaidSo) console.log(`Waiting for another run to finish (${lockFile}) …`);
    hasSaidSo = true;
    await pause(checkEveryMs);
  }
  try {
    return await work();
  } finally {
    await rm(lockFile, { force: true });
  }
}
