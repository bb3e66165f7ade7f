import { QdrantClient } from '@qdrant/js-client-rest';
import { connectKnowledgeStore } from '../../src/adapters/connect';
import { sparseOfQuestion } from '../../src/adapters/qdrant/sparseVector';
import { openCodec } from '../../src/knowledge/openCodec';
import { openCorpus } from './corpus';
import { dropCollections } from './dropCollections';
import type { Peers } from './findPeers';
import { openLangChainQdrant } from './langChain';
import { openN8nStore } from './n8nNodes';
import { askerFilter, fileChunks, makeQuestions, READABLE, type Stored, toStored } from './passages';
import { type QueryArm, type QueryRow, runQueryArms } from './runQueryArms';

/** Questions to a Qdrant server; the raw call that the others are measured by is the first arm. */
export interface ServerFigures {
  readonly chunks: number;
  readonly text: string;
  readonly arms: readonly QueryRow[];
}

const QUESTIONS = 15;
const TOGETHER = 10;
const CANDIDATES = 60;

/** The same question as ours by Qdrant's client alone: words and vectors, fused by the server, under the same conditions. */
function rawCall(url: string, collection: string): QueryArm {
  const client = new QdrantClient({ url, checkCompatibility: false });
  const { tenant, anyOf, noneOf } = askerFilter();
  const filter = { must: [{ key: 'tenant', match: { value: tenant } }, { key: 'kind', match: { value: 'chunk' } }, { key: 'allow', match: { any: [...anyOf] } }], must_not: [{ key: 'deny', match: { any: [...noneOf] } }] };
  return {
    name: 'raw client, one fused query', exact: false,
    async ask({ text, vector }) {
      const prefetch = [{ query: sparseOfQuestion(text, openCodec(undefined)), using: 'words', limit: CANDIDATES, filter }, { query: [...vector], using: 'dense', limit: CANDIDATES, filter, params: { quantization: { rescore: true, oversampling: 2 } } }];
      const { points } = await client.query(collection, { prefetch, query: { rrf: { k: 60 } }, filter, limit: 10, with_payload: true });
      return points.map(({ id }) => String(id));
    },
  };
}

async function peerArms({ host: load, hostFolder }: Peers, url: string, names: readonly [string, string], stored: readonly Stored[]): Promise<QueryArm[]> {
  if (!load || !hostFolder) return [];
  let asked: number[] = [];
  const vectors = new Map(stored.map(({ text, vector }) => [text, [...vector]]));
  const embeddings = { embedDocuments: (texts: string[]) => Promise.resolve(texts.map((text) => vectors.get(text) ?? [])), embedQuery: () => Promise.resolve(asked.length > 0 ? asked : [...(stored[0]?.vector ?? [])]) };
  const passages = stored.map(({ id, allow, text }) => ({ pageContent: text, metadata: { id, allow } }));
  const node = openN8nStore({ load, hostFolder, store: { collection: names[0], url }, embeddings });
  await node.insert(passages);
  const langChain = openLangChainQdrant(load, embeddings, url, names[1]);
  for (let at = 0; at < passages.length; at += 200) await langChain.addDocuments(passages.slice(at, at + 200));
  const filter = { must: [{ key: 'metadata.allow', match: { value: READABLE } }] };
  return [
    { name: 'n8n Qdrant Vector Store, vectors', exact: true, ask: async ({ vector, text }) => ((asked = [...vector]), (await node.load(text, filter)).map(({ metadata }) => metadata.id ?? '')) },
    { name: 'LangChain JS, Qdrant, vectors', exact: true, ask: async ({ vector }) => (await langChain.similaritySearchVectorWithScore([...vector], 10, filter)).map(([{ metadata }]) => metadata.id ?? '') },
  ];
}

/** Fills collections of the server with so many chunks, asks them by each arm, and removes them. */
export async function benchServer(url: string, chunks: number, rounds: number, peers: Peers): Promise<ServerFigures> {
  const name = `bench${process.pid}`;
  const [collection, peerNames] = [`kb_${name}_1`, [`${name}-n8n`, `${name}-langchain`] as const];
  const corpus = openCorpus();
  const store = await connectKnowledgeStore({ kind: 'qdrant', url, knowledgeBase: name, tenant: 'bench' });
  try {
    const filings = [...fileChunks(corpus, chunks)];
    for (let at = 0; at < filings.length; at += TOGETHER) await store.putDocuments?.(filings.slice(at, at + TOGETHER));
    const stored = filings.flatMap(toStored);
    const readable = stored.filter(({ allow }) => allow === READABLE);
    const filter = askerFilter();
    const ask = async (request: Parameters<typeof store.search>[0]) => (await store.search(request, filter)).map(({ chunkId }) => chunkId);
    const arms: QueryArm[] = [
      rawCall(url, collection),
      { name: 'ours, words and vectors', exact: false, ask: ({ text, vector }) => ask({ text, vector, limit: 10 }) },
      { name: 'ours, vectors', exact: true, ask: ({ vector }) => ask({ text: '', vector, limit: 10, weights: { words: 0 } }) },
      ...(await peerArms(peers, url, peerNames, stored)),
    ];
    return { chunks, text: corpus.from, arms: await runQueryArms(arms, rounds, makeQuestions(corpus, readable, chunks, QUESTIONS), new Set(readable.map(({ id }) => id))) };
  } finally {
    await store.close();
    await dropCollections(url, [collection, ...peerNames]);
  }
}
