import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectKnowledgeStore } from '../../src/adapters/connect';
import type { KnowledgeStore } from '../../src/knowledge/KnowledgeStore';
import { type Corpus, openCorpus } from './corpus';
import type { Peers } from './findPeers';
import { compareKernels, type KernelFigures } from './kernels';
import { openMemoryStore } from './langChain';
import { type Lance, openLance } from './lance';
import { openN8nStore } from './n8nNodes';
import { askerFilter, fileChunks, floatLoop, makeQuestions, READABLE, type Stored, toStored } from './passages';
import { type QueryArm, type QueryRow, type Question, runQueryArms } from './runQueryArms';

/** The embedded store at one size, asked by somebody who may read 8 % of it; `firstQuery` in milliseconds from a closed file. */
export interface EmbeddedFigures {
  readonly chunks: number;
  readonly text: string;
  readonly buildSeconds: number;
  readonly megabytes: number;
  readonly firstQuery: number;
  readonly kernels: KernelFigures;
  readonly arms: readonly QueryRow[];
}

/** Beyond it the peers that keep every vector as JavaScript numbers take minutes for a round. */
const MOST_IN_PEERS = 20_000;
const QUESTIONS = 15;
const NAME = 'bench';

const open = (folder: string) => connectKnowledgeStore({ kind: 'sqlite', folder, knowledgeBase: NAME, tenant: 'bench', queueMode: false, allWorkersOnThisHost: true });

function ourArms(store: KnowledgeStore): QueryArm[] {
  const filter = askerFilter();
  const ask = async (request: Parameters<KnowledgeStore['search']>[0]) => (await store.search(request, filter)).map(({ chunkId }) => chunkId);
  return [
    { name: 'ours, vectors', exact: true, ask: ({ vector }) => ask({ text: '', vector, limit: 10, weights: { words: 0 } }) },
    { name: 'ours, words', exact: false, ask: ({ text }) => ask({ text, limit: 10 }) },
    { name: 'ours, words and vectors', exact: false, ask: ({ text, vector }) => ask({ text, vector, limit: 10 }) },
  ];
}

/** LangChain's store, and n8n's Simple Vector Store, whose node has no filter. */
async function peerArms({ host, hostFolder }: Peers, stored: readonly Stored[]): Promise<QueryArm[]> {
  if (!host || !hostFolder || stored.length === 0) return [];
  let asked: number[] = [];
  const vectors = stored.map(({ vector }) => [...vector]);
  let at = 0;
  const embeddings = { embedDocuments: (texts: string[]) => Promise.resolve(vectors.slice(at, (at += texts.length))), embedQuery: () => Promise.resolve(asked) };
  const passages = stored.map(({ id, allow, text }) => ({ pageContent: text, metadata: { id, allow } }));
  const langChain = openMemoryStore(host, embeddings);
  await langChain.addVectors(vectors, passages);
  const simple = openN8nStore({ load: host, hostFolder, store: { memoryKey: `bench-${stored.length}` }, embeddings });
  await simple.insert(passages);
  return [
    { name: 'LangChain JS, MemoryVectorStore', exact: true, ask: async ({ vector }) => (await langChain.similaritySearchVectorWithScore([...vector], 10, ({ metadata }) => metadata.allow === READABLE)).map(([{ metadata }]) => metadata.id ?? '') },
    { name: 'n8n Simple Vector Store (no filter)', exact: true, ask: async ({ vector, text }) => ((asked = [...vector]), (await simple.load(text)).map(({ metadata }) => metadata.id ?? '')) },
  ];
}

/** What was built: the file, LanceDB's table where there is one, and the chunks that other arms need in memory. */
interface Built {
  readonly seconds: number;
  readonly lance?: Lance;
  readonly readable: readonly Stored[];
  readonly all: readonly Stored[];
}

async function build(folder: string, corpus: Corpus, chunks: number, { host, lance: load }: Peers): Promise<Built> {
  const lance = load && (await openLance(load, join(folder, 'lance')));
  const store = await open(folder);
  const [readable, all]: [Stored[], Stored[]] = [[], []];
  let seconds = 0;
  for (const filing of fileChunks(corpus, chunks)) {
    const began = performance.now();
    await store.putDocument(filing.document, filing.chunks);
    seconds += (performance.now() - began) / 1000;
    const stored = toStored(filing);
    if (stored[0]?.allow === READABLE) readable.push(...stored);
    if (host && chunks <= MOST_IN_PEERS) all.push(...stored);
    await lance?.add(stored);
  }
  await lance?.finish();
  await store.close();
  return { seconds, lance, readable, all };
}

/** Builds a store of so many chunks and asks it beside its peers; ours is asked through its thread, as nodes ask it. */
export async function benchEmbedded(chunks: number, rounds: number, peers: Peers): Promise<EmbeddedFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-embedded-'));
  const corpus = openCorpus();
  const { seconds, lance, readable, all } = await build(folder, corpus, chunks, peers);
  const store = await open(folder);
  try {
    const path = join(folder, `${NAME}.sqlite`);
    const questionsOf = makeQuestions(corpus, readable, chunks, QUESTIONS);
    const ours = ourArms(store);
    const firstQuery = await timeFirst(ours[0], questionsOf(rounds + 1)[0]);
    const loop: QueryArm = { name: 'a plain loop over floats in memory', exact: true, ask: ({ vector }) => floatLoop(readable, vector) };
    const arms = [...ours, loop, ...(lance ? [lance.arm] : []), ...(await peerArms(peers, all))];
    const rows = await runQueryArms(arms, rounds, questionsOf, new Set(readable.map(({ id }) => id)));
    return { chunks, text: corpus.from, buildSeconds: seconds, megabytes: statSync(path).size / 1e6, firstQuery, kernels: compareKernels(path, questionsOf(0)), arms: rows };
  } finally {
    await store.close();
    lance?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timeFirst(arm: QueryArm | undefined, question: Question | undefined): Promise<number> {
  const began = performance.now();
  if (question) await arm?.ask(question);
  return performance.now() - began;
}
