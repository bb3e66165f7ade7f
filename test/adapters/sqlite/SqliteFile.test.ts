import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { SqliteFile, type SqliteFileOptions } from '../../../src/adapters/sqlite/SqliteFile';
import type { procedures } from './counterModule';

const first = join(__dirname, 'counterModule.js');
const second = join(__dirname, 'counterModuleV2.js');
let folder: string;
let path: string;
const opened: SqliteFile<typeof procedures>[] = [];

function open(more: Partial<SqliteFileOptions> = {}): SqliteFile<typeof procedures> {
  const file = new SqliteFile<typeof procedures>({ path, modulePath: first, idle: 0, ...more });
  opened.push(file);
  return file;
}

/** Lets the thread end, so that the next open starts a new one. */
async function closed(file: SqliteFile<typeof procedures>): Promise<void> {
  file.close();
  await new Promise((resolve) => setTimeout(resolve, 50));
}

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'sqlite-file-')), 'private-llm');
  path = join(folder, 'counter.sqlite');
});
afterEach(() => {
  for (const file of opened.splice(0)) file.close();
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

test('calls are answered in their order and see what earlier ones wrote', async () => {
  const file = open();
  const all = await Promise.all([1, 2, 3].map((by) => file.call('add', { name: 'a', by })));
  expect(all).toEqual([1, 3, 6]);
});

test('two holders of one file share one thread, and one may close while the other goes on', async () => {
  const [a, b] = [open(), open()];
  await a.call('add', { name: 'a', by: 1 });
  await closed(a);
  expect(await b.call('add', { name: 'a', by: 1 })).toBe(2);
});

test('the file and its journal are for their owner only', async () => {
  await open().call('add', { name: 'a', by: 1 });
  const mode = (name: string) => statSync(join(folder, name)).mode & 0o777;
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  for (const name of readdirSync(folder)) expect([name, mode(name)]).toEqual([name, 0o600]);
});

test.each([
  { setting: 'journal_mode', value: 'wal', why: 'readers go on while one writes' },
  { setting: 'synchronous', value: 2, why: 'FULL was asked for: on disk before the call returns' },
  { setting: 'busy_timeout', value: 1234, why: 'node:sqlite begins at 0' },
])('$setting is $value, because $why', async ({ setting, value }) => {
  expect(await open({ synchronous: 'FULL', busyTimeout: 1234 }).call('pragma', setting)).toBe(value);
});

test('an error of ours keeps its class, code and advice', async () => {
  await expect(open().call('refuse', undefined as never)).rejects.toMatchObject({ name: 'InvalidInput', code: 'TEST', message: 'refused', todo: 'ask otherwise' });
});

test('a transaction that fails half-way leaves nothing', async () => {
  const file = open();
  await expect(file.call('halfThenFail', 'half')).rejects.toMatchObject({ code: 'STORE_FAILED' });
  expect(await file.call('add', { name: 'half', by: 5 })).toBe(5);
});

test('a call after an abort is not started', async () => {
  await expect(open().call('add', { name: 'a', by: 1 }, AbortSignal.abort())).rejects.toThrow('aborted');
});

test('an older file is backed up and migrated, and a newer one is refused with both versions', async () => {
  const old = open();
  await old.call('add', { name: 'a', by: 7 });
  await closed(old);
  const newer = open({ modulePath: second });
  expect(await newer.call('add', { name: 'a', by: 1 })).toBe(8);
  const backup = new DatabaseSync(`${path}.v1.backup`);
  expect(backup.prepare('SELECT value FROM counter').get()).toEqual({ value: 7 });
  backup.close();
  await closed(newer);
  await expect(open().call('add', { name: 'a', by: 1 })).rejects.toMatchObject({ name: 'ConfigurationError', message: 'counter.sqlite has schema version 2; this version of the package knows 1.' });
});

test('a file that is no database is refused and left as it is', async () => {
  const other = join(tmpdir(), `no-database-${process.pid}.sqlite`);
  writeFileSync(other, 'minutes of the board meeting, and more of them'.repeat(30));
  await expect(open({ path: other }).call('pragma', 'user_version')).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
  expect(statSync(other).size).toBe(46 * 30);
  rmSync(other);
});

test('another process that holds the lock makes the call fail in time, and never stops the event loop', async () => {
  const file = open({ busyTimeout: 1000 });
  await file.call('add', { name: 'a', by: 1 });
  const other = new DatabaseSync(path);
  other.exec('BEGIN IMMEDIATE');
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await expect(file.call('add', { name: 'a', by: 1 })).rejects.toMatchObject({ name: 'ServiceUnavailable', code: 'STORE_BUSY' });
  delay.disable();
  other.exec('ROLLBACK');
  other.close();
  // Half of the wait: on the loop itself it would be all of it, and a busy machine stays far below.
  expect(delay.max / 1e6).toBeLessThan(500);
  expect(await file.call('add', { name: 'a', by: 1 })).toBe(2);
});

test('a thread that dies fails its calls with advice, and the next call starts another', async () => {
  const file = open();
  await file.call('add', { name: 'a', by: 1 });
  await expect(file.call('stop', undefined as never)).rejects.toMatchObject({ code: 'STORE_STOPPED' });
  expect(await file.call('add', { name: 'a', by: 1 })).toBe(2);
});

test('a file that was removed under a running process is made anew instead of writing into nothing', async () => {
  const file = open();
  await file.call('add', { name: 'a', by: 1 });
  rmSync(folder, { recursive: true });
  expect(await file.call('add', { name: 'a', by: 1 })).toBe(1);
  expect(existsSync(path)).toBe(true);
});

test('three processes that open a new file at once and write lose nothing, and end by themselves', async () => {
  const script = join(__dirname, 'countInProcess.js');
  const children = [1, 2, 3].map(() => spawn(process.execPath, [script, path, '40'], { stdio: ['ignore', 'inherit', 'inherit'] }));
  const codes = await Promise.all(children.map(async (child) => (await once(child, 'exit'))[0] as number));
  expect(codes).toEqual([0, 0, 0]);
  expect(await open().call('add', { name: 'shared', by: 0 })).toBe(120);
});

test('an older Node is told what to do before any file is made', () => {
  expect(() => new SqliteFile({ path, modulePath: first }, '22.19.0')).toThrow('The built-in store needs Node 24; this n8n runs 22.19.0. Choose Qdrant.');
  expect(existsSync(folder)).toBe(false);
});
