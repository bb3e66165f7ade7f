import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectEmbeddings, connectKnowledgeStore } from '../../src/adapters/connect';
import type { KnowledgeBaseConfiguration } from '../../src/adapters/configuration';
import { chunkDocument } from '../../src/chunking/chunkDocument';
import type { Document } from '../../src/document/Document';
import { syncSources } from '../../src/knowledge/syncSources';
import { dropCollections } from './dropCollections';
import type { Peers } from './findPeers';
import type { IngestArm } from './ingest';
import { openLangChainEmbeddings, openLangChainQdrant, openMemoryStore } from './langChain';
import { openN8nStore, type Passage } from './n8nNodes';

let made = 0;
/** A name that no run before has used. */
const newName = () => `bench${process.pid}x${made++}`;

function toPassages(documents: readonly Document[]): Passage[] {
  return documents.flatMap((document) => chunkDocument(document).map(({ id, text }) => ({ pageContent: text, metadata: { id, allow: document.access.allow[0] ?? '' } })));
}

/** Our sync, as Embed runs it. */
async function sync(configuration: KnowledgeBaseConfiguration, documents: readonly Document[]): Promise<number> {
  const store = await connectKnowledgeStore(configuration);
  try {
    const { report } = await syncSources({ documents, failed: [], listings: [] }, { allowLargeDeletion: false }, { store, embeddings: await connectEmbeddings(configuration.embeddings), chunk: chunkDocument, now: Date.now });
    if (report.failed.length > 0) throw new Error(report.failed[0]?.message);
    return report.chunks;
  } finally {
    await store.close();
  }
}

async function post(url: string, body: object): Promise<unknown> {
  for (;;) {
    const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
    if (answer.ok) return answer.json();
    await answer.arrayBuffer();
  }
}

const rawLoop: IngestArm = {
  name: 'raw loop, nothing stored',
  async ingest(documents, baseUrl) {
    const texts = toPassages(documents).map(({ pageContent }) => pageContent);
    for (let at = 0; at < texts.length; at += 32) await post(`${baseUrl}/embeddings`, { model: 'bench', input: texts.slice(at, at + 32) });
    return texts.length;
  },
};

const onSqlite: IngestArm = {
  name: 'ours, SQLite',
  async ingest(documents, baseUrl) {
    const folder = mkdtempSync(join(tmpdir(), 'bench-ingest-'));
    try {
      return await sync({ kind: 'sqlite', folder, knowledgeBase: 'bench', tenant: 'bench', queueMode: false, allWorkersOnThisHost: true, embeddings: { baseUrl, model: 'bench', retries: 5 } }, documents);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

const onQdrant = (url: string): IngestArm => ({
  name: 'ours, Qdrant',
  async ingest(documents, baseUrl) {
    const knowledgeBase = newName();
    const chunks = await sync({ kind: 'qdrant', url, knowledgeBase, tenant: 'bench', embeddings: { baseUrl, model: 'bench', retries: 5 } }, documents);
    await dropCollections(url, [`kb_${knowledgeBase}_1`]);
    return chunks;
  },
});

/** What n8n's two nodes and LangChain's stores do with chunks that are made already; theirs are cut otherwise. */
function peerArms({ host: load, hostFolder }: Peers, url: string | undefined): IngestArm[] {
  if (!load || !hostFolder) return [];
  const inMemory: IngestArm[] = [
    {
      name: 'n8n Simple Vector Store',
      async ingest(documents, baseUrl) {
        const passages = toPassages(documents);
        await openN8nStore({ load, hostFolder, store: { memoryKey: newName() }, embeddings: { baseUrl } }).insert(passages);
        return passages.length;
      },
    },
    {
      name: 'LangChain JS, MemoryVectorStore',
      async ingest(documents, baseUrl) {
        const passages = toPassages(documents);
        await openMemoryStore(load, openLangChainEmbeddings(load, baseUrl)).addDocuments(passages);
        return passages.length;
      },
    },
  ];
  if (!url) return inMemory;
  const onServer = (name: string, insert: (collection: string, passages: readonly Passage[], baseUrl: string) => Promise<unknown>): IngestArm => ({
    name,
    async ingest(documents, baseUrl) {
      const [collection, passages] = [newName(), toPassages(documents)];
      await insert(collection, passages, baseUrl);
      await dropCollections(url, [collection]);
      return passages.length;
    },
  });
  return [
    ...inMemory,
    onServer('n8n Qdrant Vector Store', (collection, passages, baseUrl) => openN8nStore({ load, hostFolder, store: { collection, url }, embeddings: { baseUrl } }).insert(passages)),
    onServer('LangChain JS, Qdrant', (collection, passages, baseUrl) => openLangChainQdrant(load, openLangChainEmbeddings(load, baseUrl), url, collection).addDocuments(passages)),
  ];
}

/** The raw loop first, as the denominator. */
export function ingestArms(peers: Peers, qdrantUrl: string | undefined): IngestArm[] {
  return [rawLoop, onSqlite, ...(qdrantUrl ? [onQdrant(qdrantUrl)] : []), ...peerArms(peers, qdrantUrl)];
}
