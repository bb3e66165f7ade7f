import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { ConfigurationError } from '../errors/ConfigurationError';
import type { AccessFile } from './AccessFile';

/** The file that the documented PowerShell lines write into the root of a folder. */
export const WINDOWS_RIGHTS_FILE = 'windows-rights.csv';

const rowSchema = z.object({ Path: z.string(), SID: z.string().regex(/^S-1-[\d-]+$/i, 'is no SID'), Right: z.string().min(1), Type: z.enum(['Allow', 'Deny']) });
type Row = z.output<typeof rowSchema>;

/** FileSystemRights that let a file's content be read, and those that do not (System.Security.AccessControl). */
const READS: ReadonlySet<string> = new Set(['FullControl', 'Modify', 'ReadAndExecute', 'Read', 'ReadData', 'ListDirectory', 'GenericRead', 'GenericAll']);
const READS_NOT: ReadonlySet<string> = new Set([
  'Write', 'WriteData', 'CreateFiles', 'AppendData', 'CreateDirectories', 'ReadExtendedAttributes', 'WriteExtendedAttributes', 'ExecuteFile', 'Traverse', 'DeleteSubdirectoriesAndFiles',
  'ReadAttributes', 'WriteAttributes', 'Delete', 'ReadPermissions', 'ChangePermissions', 'TakeOwnership', 'Synchronize',
]);
/** FILE_READ_DATA, GENERIC_ALL and GENERIC_READ (MS-DTYP 2.4.3), as PowerShell writes what has no name. */
const READ_BITS = 0x1 | 0x10000000 | 0x80000000;

/** The server's own accounts; they stand on nearly every file and are nobody who asks. */
const OF_THE_MACHINE = /^S-1-(5-(18|19|20)|5-32-544|3-[0-4]|5-80-[\d-]+)$/i;

/**
 * Who may read each file, by its path with `/` in NFC, from rows of path, SID, right and allow or deny. Only rows of the file itself count, inherited
 * ones included: what a folder's rows mean for a file that has none is Windows' secret, so such a file stays invisible. Unlike in Windows a denial
 * always wins. A right of a name that we do not know grants nothing, and denies.
 */
export function parseWindowsRights(text: string, path = WINDOWS_RIGHTS_FILE): Map<string, AccessFile> {
  const rules = new Map<string, { allow: string[]; deny: string[]; writtenIn: string }>();
  for (const { Path, SID, Right, Type } of readRows(text, path)) {
    const key = Path.replaceAll('\\', '/').replace(/^\/+|\/+$/g, '').normalize('NFC');
    const rule = rules.get(key) ?? { allow: [], deny: [], writtenIn: path };
    rules.set(key, rule);
    const effect = effectOf(Type, Right);
    if (effect && !(effect === 'allow' && OF_THE_MACHINE.test(SID))) rule[effect].push(SID.toUpperCase());
  }
  return rules;
}

function readRows(text: string, path: string): Row[] {
  try {
    return z.array(rowSchema).parse(parse(text, { columns: true, bom: true, skip_empty_lines: true, trim: true, relax_column_count: false }));
  } catch (cause) {
    const [issue] = cause instanceof z.ZodError ? cause.issues : [];
    const why = issue ? `row ${Number(issue.path[0]) + 2}: ${issue.path.slice(1).join('.')} ${issue.message}` : 'it is no CSV with the columns Path, SID, Right, Type';
    throw new ConfigurationError('WINDOWS_RIGHTS_BROKEN', `${path} cannot be used: ${why}.`, 'Write it again with the lines in the documentation.', { cause });
  }
}

function effectOf(type: Row['Type'], right: string): 'allow' | 'deny' | undefined {
  const reads = right.split(',').map((name) => readsContent(name.trim()));
  if (type === 'Allow') return reads.includes(true) ? 'allow' : undefined;
  return reads.every((read) => read === false) ? undefined : 'deny';
}

/** Undefined for a name that is not known. */
function readsContent(name: string): boolean | undefined {
  if (/^-?\d{1,11}$/.test(name)) return (Number(name) & READ_BITS) !== 0;
  if (READS.has(name)) return true;
  return READS_NOT.has(name) ? false : undefined;
}
