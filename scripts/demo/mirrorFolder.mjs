import { constants } from 'node:fs';
import { copyFile, link, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { StepFailed } from '../bootstrap/StepFailed.mjs';

const SKIPPED = new Set(['node_modules', '.git', '.svn', '$RECYCLE.BIN', '@eaDir']);
const RULES = 'access.yaml';
/** Who asks where there is no company: the person at this terminal. */
const YOU = { id: 'you', name: 'You', login: { issuer: 'private-llm-demo', subject: 'you' } };

/**
 * Makes a company of one person out of a plain folder, without writing into it: its files appear (as hard links where possible, else as copies)
 * below `work`, beside an access.yaml that lets only this one person read. Symbolic links and the folder's own access.yaml files are left out.
 */
export async function mirrorFolder(folder, work, ownerEmail) {
  const documents = join(work, 'documents');
  await rm(documents, { recursive: true, force: true });
  const seen = { files: 0, rules: 0 };
  await mirror(folder, documents, seen);
  if (seen.files === 0) throw new StepFailed(`${folder} holds no files that can be read.`, 'Name a folder with documents.');
  await writeFile(join(documents, RULES), `allow: [user:${YOU.id}]\n`);
  const directoryFile = join(work, 'directory.yaml');
  const logins = [YOU.login, { issuer: 'n8n', subject: ownerEmail }];
  await writeFile(directoryFile, `${JSON.stringify({ people: [{ id: YOU.id, name: YOU.name, logins }] }, null, 2)}\n`);
  return { name: basename(folder), documents, directoryFile, people: new Map([[YOU.id, { ...YOU, email: ownerEmail }]]), questions: [], rulesIgnored: seen.rules, files: seen.files };
}

async function mirror(from, to, seen) {
  await mkdir(to, { recursive: true, mode: 0o700 });
  const entries = await readdir(from, { withFileTypes: true }).catch((error) => {
    throw new StepFailed(`${from} cannot be read (${error.code}).`, 'Name a folder that exists and that you may read.');
  });
  for (const entry of entries) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (SKIPPED.has(entry.name)) continue;
    if (entry.isDirectory()) await mirror(source, target, seen);
    else if (entry.name === RULES) seen.rules++;
    else if (entry.isFile() && (await place(source, target))) seen.files++;
  }
}

// A file that may not be read is left out here as it would fail there; the count says so.
const place = (source, target) =>
  link(source, target)
    .catch(() => copyFile(source, target, constants.COPYFILE_FICLONE))
    .then(() => true, () => false);
