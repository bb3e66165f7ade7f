import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { dirname } from 'node:path';

/** Runs `work` while no other process of this machine runs it for the same file; a lock whose owner is dead is taken over. */
export async function withLock(file, onWait, work) {
  await mkdir(dirname(file), { recursive: true });
  while (!(await take(file))) {
    const owner = Number(await readFile(file, 'utf8').catch(() => '0'));
    if (owner && !isAlive(owner)) await breakLock(file, owner);
    else {
      onWait(`waiting for process ${owner || 'of another start'}, which does the same`);
      await sleep(500);
    }
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

/** The process id in a lock file if that process is alive, else undefined. */
export async function lockOwner(file) {
  const owner = Number(await readFile(file, 'utf8').catch(() => '0'));
  return owner && isAlive(owner) ? owner : undefined;
}

/** True when the lock is now ours. */
export const take = (file) =>
  writeFile(file, String(process.pid), { flag: 'wx' }).then(
    () => true,
    (error) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );

// Renamed before it is removed, so that of two processes that see the dead owner only one removes it.
async function breakLock(file, owner) {
  const aside = `${file}.${owner}.${process.pid}`;
  await rename(file, aside).catch(() => undefined);
  await rm(aside, { force: true });
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
