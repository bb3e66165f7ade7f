import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { stopAtEnd } from '../bootstrap/childProcesses.mjs';
import { stateFolder } from '../bootstrap/folders.mjs';
import { StepFailed } from '../bootstrap/StepFailed.mjs';
import { lockOwner, take } from '../bootstrap/withLock.mjs';
import { temporaryFolder } from '../instance/temporaryFolder.mjs';

/** The folder of the n8n for one company: a temporary one, or the permanent one of this company folder, which no other start may be using. */
export async function instanceFolder(companyFolder, temporary) {
  if (temporary) return temporaryFolder();
  const hash = createHash('sha256').update(companyFolder).digest('hex').slice(0, 8);
  const folder = join(stateFolder(), `${basename(companyFolder).replace(/[^\w-]/g, '_')}-${hash}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await claim(join(folder, 'running.lock'));
  return folder;
}

async function claim(lock) {
  if (!(await take(lock))) {
    const owner = await lockOwner(lock);
    if (owner) throw new StepFailed(`This n8n is already running (process ${owner}).`, `Use it, or stop it with Ctrl-C in its window or "kill ${owner}", and run the command again.`);
    await rm(lock, { force: true });
    if (!(await take(lock))) throw new StepFailed(`Another start took ${lock} just now.`, 'Wait a moment and run the command again.');
  }
  stopAtEnd(async () => (await readFile(lock, 'utf8').catch(() => '')) === String(process.pid) && rm(lock, { force: true }));
}
