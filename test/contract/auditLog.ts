import type { AuditLog } from '../../src/audit/AuditLog';
import { auditEvent } from './auditEvent';

/** What every AuditLog promises, run on each adapter; `open` gives the same log each time within one test. */
export function auditLogContract(open: () => AuditLog): void {
  test('numbers its records from 0 in the order of the appends', async () => {
    const log = open();
    const receipts = await Promise.all([1, 2, 3].map(() => log.append(auditEvent())));
    expect(receipts.map(({ index }) => index)).toEqual([0, 1, 2]);
  });

  test('verifies, and goes on in the same chain after it was closed', async () => {
    const log = open();
    await log.append(auditEvent(), { question: '一' });
    await log.close();
    const again = open();
    await again.append(auditEvent());
    expect(await again.verify()).toMatchObject({ ok: true, size: 2 });
  });

  test('gives the content back to whoever has the key, and stores no readable word of it', async () => {
    const log = open();
    await log.append(auditEvent({ id: 'x' }), { question: '出差住宿費' });
    const [record] = await log.search({ limit: 10 });
    expect(JSON.stringify(record)).not.toContain('出差');
    expect(log.decrypt(record!)).toEqual({ question: '出差住宿費' });
  });

  test('refuses a second record with the id of the first', async () => {
    const log = open();
    await log.append(auditEvent({ id: 'x' }));
    await expect(log.append(auditEvent({ id: 'x' }))).rejects.toThrow();
    expect(await log.verify()).toMatchObject({ ok: true, size: 1 });
  });

  test.each([
    ['time', { from: '2026-02-01', to: '2026-03-01' }, ['b']],
    ['actor', { actor: 'wang' }, ['a']],
    ['kind', { kind: 'sync' }, ['c']],
    ['correlation', { correlationId: 'k2' }, ['b']],
    ['document', { documentId: 'd1' }, ['c']],
    ['what comes after an index', { afterIndex: 0 }, ['b', 'c']],
    ['SQL in a value, which is only a value', { actor: "' OR 1=1 --" }, []],
  ] as const)('searches by %s', async (_why, query, expected) => {
    const log = open();
    await log.append(auditEvent({ id: 'a', actor: 'wang', correlationId: 'k1' }));
    await log.append(auditEvent({ id: 'b', time: '2026-02-03T00:00:00.000Z', correlationId: 'k2' }));
    await log.append(auditEvent({ id: 'c', kind: 'sync', documents: [{ id: 'd1', version: 'v', chunks: [] }] }));
    expect((await log.search({ ...query, limit: 10 })).map(({ id }) => id)).toEqual(expected);
  });
}
