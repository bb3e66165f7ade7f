import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectEmbeddings, connectKnowledgeStore } from '../../src/adapters/connect';
import { chunkDocument } from '../../src/chunking/chunkDocument';
import type { Document } from '../../src/document/Document';
import { hashId } from '../../src/document/hashId';
import { syncSources } from '../../src/knowledge/syncSources';
import { sampleText } from '../sampleText';
import { type EmbeddingServer, serveEmbeddings } from './embeddingServer';
import { interval, measure, median } from './measure';

/** One arm of the ingest: documents in, embedded and stored. `busy` is the share of the time in which the embedding server worked. */
export interface IngestRow {
  readonly arm: string;
  readonly chunksPerSecond: number;
  readonly busy: number;
  readonly ratio: number;
  readonly interval: readonly [number, number];
  readonly cpuPerChunk: number;
  readonly loopP99: number;
  readonly rss: number;
}

type Arm = (documents: readonly Document[], baseUrl: string) => Promise<number>;

function makeDocuments(count: number): Document[] {
  const text = sampleText(count * 3000);
  return Array.from({ length: count }, (_, i) => ({
    id: hashId('bench', i), tenant: 'bench', source: { id: 'bench', path: `${i}.md` }, title: `${i}`, markdown: text.slice(i * 3000, (i + 1) * 3000), contentHash: `${i}`, category: 'knowledge',
    access: { allow: ['everyone'], deny: [] }, pii: 'checked', metadata: {}, warnings: [],
  }));
}

/** Our sync into the built-in store. */
const ours: Arm = async (documents, baseUrl) => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-knowledge-'));
  const configuration = { kind: 'sqlite', folder, knowledgeBase: 'bench', tenant: 'bench', queueMode: false, allWorkersOnThisHost: true, embeddings: { baseUrl, model: 'bench', retries: 5 } } as const;
  const store = await connectKnowledgeStore(configuration);
  try {
    const { report } = await syncSources({ documents, failed: [], listings: [] }, { allowLargeDeletion: false }, { store, embeddings: await connectEmbeddings(configuration.embeddings), chunk: chunkDocument, now: Date.now });
    if (report.failed.length > 0) throw new Error(report.failed[0]?.message);
    return report.chunks;
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

async function post(url: string, body: object): Promise<unknown> {
  for (;;) {
    const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
    if (answer.ok) return answer.json();
    await answer.arrayBuffer();
  }
}

/** One request after the other, nothing stored: the plainest thing that works. */
const rawLoop: Arm = async (documents, baseUrl) => {
  const texts = documents.flatMap((document) => chunkDocument(document).map(({ text }) => text));
  for (let at = 0; at < texts.length; at += 32) await post(`${baseUrl}/embeddings`, { model: 'bench', input: texts.slice(at, at + 32) });
  return texts.length;
};

interface LangChain {
  readonly OpenAIEmbeddings: new (options: object) => { embedDocuments(texts: string[]): Promise<number[][]> };
}

/** LangChain JS as n8n's vector store nodes drive it: groups of 200, each stored before the next. Needs the node_modules of an n8n (--host). */
function langChain(host: string): Arm {
  const { OpenAIEmbeddings } = createRequire(join(host, 'noop.js'))('@langchain/openai') as LangChain;
  return async (documents, baseUrl) => {
    const embeddings = new OpenAIEmbeddings({ model: 'bench', apiKey: 'none', batchSize: 32, stripNewLines: false, maxRetries: 5, configuration: { baseURL: baseUrl } });
    const texts = documents.flatMap((document) => chunkDocument(document).map(({ text }) => text));
    const memory: number[][] = [];
    for (let at = 0; at < texts.length; at += 200) memory.push(...(await embeddings.embedDocuments(texts.slice(at, at + 200))));
    return memory.length;
  };
}

async function runOnce(arm: Arm, documents: readonly Document[], server: EmbeddingServer) {
  server.reset();
  const { wall, cpu, loopP99, rss, result } = await measure(() => arm(documents, server.baseUrl));
  return { speed: (result / wall) * 1000, busy: server.busy() / wall, cpuPerChunk: cpu / result, loopP99, rss };
}

/** The arms in turn, round after round; ratios are taken within a round. */
export async function benchIngest({ rounds, documents: count, host }: { rounds: number; documents: number; host?: string }): Promise<IngestRow[]> {
  const arms: Readonly<Record<string, Arm>> = { 'raw loop': rawLoop, ours, ...(host && { 'LangChain JS, groups of 200': langChain(host) }) };
  const documents = makeDocuments(count);
  const server = await serveEmbeddings();
  const runs: Record<string, Awaited<ReturnType<typeof runOnce>>>[] = [];
  try {
    for (let round = 0; round <= rounds; round++) {
      const one: (typeof runs)[number] = {};
      for (const [name, arm] of Object.entries(arms)) one[name] = await runOnce(arm, documents, server);
      if (round > 0) runs.push(one);
    }
  } finally {
    await server.close();
  }
  return Object.keys(arms).map((arm) => {
    const of = (field: keyof (typeof runs)[number][string]) => median(runs.map((run) => run[arm]?.[field] ?? 0));
    const ratios = runs.map((run) => (run[arm]?.speed ?? 0) / (run['raw loop']?.speed ?? 1));
    return { arm, chunksPerSecond: of('speed'), busy: of('busy'), ratio: median(ratios), interval: interval(ratios), cpuPerChunk: of('cpuPerChunk'), loopP99: of('loopP99'), rss: of('rss') };
  });
}
