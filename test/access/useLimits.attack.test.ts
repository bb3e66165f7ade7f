import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { RESERVED_TOKENS, withinTokens } from '../../src/access/useLimits';
import { openSqliteAccessStore } from '../../src/adapters/sqlite/openSqliteAccessStore';

const DAY = '2026-11-24';
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'limits-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const open = () => openSqliteAccessStore({ folder, queueMode: false, allWorkersOnThisHost: true });

/** Answers of three processes that ask at once. */
async function answered(perMinute: number, perDay: number): Promise<number> {
  const processes = await Promise.all([1, 2, 3].map(() => promisify(execFile)(process.execPath, [join('dist', 'test', 'adapters', 'sqlite', 'spendInProcess.js'), folder, '40', String(perMinute), String(perDay)])));
  return processes.reduce((sum, { stdout }) => sum + Number(stdout), 0);
}

test('three processes that ask at once get no more answers a minute than the policy gives', async () => {
  expect(await answered(25, 100_000_000)).toBe(25);
}, 60_000);

test('three processes that ask at once use no more tokens a day than the policy gives', async () => {
  expect(await answered(1_000, 80_000)).toBe(20);
  const store = open();
  expect(await store.tokensUsed('a|user:wang', DAY)).toBe(80_000);
  await store.close();
}, 60_000);

test('a hundred questions at once pass only as far as tokens are left, though none has ended yet', async () => {
  const store = open();
  let running = 0;
  const { promise: all, resolve: end } = Promise.withResolvers<undefined>();
  const asking = Array.from({ length: 100 }, () => withinTokens(store, 5 * RESERVED_TOKENS, 'p', DAY, async () => (running++, await all), () => 10));
  const settled = Promise.allSettled(asking);
  while ((await store.tokensUsed('p', DAY)) < 5 * RESERVED_TOKENS || running < 5) await new Promise((done) => setTimeout(done, 20));
  await new Promise((done) => setTimeout(done, 200));
  expect(running).toBe(5);
  end(undefined);
  expect((await settled).filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  expect(await store.tokensUsed('p', DAY)).toBe(50);
  await store.close();
});

test('what is used up is refused, and what failed used nothing', async () => {
  const store = open();
  await expect(withinTokens(store, 100, 'p', DAY, () => Promise.reject(new Error('down')), () => 1)).rejects.toThrow('down');
  expect(await withinTokens(store, 100, 'p', DAY, () => Promise.resolve('answer'), () => 100)).toBe('answer');
  await expect(withinTokens(store, 100, 'p', DAY, () => Promise.resolve('answer'), () => 1)).rejects.toMatchObject({ code: 'LIMIT_TOKENS' });
  expect(await withinTokens(store, 100, 'p', '2026-11-25', () => Promise.resolve('answer'), () => 1)).toBe('answer');
  await store.close();
});
