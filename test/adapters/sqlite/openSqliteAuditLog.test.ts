import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteAuditLog } from '../../../src/adapters/sqlite/openSqliteAuditLog';
import type { AuditLog } from '../../../src/audit/AuditLog';
import { auditEvent } from '../../contract/auditEvent';
import { auditLogContract } from '../../contract/auditLog';

let folder: string;
const opened: AuditLog[] = [];
const key = (byte: number) => Buffer.alloc(32, byte).toString('base64');
const configuration = () => ({ kind: 'sqlite', folder, queueMode: false, allWorkersOnThisHost: false, encryptionKey: key(1), pseudonymKey: key(2) }) as const;

function open(): AuditLog {
  const log = openSqliteAuditLog(configuration());
  opened.push(log);
  return log;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'audit-'));
});
afterEach(async () => {
  for (const log of opened.splice(0)) await log.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Appends in another process until it is killed or has done `most`; gives the ids whose receipts it printed. */
function appendElsewhere(most: number, killAfter?: number): Promise<string[]> {
  const child = spawn(process.execPath, [join(__dirname, 'appendInProcess.js'), JSON.stringify(configuration()), String(most)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    if (killAfter !== undefined && out.split('\n').length > killAfter) child.kill('SIGKILL');
  });
  return new Promise((resolve) => child.on('close', () => resolve(out.split('\n').slice(0, -1))));
}

describe('the SQLite audit log', () => {
  auditLogContract(open);

  test('keeps every record whose receipt was given when it is killed, and goes on in the same chain', async () => {
    const receipts: string[] = [];
    for (const killAfter of [1, 3, 7, 12, 20]) receipts.push(...(await appendElsewhere(10_000, killAfter)));
    const log = open();
    await log.append(auditEvent());
    const stored = (await log.search({ limit: 100_000 })).map(({ id }) => id);
    expect(receipts.length).toBeGreaterThan(20);
    expect(receipts.filter((id) => !stored.includes(id))).toEqual([]);
    expect(new Set(stored).size).toBe(stored.length);
    expect(await log.verify()).toMatchObject({ ok: true, size: stored.length });
  });

  test('keeps one chain when four processes append at once', async () => {
    const all = await Promise.all([1, 2, 3, 4].map(() => appendElsewhere(50)));
    expect(all.flat()).toHaveLength(200);
    expect(await open().verify()).toMatchObject({ ok: true, size: 200 });
  });

  test('finds a record that was edited in the file', async () => {
    const log = open();
    for (const actor of ['a', 'b', 'c']) await log.append(auditEvent({ actor }), { actor });
    const db = new DatabaseSync(join(folder, 'audit.sqlite'), { timeout: 5000 });
    db.exec(`UPDATE record SET event = replace(event, '"actor":"b"', '"actor":"z"') WHERE idx = 1`);
    db.close();
    expect(await log.verify()).toMatchObject({ ok: false, firstBad: { index: 1 } });
  });

  test('is refused in queue mode, where workers may be on other hosts', () => {
    expect(() => openSqliteAuditLog({ ...configuration(), queueMode: true })).toThrow('queue mode');
  });

  test('refuses a key that is not 32 bytes without showing it', () => {
    expect(() => openSqliteAuditLog({ ...configuration(), encryptionKey: 'c2hvcnQ=' })).toThrow(/^(?!.*c2hvcnQ).*not 32 bytes/);
  });
});
