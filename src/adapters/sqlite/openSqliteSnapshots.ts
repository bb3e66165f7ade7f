import { constants } from 'node:fs';
import { copyFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidInput } from '../../errors/InvalidInput';
import { checkKnowledgeBaseName } from '../../knowledge/checkKnowledgeBaseName';
import type { Snapshots } from '../../knowledge/Snapshots';
import type { KnowledgeBaseConfiguration } from '../configuration';
import { findSnapshotFile, listSnapshotFiles, type SnapshotPlace, writeSnapshotFile } from '../file/snapshotFiles';
import { answeringGeneration, generationPath, listGenerations, removeGeneration } from './generationFiles';
import type { procedures } from './knowledgeModule';
import { refuseQueueMode } from './refuseQueueMode';
import { SqliteFile } from './SqliteFile';

type Configuration = Extract<KnowledgeBaseConfiguration, { kind: 'sqlite' }>;

async function withFile<T>(path: string, use: (file: SqliteFile<typeof procedures>) => Promise<T>): Promise<T> {
  const file = new SqliteFile<typeof procedures>({ path, modulePath: join(__dirname, 'knowledgeModule.js') });
  try {
    return await use(file);
  } finally {
    file.close();
  }
}

/** Copies of the files of a knowledge base, in the snapshot folder of the configuration. */
export function openSqliteSnapshots(configuration: Configuration, now: () => Date = () => new Date()): Snapshots {
  refuseQueueMode(configuration);
  const { folder, snapshotFolder = join(folder, 'snapshots'), encryptionKey, formerEncryptionKey } = configuration;
  const knowledgeBase = checkKnowledgeBaseName(configuration.knowledgeBase);
  const place: SnapshotPlace = { folder: snapshotFolder, knowledgeBase, kind: 'sqlite' };
  return {
    create: async () => {
      const generation = answeringGeneration(folder, knowledgeBase);
      if (!listGenerations(folder, knowledgeBase).includes(generation)) throw new InvalidInput('STORE_EMPTY', `The knowledge base ${knowledgeBase} holds nothing yet.`, 'Run the index workflow first.');
      return writeSnapshotFile(place, generation, now(), (path) => withFile(generationPath(folder, knowledgeBase, generation), (file) => file.call('copyTo', { path })));
    },
    list: () => listSnapshotFiles(place),
    restore: async (name, generation) => {
      const [from, path] = [await findSnapshotFile(place, name), generationPath(folder, knowledgeBase, generation)];
      const unfinished = `${path}.${process.pid}.unfinished`;
      await copyFile(from, unfinished, constants.COPYFILE_EXCL);
      await rename(unfinished, path);
      try {
        await withFile(path, (file) => file.call('hideAll', { knowledgeBase, encryptionKey, formerEncryptionKey }));
      } catch (error) {
        removeGeneration(folder, knowledgeBase, generation);
        throw error;
      }
    },
  };
}
