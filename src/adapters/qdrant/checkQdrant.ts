import { z } from 'zod';
import { QdrantConnection, type QdrantServer } from './QdrantConnection';
import { refuseOldServer } from './refuseOldServer';

/** Asks a Qdrant server for its version and its collections, within 10 s; says in words what is wrong and never repeats the key. */
export async function checkQdrant({ url, apiKey }: QdrantServer): Promise<void> {
  const connection = new QdrantConnection({ url, apiKey, timeout: 10_000 });
  try {
    await connection.call('list its collections', (api, init) => api.getCollections({}, init), z.object({ collections: z.array(z.unknown()) }), { allowed: [] });
    await refuseOldServer(connection);
  } finally {
    await connection.close();
  }
}
