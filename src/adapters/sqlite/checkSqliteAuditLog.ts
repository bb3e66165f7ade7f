import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError } from '../../errors/ConfigurationError';
import { ServiceUnavailable } from '../../errors/ServiceUnavailable';
import type { AuditLogConfiguration } from '../configuration';
import { openSqliteAuditLog } from './openSqliteAuditLog';

/** How many records are looked at for one with a content; the first question of a log has one. */
const LOOKED_AT = 50;

/** Whether the log, as far as it is there, can be opened with these keys; throws where its contents were written with another key. Makes no file. */
export async function checkSqliteAuditLog(configuration: AuditLogConfiguration): Promise<void> {
  const log = openSqliteAuditLog(configuration);
  try {
    if (!existsSync(join(configuration.folder, 'audit.sqlite'))) return;
    const sealed = (await log.search({ limit: LOOKED_AT })).find(({ ciphertext }) => ciphertext !== undefined);
    if (sealed) log.decrypt(sealed);
  } catch (cause) {
    if (!(cause instanceof ServiceUnavailable && cause.code === 'AUDIT_CONTENT_UNREADABLE')) throw cause;
    throw new ConfigurationError('AUDIT_KEY_OTHER', 'The audit log of this n8n was written with another Encryption Key.', 'Use that key, or move audit.sqlite away to begin a new log.', { cause });
  } finally {
    await log.close();
  }
}
