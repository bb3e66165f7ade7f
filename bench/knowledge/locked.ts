import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connectKnowledgeStore } from '../../src/adapters/connect';
import { openCorpus } from './corpus';
import { measure } from './measure';
import { askerFilter, fileChunks } from './passages';

/** What our process feels while another one holds the file's write lock; milliseconds. */
export interface LockFigures {
  readonly heldFor: number;
  /** The event loop's worst 1 % of delays. */
  readonly loopP99: number;
  readonly loopP99Idle: number;
  /** A write that began when the lock was taken, and the searches meanwhile. */
  readonly write: number;
  readonly searches: number;
}

const HELD = 5000;
const BUSY = 100;

/** Loads the store's file and keeps it locked for a while. */
async function hold(path: string): Promise<() => Promise<unknown>> {
  const child = fork(join(__dirname, 'holdLock.js'), [path, String(HELD)]);
  const ended = once(child, 'exit');
  await once(child, 'message');
  return () => ended;
}

/** A write and, from a second knowledge base of the same n8n, searches, while the first file is locked by another process. */
export async function benchLocked(): Promise<LockFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-locked-'));
  const common = { kind: 'sqlite', folder, tenant: 'bench', queueMode: false, allWorkersOnThisHost: true } as const;
  const [store, other] = await Promise.all(['locked', 'other'].map((knowledgeBase) => connectKnowledgeStore({ ...common, knowledgeBase })));
  const corpus = openCorpus();
  const filings = [...fileChunks(corpus, BUSY)];
  try {
    for (const { document, chunks } of filings) for (const one of [store, other]) await one?.putDocument(document, chunks);
    const idle = await measure(() => new Promise((resolve) => setTimeout(resolve, 1000)));
    const released = await hold(join(folder, 'locked.sqlite'));
    let searches = 0;
    const began = performance.now();
    const { loopP99, result } = await measure(async () => {
      const [first] = filings;
      const writing = first ? store?.putDocument(first.document, first.chunks).then(() => performance.now() - began) : undefined;
      for (; performance.now() - began < HELD; searches++) {
        await other?.search({ text: corpus.question(searches), limit: 10 }, askerFilter());
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return writing;
    });
    await released();
    return { heldFor: HELD, loopP99, loopP99Idle: idle.loopP99, write: result ?? 0, searches };
  } finally {
    await Promise.all([store?.close(), other?.close()]);
    rmSync(folder, { recursive: true, force: true });
  }
}
