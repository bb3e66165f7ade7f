import type { Document } from '../../src/document/Document';
import { hashId } from '../../src/document/hashId';
import { openCorpus } from './corpus';
import type { Peers } from './findPeers';
import { ingestArms } from './ingestArms';
import { type Cost, interval, measure, median } from './measure';
import { type EmbeddingServer, startEmbeddingServer } from './startEmbeddingServer';

/** One arm of the ingest: documents in, chunked, embedded and stored. `busy` is the share of the time in which the embedding server worked. */
export interface IngestRow {
  readonly arm: string;
  readonly chunks: number;
  readonly chunksPerSecond: number;
  readonly busy: number;
  /** Speed to the raw loop's, and to that of n8n's node on the same kind of store. */
  readonly ratio: number;
  readonly interval: readonly [number, number];
  readonly cpuPerChunk: number;
  readonly loopP99: number;
  readonly rss: number;
}

/** An arm takes documents to a new place each time; gives the number of chunks. */
export interface IngestArm {
  readonly name: string;
  ingest(documents: readonly Document[], baseUrl: string): Promise<number>;
}

interface Run extends Cost {
  readonly result: number;
  readonly busy: number;
}

const PARTS = 12;

function makeDocuments(count: number): Document[] {
  const corpus = openCorpus();
  return Array.from({ length: count }, (_, i) => ({
    id: hashId('bench', i), tenant: 'bench', source: { id: 'bench', path: `${i}.md` }, title: `${i}`, contentHash: `${i}`, category: 'knowledge', metadata: {}, warnings: [],
    markdown: Array.from({ length: PARTS }, (_unused, part) => corpus.chunk(i * PARTS + part)).join('\n\n'), access: { allow: ['everyone'], deny: [] }, pii: 'checked',
  }));
}

async function runOnce(arm: IngestArm, documents: readonly Document[], server: EmbeddingServer): Promise<Run> {
  await server.takeBusy();
  const run = await measure(() => arm.ingest(documents, server.baseUrl));
  return { ...run, busy: (await server.takeBusy()) / run.wall };
}

const speedOf = ({ result, wall }: Run) => (result / wall) * 1000;

function toRow(arm: string, runs: readonly Run[], first: readonly Run[]): IngestRow {
  const of = (figure: (run: Run) => number) => median(runs.map(figure));
  const ratios = runs.map((run, i) => speedOf(run) / speedOf(first[i] ?? run));
  return {
    arm, chunks: of(({ result }) => result), chunksPerSecond: of(speedOf), busy: of(({ busy }) => busy), ratio: median(ratios), interval: interval(ratios),
    cpuPerChunk: of(({ cpu, result }) => cpu / result), loopP99: of(({ loopP99 }) => loopP99), rss: of(({ rss }) => rss),
  };
}

/** The arms in turn, round after round after one that is not counted; ratios to the raw loop are taken within a round. */
export async function benchIngest({ rounds, documents: count }: { rounds: number; documents: number }, peers: Peers, qdrantUrl: string | undefined): Promise<IngestRow[]> {
  const arms = ingestArms(peers, qdrantUrl);
  const documents = makeDocuments(count);
  const server = await startEmbeddingServer();
  const runs = new Map<string, Run[]>(arms.map(({ name }) => [name, []]));
  try {
    for (let round = 0; round <= rounds; round++)
      for (const arm of arms) {
        const run = await runOnce(arm, round === 0 ? documents.slice(0, 20) : documents, server);
        if (round > 0) runs.get(arm.name)?.push(run);
      }
  } finally {
    server.close();
  }
  const [first = []] = runs.values();
  return [...runs].map(([name, own]) => toRow(name, own, first));
}
