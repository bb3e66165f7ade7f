import { readFile, stat } from 'node:fs/promises';
import type { Directory } from '../../access/Directory';
import { parseDirectory, type DirectoryFile, type Person } from '../../access/parseDirectory';
import { resolvePerson } from '../../access/resolvePerson';
import { ConfigurationError } from '../../errors/ConfigurationError';
import { ServiceUnavailable } from '../../errors/ServiceUnavailable';
import type { Principal } from '../../principal/Principal';
import type { FileDirectoryConfiguration } from '../directoryConfiguration';

/** A principal older than this is stale whatever the credential says. */
const LONGEST_CACHE_SECONDS = 300;
/** A file changed this recently may change again within its clock's tick. */
const SETTLED_MILLISECONDS = 2_000;

/** The embedded Directory: one YAML file, read again whenever it changes, so that a person removed from it is refused at the next question. */
export function openFileDirectory(configuration: FileDirectoryConfiguration, now: () => Date = () => new Date()): Directory {
  const { path, tenant } = configuration;
  const seconds = Math.min(Math.max(configuration.cacheSeconds, 1), LONGEST_CACHE_SECONDS);
  const read = cachedReader(path, now);
  const toPrincipal = ({ id, groups }: Person): Principal => {
    const at = now();
    return { tenant, user: id, groups, resolvedAt: at.toISOString(), expiresAt: new Date(at.getTime() + seconds * 1000).toISOString() };
  };
  return {
    resolve: async (asker) => toPrincipal(resolvePerson(await read(), asker)),
    async listPeople(limit) {
      const active = [...(await read()).people.values()].filter(({ disabled }) => !disabled);
      return { people: active.slice(0, limit).map((person) => ({ name: person.name, principal: toPrincipal(person) })), more: active.length > limit };
    },
    async authenticate() {
      throw new ConfigurationError('NO_PASSWORDS', 'A directory file holds no passwords.', 'Choose LDAP in the Directory credential, or let people sign in with a token.');
    },
    async resolveNames(names) {
      const directory = await read();
      return new Map(names.map((name) => [name, directory.resolveName(name)]));
    },
    async close() {},
  };
}

function cachedReader(path: string, now: () => Date): () => Promise<DirectoryFile> {
  let cached: { version: string; directory: DirectoryFile } | undefined;
  return async () => {
    const { version, settled } = await versionOf(path, now());
    if (cached?.version === version) return cached.directory;
    const directory = parseDirectory(await readText(path), path);
    cached = settled ? { version, directory } : undefined;
    return directory;
  };
}

async function versionOf(path: string, now: Date) {
  try {
    const { mtimeMs, size, ino } = await stat(path);
    return { version: `${mtimeMs} ${size} ${ino}`, settled: now.getTime() - mtimeMs > SETTLED_MILLISECONDS };
  } catch (cause) {
    throw unavailable(path, cause);
  }
}

const readText = (path: string) => readFile(path, 'utf8').catch((cause: unknown) => Promise.reject(unavailable(path, cause)));

function unavailable(path: string, cause: unknown): ServiceUnavailable {
  return new ServiceUnavailable('DIRECTORY_UNREADABLE', `The directory file ${path} cannot be read.`, 'Check the path in the Directory credential and that n8n may read the file.', { cause });
}
