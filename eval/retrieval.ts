import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Converter } from 'opencc-js/t2cn';
import { z } from 'zod';
import { connectEmbeddings, connectGenerations, connectKnowledgeStore } from '../src/adapters/connect';
import type { KnowledgeBaseConfiguration } from '../src/adapters/configuration';
import { chunkDocument } from '../src/chunking/chunkDocument';
import type { Document } from '../src/document/Document';
import { hashId } from '../src/document/hashId';
import type { EmbeddingModel } from '../src/embedding/EmbeddingModel';
import { ConfigurationError } from '../src/errors/ConfigurationError';
import { applySync } from '../src/knowledge/applySync';
import type { KnowledgeStore } from '../src/knowledge/KnowledgeStore';
import { planSync } from '../src/knowledge/planSync';
import { searchKnowledge } from '../src/knowledge/searchKnowledge';
import { type AccessFilter, toAccessFilter } from '../src/principal/AccessFilter';
import type { SuiteCall } from './main';
import { rankingFigures } from './rankingFigures';
import { percentile } from './percentile';

const dataFile = z.object({
  passages: z.array(z.object({ id: z.string(), title: z.string(), text: z.string() })),
  questions: z.array(z.object({ id: z.string(), text: z.string(), passage: z.string().nullable() })),
});

type Passage = z.output<typeof dataFile>['passages'][number];

const TENANT = 'eval';
const SOURCE = 'passages';
/** As many passages as nDCG looks at, each once. */
const DEPTH = 10;

function readData(path: string): z.output<typeof dataFile> {
  const parsed = dataFile.safeParse(JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, '')));
  if (parsed.success) return parsed.data;
  throw new ConfigurationError('DATA_SHAPE', `${path} does not have the shape of a retrieval data file.`, 'It needs passages {id, title, text} and questions {id, text, passage}.');
}

function toDocument({ id, title, text }: Passage): Document {
  return {
    id: hashId(TENANT, SOURCE, id), tenant: TENANT, source: { id: SOURCE, path: id }, title, markdown: text, contentHash: hashId(title, text), category: 'knowledge',
    access: { allow: ['everyone'], deny: [] }, pii: 'checked', metadata: { format: 'txt' }, warnings: [],
  };
}

function configure({ options }: SuiteCall, folder: string): KnowledgeBaseConfiguration {
  const embeddings = options.get('embeddings') ? { baseUrl: options.get('embeddings') ?? '', model: options.get('model') ?? '' } : undefined;
  const encryptionKey = options.has('encrypted') ? randomBytes(32).toString('base64') : undefined;
  const common = { knowledgeBase: `eval-${process.pid}`, tenant: TENANT, embeddings, encryptionKey };
  if (options.get('store') !== 'qdrant') return { ...common, kind: 'sqlite', folder, queueMode: false, allWorkersOnThisHost: true };
  // Not the one that answers, so that it can be removed.
  return { ...common, generation: 1, apiKey: process.env.QDRANT_API_KEY, kind: 'qdrant', url: options.get('url') ?? process.env.QDRANT_URL ?? 'http://127.0.0.1:6333' };
}

/** How the questions are changed before they are asked. `simplified` is OpenCC's conversion by phrases, which the product itself does not use. */
function toVariant(name: string | undefined): (question: string) => string {
  if (!name) return (question) => question;
  if (name === 'simplified') return Converter({ from: 'tw', to: 'cn' });
  throw new ConfigurationError('VARIANT_UNKNOWN', `There is no variant ${name}.`, 'Use --variant simplified, or leave it out.');
}

function everyone(): AccessFilter {
  const now = new Date();
  return toAccessFilter({ tenant: TENANT, user: 'user:eval', groups: [], resolvedAt: now.toISOString(), expiresAt: new Date(now.getTime() + 60_000).toISOString() }, now);
}

async function index(passages: readonly Passage[], store: KnowledgeStore, embeddings: EmbeddingModel | undefined): Promise<number> {
  const plan = planSync({ source: SOURCE, known: [], incoming: passages.map(toDocument), failed: [] }, { allowLargeDeletion: false });
  const report = await applySync(plan, { store, chunk: chunkDocument, embeddings, now: performance.now.bind(performance) });
  if (report.failed.length > 0) throw new Error(`${report.failed.length} passages could not be stored: ${report.failed[0]?.message}`);
  return report.seconds;
}

/** The rank (from 1) of each question's passage by its best chunk, or 0, and how long each search took (ms). */
async function ask(questions: readonly { text: string; passage: string | null }[], store: KnowledgeStore, embeddings: EmbeddingModel | undefined) {
  const filter = everyone();
  const [ranks, times]: [number[], number[]] = [[], []];
  for (const { text, passage } of questions) {
    const vector = (await embeddings?.embed([text]))?.[0];
    const began = performance.now();
    const hits = await searchKnowledge(store, { text, limit: DEPTH, perDocument: 1, vector }, filter);
    times.push(performance.now() - began);
    ranks.push(hits.findIndex(({ documentId }) => documentId === hashId(TENANT, SOURCE, passage ?? '')) + 1);
  }
  return { ranks, times };
}

/** Indexes the passages of a data file as the nodes would, asks its answerable questions, and ranks by passage. */
export async function retrieval(call: SuiteCall): Promise<Readonly<Record<string, number>>> {
  const data = readData(call.options.get('data') ?? '');
  const folder = mkdtempSync(join(tmpdir(), 'eval-retrieval-'));
  const configuration = configure(call, folder);
  const store = await connectKnowledgeStore(configuration);
  try {
    const embeddings = await connectEmbeddings(configuration.embeddings);
    call.print(`${configuration.kind}${configuration.encryptionKey ? ', encrypted' : ''}, ${embeddings ? `words and ${embeddings.model}` : 'words only'}: ${data.passages.length} passages`);
    const indexSeconds = await index(data.passages, store, embeddings);
    const vary = toVariant(call.options.get('variant'));
    const answerable = data.questions.filter(({ passage }) => passage !== null).map((question) => ({ ...question, text: vary(question.text) }));
    const { ranks, times } = await ask(answerable, store, embeddings);
    return { ...rankingFigures(ranks), questions: answerable.length, indexSeconds, p50ms: percentile(times, 0.5), p95ms: percentile(times, 0.95) };
  } finally {
    await store.close();
    if (configuration.kind === 'qdrant') await (await connectGenerations(configuration)).remove(1);
    rmSync(folder, { recursive: true, force: true });
  }
}
