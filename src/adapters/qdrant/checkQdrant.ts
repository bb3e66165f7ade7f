import { z } from 'zod';
import { QdrantConnection, type QdrantServer } from './QdrantConnection';
import { refuseOldServer } from './refuseOldServer';

async function check(url: string, apiKey: string | undefined): Promise<void> {
  const connection = new QdrantConnection({ url, apiKey, timeout: 10_000 });
  try {
    await connection.call('list its collections', (api, init) => api.getCollections({}, init), z.object({ collections: z.array(z.unknown()) }), { allowed: [] });
    await refuseOldServer(connection);
  } finally {
    await connection.close();
  }
}

/** Asks a Qdrant server for its version and, with each of its keys, its collections, within 10 s; says in words what is wrong and never repeats a key. */
export async function checkQdrant({ url, apiKey, queryApiKey }: QdrantServer): Promise<void> {
  for (const key of new Set([apiKey, queryApiKey ?? apiKey])) await check(url, key);
}
