import { readFile } from 'node:fs/promises';
import { checkPolicy } from '../../access/checkPolicy';
import type { Directory } from '../../access/Directory';
import { parsePolicy } from '../../access/parsePolicy';
import type { Policy } from '../../access/Policy';
import { ServiceUnavailable } from '../../errors/ServiceUnavailable';
import { RECOGNIZERS } from '../../pii/recognizers/recognizers';

const ENTITIES: ReadonlySet<string> = new Set(RECOGNIZERS.map(({ entity }) => entity));

/** Reads and checks a policy file against a directory; it is read anew at each call, so that a change counts from the next question on. */
export async function openPolicy(path: string, directory: Directory): Promise<Policy> {
  const file = parsePolicy(await readPolicy(path), path);
  const names = await directory.resolveNames([...new Set([...file.roles.values()].flatMap(({ groups }) => groups))]);
  return checkPolicy(file, { resolveName: (name) => names.get(name), isEntity: (name) => ENTITIES.has(name) }, path);
}

async function readPolicy(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new ServiceUnavailable('POLICY_UNREADABLE', `The policy file ${path} cannot be read, so nobody may ask.`, 'Check the path in the Directory credential and that n8n may read the file.', { cause });
  }
}
