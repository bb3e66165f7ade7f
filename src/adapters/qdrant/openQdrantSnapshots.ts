import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { ConfigurationError } from '../../errors/ConfigurationError';
import { InvalidInput } from '../../errors/InvalidInput';
import { checkKnowledgeBaseName } from '../../knowledge/checkKnowledgeBaseName';
import type { Snapshots } from '../../knowledge/Snapshots';
import type { KnowledgeBaseConfiguration } from '../configuration';
import { findSnapshotFile, listSnapshotFiles, type SnapshotPlace, writeSnapshotFile } from '../file/snapshotFiles';
import { META_ID } from './collectionMeta';
import { openQdrantGenerations } from './openQdrantGenerations';
import { collectionOf } from './QdrantCollection';
import { type Operation, QdrantConnection } from './QdrantConnection';
import { downloadTo, uploadFrom } from './transferSnapshot';

type Configuration = Extract<KnowledgeBaseConfiguration, { kind: 'qdrant' }>;

/** Milliseconds for one copy to be made, sent or taken in: some gigabytes on a slow line. */
const PATIENCE = 3_600_000;
const made = z.object({ name: z.string() });

/** A node of a cluster copies its own shards only, and a copy of a part must not pass for a whole one. */
function refuseCluster({ cluster, knowledgeBase }: Configuration): void {
  if (!cluster) return;
  throw new ConfigurationError('SNAPSHOT_CLUSTER', `The knowledge base ${knowledgeBase} lies in a Qdrant cluster, where each node copies its own shards only.`, 'Make and recover snapshots node by node with the tools of Qdrant, then run the index workflow.');
}

/** Copies of the collections of a knowledge base, fetched from the server into the snapshot folder of the configuration. */
class QdrantSnapshots implements Snapshots {
  private readonly place: SnapshotPlace;

  constructor(
    private readonly configuration: Configuration,
    private readonly now: () => Date,
  ) {
    const { snapshotFolder = join(tmpdir(), 'private-llm-snapshots'), knowledgeBase } = configuration;
    this.place = { folder: snapshotFolder, knowledgeBase: checkKnowledgeBaseName(knowledgeBase), kind: 'qdrant' };
  }

  async create() {
    refuseCluster(this.configuration);
    const generation = (await openQdrantGenerations(this.configuration).list()).find(({ answers }) => answers)?.number;
    if (generation === undefined) throw new InvalidInput('STORE_EMPTY', `The knowledge base ${this.place.knowledgeBase} holds nothing yet.`, 'Run the index workflow first.');
    const collection_name = collectionOf(this.place.knowledgeBase, generation);
    return this.connected(async (write) => {
      const copy = await write(`create a snapshot of ${collection_name}`, (api, init) => api.createSnapshot({ collection_name, wait: true }, init), made);
      const snapshot_name = made.parse(copy).name;
      try {
        return await writeSnapshotFile(this.place, generation, this.now(), async (path) => {
          await write(`write to ${collection_name}`, (_api, init) => downloadTo(path, this.address(collection_name, snapshot_name), init), z.unknown());
        });
      } finally {
        await write(`write to ${collection_name}`, (api, init) => api.deleteSnapshot({ collection_name, snapshot_name, wait: true }, init), z.unknown());
      }
    });
  }

  list() {
    return listSnapshotFiles(this.place);
  }

  async restore(name: string, generation: number): Promise<void> {
    refuseCluster(this.configuration);
    const [path, collection_name] = [await findSnapshotFile(this.place, name), collectionOf(this.place.knowledgeBase, generation)];
    await this.connected(async (write) => {
      const change = (operation: Operation) => write(`write to ${collection_name}`, operation, z.unknown());
      await change((_api, init) => uploadFrom(path, `${this.address(collection_name, 'upload')}?priority=snapshot&wait=true`, init));
      const nobody = { payload: { allow: [], deny: [] }, filter: { must: [{ key: 'kind', match: { any: ['chunk', 'document'] } }] } };
      const moved = { payload: { generation, changed: randomUUID() }, points: [META_ID] };
      await change((api, init) => api.batchUpdate({ collection_name, wait: true, operations: [{ set_payload: nobody }, { set_payload: moved }] }, init));
    });
  }

  private address(collection: string, last: string): string {
    return `${this.configuration.url.replace(/\/+$/, '')}/collections/${encodeURIComponent(collection)}/snapshots/${encodeURIComponent(last)}`;
  }

  private async connected<T>(use: (write: <S extends z.ZodType>(purpose: `${'create' | 'write to'} ${string}`, operation: Operation, result: S) => Promise<z.output<S> | undefined>) => Promise<T>): Promise<T> {
    const connection = new QdrantConnection({ ...this.configuration, timeout: PATIENCE });
    try {
      return await use((purpose, operation, result) => connection.call(purpose, operation, result, { allowed: [] }));
    } finally {
      await connection.close();
    }
  }
}

/** The snapshots of a knowledge base in Qdrant; nothing is asked before the first call. */
export function openQdrantSnapshots(configuration: Configuration, now: () => Date = () => new Date()): Snapshots {
  return new QdrantSnapshots(configuration, now);
}
