import { dirname } from 'node:path';
import { parseAccessFile, type AccessFile } from '../../access/AccessFile';
import { parseWindowsRights, WINDOWS_RIGHTS_FILE } from '../../access/parseWindowsRights';
import type { AccessProblem } from '../../access/resolveAccess';
import { decodeText } from '../../document/decodeText';
import { PrivateLlmError } from '../../errors/PrivateLlmError';

/** An access.yaml larger than this is not one. */
const MAX_BYTES = 1_048_576;
/** About a million rows. */
const MAX_RIGHTS_BYTES = 134_217_728;

/** Reads one file of the source, at most so many bytes. */
type Read = (path: string, maxBytes: number) => Promise<Uint8Array>;

export interface ReadRules {
  readonly rules: ReadonlyMap<string, AccessFile | 'broken'>;
  readonly problems: readonly AccessProblem[];
}

/** Reads the access.yaml files of a source and the rights that a Windows file server exported; one that cannot be read counts as broken, and the reason is reported. */
export async function readAccessRules(read: Read, paths: readonly string[]): Promise<ReadRules> {
  const rules = new Map<string, AccessFile | 'broken'>();
  const problems: AccessProblem[] = [];
  for (const path of paths) {
    if (path === WINDOWS_RIGHTS_FILE) continue;
    const folder = dirname(path) === '.' ? '' : dirname(path);
    try {
      rules.set(folder, parseAccessFile(Buffer.from(await read(path, MAX_BYTES)).toString('utf8'), path));
    } catch (error) {
      if (!(error instanceof PrivateLlmError)) throw error;
      rules.set(folder, 'broken');
      problems.push({ code: 'ACCESS_FILE_BROKEN', folder, message: `${error.message} Nobody sees what lies below it.` });
    }
  }
  if (paths.includes(WINDOWS_RIGHTS_FILE)) await addWindowsRights(read, rules, problems);
  return { rules, problems };
}

/** Rules of single files; where they cannot be read, nobody sees anything of the folder. */
async function addWindowsRights(read: Read, rules: Map<string, AccessFile | 'broken'>, problems: AccessProblem[]): Promise<void> {
  try {
    const bytes = await read(WINDOWS_RIGHTS_FILE, MAX_RIGHTS_BYTES);
    for (const [path, rule] of parseWindowsRights(decodeText(bytes).text)) if (path) rules.set(path, rules.get(path) ?? rule);
  } catch (error) {
    if (!(error instanceof PrivateLlmError)) throw error;
    rules.set('', 'broken');
    problems.push({ code: 'ACCESS_FILE_BROKEN', folder: '', message: `${error.message} Nobody sees what lies below it.` });
  }
}
