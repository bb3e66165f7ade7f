import { writeSync } from 'node:fs';
import type { AuditLogConfiguration } from '../../../src/adapters/configuration';
import { openSqliteAuditLog } from '../../../src/adapters/sqlite/openSqliteAuditLog';
import { auditEvent } from '../../contract/auditEvent';

/** Appends one event after the other, two at a time, and prints each id once its receipt is there. */
async function main(configuration: AuditLogConfiguration, most: number): Promise<void> {
  const log = openSqliteAuditLog(configuration);
  for (let done = 0; done < most; done += 2) {
    const receipts = await Promise.all([log.append(auditEvent(), { done }), log.append(auditEvent())]);
    for (const { id } of receipts) writeSync(1, `${id}\n`);
  }
  await log.close();
}

void main(JSON.parse(process.argv[2] ?? '{}') as AuditLogConfiguration, Number(process.argv[3]));
