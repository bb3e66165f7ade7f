import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectEmbeddings, connectKnowledgeStore, ingestFolder, openParser, type FileParser } from '../src/adapters/connect';
import { chunkDocument } from '../src/chunking/chunkDocument';
import type { Document, FailedDocument, SourceListing } from '../src/document/Document';
import type { KnowledgeStore } from '../src/knowledge/KnowledgeStore';
import { syncSources } from '../src/knowledge/syncSources';
import { MixedFolder } from './ingest/MixedFolder';
import { watchPeak, type PeakFigures } from './ingest/watchPeak';
import { startEmbeddingServer } from './knowledge/startEmbeddingServer';

/** One run over the folder. `read` counts files whose bytes were parsed; `seconds` holds everything from listing to the last stored chunk. */
export interface IngestRun extends PeakFigures {
  readonly run: string;
  readonly seconds: number;
  readonly documentsPerSecond: number;
  readonly turns: number;
  readonly read: number;
  readonly failed: number;
  readonly added: number;
  readonly updated: number;
  readonly skipped: number;
  readonly chunks: number;
}

/** What Document Ingest gives out at once. */
const PER_TURN = 200;
const CHANGED = 0.01;
const SOURCE = 'bench';
const TENANT = 'default';

interface Pipeline {
  readonly root: string;
  readonly store: KnowledgeStore;
  readonly embeddings?: Awaited<ReturnType<typeof connectEmbeddings>>;
}

interface IngestBench {
  readonly documents: number;
  /** Whether a stand-in for an embedding server takes part; without it words alone are indexed. */
  readonly vectors: boolean;
}

/** `npm run bench -- ingest`: prints each run, and its time as a share of the first. */
export async function ingest(options: IngestBench, json: boolean): Promise<void> {
  const runs = await ingestTwice(options);
  if (json) console.log(JSON.stringify({ documents: options.documents, runs }));
  else for (const run of runs) console.log(describe(run, runs[0]!));
}

/** Reads, cuts and indexes a folder of mixed documents turn by turn as the index workflow does, then again with 1 % changed, then with nothing changed. */
export async function ingestTwice({ documents, vectors }: IngestBench): Promise<IngestRun[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-ingest-'));
  const server = vectors ? await startEmbeddingServer() : undefined;
  const embeddings = server && { baseUrl: server.baseUrl, model: 'bench', retries: 5 };
  const store = await connectKnowledgeStore({ kind: 'sqlite', folder: join(folder, 'store'), knowledgeBase: 'bench', tenant: TENANT, queueMode: false, allWorkersOnThisHost: true, embeddings });
  try {
    const files = await MixedFolder.write(join(folder, 'documents'), documents);
    const pipeline = { root: files.root, store, embeddings: embeddings && (await connectEmbeddings(embeddings)) };
    const runs = [await runOnce('first', pipeline)];
    const changed = await files.change(CHANGED);
    runs.push(await runOnce(`${changed} changed`, pipeline), await runOnce('nothing changed', pipeline));
    return runs;
  } finally {
    await store.close();
    server?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function describe({ run, seconds, ...rest }: IngestRun, first: IngestRun): string {
  const facts = Object.entries(rest).map(([name, value]) => `${name} ${Number.isInteger(value) ? value : value.toFixed(1)}`);
  return `${run}: ${seconds.toFixed(1)} s (x${(seconds / first.seconds).toFixed(3)})  ${facts.join('  ')}`;
}

async function runOnce(run: string, pipeline: Pipeline): Promise<IngestRun> {
  const counts = { turns: 0, read: 0, failed: 0, added: 0, updated: 0, skipped: 0, chunks: 0 };
  const parser = openParser({ ocr: 'off' });
  const counting: FileParser = { ...parser, read: (bytes, origin, signal) => (counts.read++, parser.read(bytes, origin, signal)) };
  const [watch, began] = [watchPeak(), performance.now()];
  let remaining = Infinity;
  let made = 0;
  try {
    while (remaining > 0) {
      const turn = await readTurn(run, pipeline, counting);
      const { report } = await syncSources(turn, { allowLargeDeletion: false }, { store: pipeline.store, embeddings: pipeline.embeddings, chunk: chunkDocument, now: Date.now });
      made += turn.documents.length;
      counts.turns++;
      counts.failed = turn.failed.length;
      for (const name of ['added', 'updated', 'chunks'] as const) counts[name] += report[name];
      counts.skipped = report.skipped;
      remaining = turn.listings[0]?.remaining ?? 0;
    }
  } finally {
    await parser.close();
  }
  const seconds = (performance.now() - began) / 1000;
  return { run, seconds, documentsPerSecond: made / seconds, ...counts, ...watch.end() };
}

async function readTurn(runId: string, { root, store }: Pipeline, parser: FileParser): Promise<{ documents: Document[]; failed: FailedDocument[]; listings: SourceListing[] }> {
  const known = new Map((await store.listKnown(SOURCE)).map((one) => [one.id, one]));
  const reading = ingestFolder(root, { tenant: TENANT, sourceId: SOURCE, runId, limit: PER_TURN, known, parser });
  const documents: Document[] = [];
  const failed: FailedDocument[] = [];
  for (;;) {
    const next = await reading.next();
    if (next.done) return { documents, failed, listings: [next.value] };
    if ('error' in next.value) failed.push(next.value);
    else documents.push(next.value);
  }
}
