import { basename } from 'node:path';
import { PrivateLlmError } from '../../errors/PrivateLlmError';
import { ServiceUnavailable } from '../../errors/ServiceUnavailable';

/** SQLite's primary result codes (sqlite.org/rescode.html) that a reader can do something about. */
const CAUSES: Readonly<Record<number, readonly [code: string, problem: string, todo: string]>> = {
  5: ['STORE_BUSY', 'is locked by another process', 'Wait until the other run has ended, then run this again.'],
  6: ['STORE_BUSY', 'is locked by another connection', 'Wait until the other run has ended, then run this again.'],
  8: ['STORE_READ_ONLY', 'may not be written', 'Give the user that runs n8n write access to the file and its folder.'],
  10: ['STORE_DISK', 'could not be read or written: the disk reported an error', 'Check the disk, then restore the file from a backup if it is damaged.'],
  11: ['STORE_DAMAGED', 'is damaged', 'Restore the file from a backup, or move it away and index again.'],
  13: ['STORE_DISK_FULL', 'could not grow: the disk is full', 'Free some space, then run this again.'],
  14: ['STORE_CANNOT_OPEN', 'could not be opened', 'Check that the folder exists and that the user that runs n8n may write there.'],
  26: ['STORE_DAMAGED', 'is not a SQLite file', 'Move the file away, or name another one in the credential.'],
};

function resultCode(error: unknown): number {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  return typeof code === 'number' ? code & 0xff : 0;
}

/** Whether another connection held the lock for longer than the busy timeout. */
export function isBusy(error: unknown): boolean {
  return [5, 6].includes(resultCode(error));
}

/** An error with a cause and a remedy; SQLite's own message goes along only where it names no stored value. */
export function mapSqliteError(error: unknown, path: string): PrivateLlmError {
  if (error instanceof PrivateLlmError) return error;
  const [code, problem, todo] = CAUSES[resultCode(error)] ?? ['STORE_FAILED', `failed: ${error instanceof Error ? error.message : 'unknown error'}`, 'Report this message; the run can be repeated safely.'];
  return new ServiceUnavailable(code, `${basename(path)} ${problem}.`, todo, { cause: error });
}
