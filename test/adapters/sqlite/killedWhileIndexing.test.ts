import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { chunkDocument } from '../../../src/chunking/chunkDocument';
import { documentsOf } from './indexInProcess';

const folder = mkdtempSync(join(tmpdir(), 'killed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the index; with `killAfter` it is killed with SIGKILL that many milliseconds after it has begun. */
async function index(round: number, killAfter?: number): Promise<string> {
  const child = spawn(process.execPath, [join(__dirname, 'indexInProcess.js'), folder, String(round)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (data: Buffer) => {
    if (!output && killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter);
    output += data.toString();
  });
  await once(child, 'close');
  return output;
}

/** Milliseconds after which each run is killed; KILLS=50 asks for more of them than a build has time for. */
const KILLS = Number(process.env.KILLS ?? 6);
const delays = Array.from({ length: KILLS }, (_, turn) => 20 + Math.round((turn * 120) / KILLS));

/** What is in the file, read past our own code. */
function inspect(): { integrity: unknown; documents: Map<string, number>; orphans: number; words: number; chunks: number } {
  const db = new DatabaseSync(join(folder, 'killed.sqlite'));
  const one = (sql: string) => Object.values(db.prepare(sql).get() ?? {})[0];
  const rows = db.prepare('SELECT d.id, (SELECT count(*) FROM chunks c WHERE c.key / 1048576 = d.key) AS n FROM documents d').all();
  const found = {
    integrity: one('PRAGMA integrity_check'), documents: new Map(rows.map(({ id, n }) => [String(id), Number(n)])),
    orphans: Number(one('SELECT count(*) FROM chunks WHERE key / 1048576 NOT IN (SELECT key FROM documents)')) + Number(one('SELECT count(*) FROM acl WHERE document NOT IN (SELECT key FROM documents)')),
    words: Number(one('SELECT count(*) FROM words')), chunks: Number(one('SELECT count(*) FROM chunks')),
  };
  db.close();
  return found;
}

test('an index killed at any moment is whole, and the next run neither loses nor doubles anything', async () => {
  const killed: boolean[] = [];
  await index(0);
  for (const [turn, delay] of delays.entries()) {
    const output = await index((turn + 1) % 2, delay);
    killed.push(!output.includes('knowledgeBase'));
    const { integrity, orphans, words, chunks } = inspect();
    expect([integrity, orphans, words]).toEqual(['ok', 0, chunks]);
  }
  expect(killed).toContain(true);
  const report = JSON.parse((await index(1)).split('\n')[1] ?? '{}') as { added: number; updated: number; skipped: number };
  expect(report.added + report.updated + report.skipped).toBe(39);
  const expected = new Map(documentsOf(1).map((document) => [document.id, chunkDocument(document).length]));
  expect(inspect()).toMatchObject({ integrity: 'ok', documents: expected, orphans: 0 });
  expect(JSON.parse((await index(1)).split('\n')[1] ?? '{}')).toMatchObject({ added: 0, updated: 0, skipped: 39, deleted: 0 });
}, 60_000 + KILLS * 10_000);

test('four processes that index the same source at once lose and double nothing', async () => {
  await Promise.all([0, 1, 0, 1].map((round) => index(round)));
  const { integrity, orphans, words, chunks } = inspect();
  expect([integrity, orphans, words]).toEqual(['ok', 0, chunks]);
  await index(1);
  const expected = new Map(documentsOf(1).map((document) => [document.id, chunkDocument(document).length]));
  expect(inspect()).toMatchObject({ integrity: 'ok', documents: expected, orphans: 0 });
}, 60_000);
