import { openQdrantStore } from '../../../src/adapters/qdrant/openQdrantStore';
import { chunkDocument } from '../../../src/chunking/chunkDocument';
import { syncSources } from '../../../src/knowledge/syncSources';
import { makeListing } from '../../fixtures/documents';
import { documentsOf } from '../sqlite/indexInProcess';

/** Where the processes of a test index: a server with its key, and a knowledge base. */
export function placeOf(knowledgeBase: string) {
  return { kind: 'qdrant', url: process.env.QDRANT_URL ?? '', apiKey: process.env.QDRANT_API_KEY, knowledgeBase, tenant: 'default' } as const;
}

/** A process of its own that brings the knowledge base to one version of the source, and says so. */
async function main(knowledgeBase: string, round: number): Promise<void> {
  const store = openQdrantStore(placeOf(knowledgeBase));
  const documents = documentsOf(round);
  process.stdout.write('began\n');
  const { report } = await syncSources({ documents, failed: [], listings: [makeListing(documents)] }, { allowLargeDeletion: false }, { store, chunk: chunkDocument, now: Date.now });
  process.stdout.write(`${JSON.stringify(report)}\n`);
  await store.close();
}

if (require.main === module) void main(process.argv[2] ?? '', Number(process.argv[3]));
