import { dirname } from 'node:path';
import { parseAccessFile, type AccessFile } from '../../access/AccessFile';
import type { AccessProblem } from '../../access/resolveAccess';
import { PrivateLlmError } from '../../errors/PrivateLlmError';
import { readWithin } from './readWithin';

/** An access.yaml larger than this is not one. */
const MAX_BYTES = 1_048_576;

export interface ReadRules {
  readonly rules: ReadonlyMap<string, AccessFile | 'broken'>;
  readonly problems: readonly AccessProblem[];
}

/** Reads the access.yaml files of a folder; one that cannot be read counts as broken, and the reason is reported. */
export async function readAccessRules(root: string, paths: readonly string[]): Promise<ReadRules> {
  const rules = new Map<string, AccessFile | 'broken'>();
  const problems: AccessProblem[] = [];
  for (const path of paths) {
    const folder = dirname(path) === '.' ? '' : dirname(path);
    try {
      rules.set(folder, parseAccessFile(Buffer.from(await readWithin(root, path, MAX_BYTES)).toString('utf8'), path));
    } catch (error) {
      if (!(error instanceof PrivateLlmError)) throw error;
      rules.set(folder, 'broken');
      problems.push({ code: 'ACCESS_FILE_BROKEN', folder, message: `${error.message} Nobody sees what lies below it.` });
    }
  }
  return { rules, problems };
}
