import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { AuditEvent } from '../../audit/AuditEvent';
import type { AuditLog, AuditReceipt, AuditRecord } from '../../audit/AuditLog';
import { chainKey, decodeKey } from '../../audit/auditKeys';
import { canonicalJson } from '../../audit/canonicalJson';
import { hashLeaf } from '../../audit/merkle';
import { hashCiphertext, openContent, sealContent } from '../../audit/sealContent';
import type { StoredRecord } from '../../audit/verifyRecords';
import type { AuditLogConfiguration } from '../configuration';
import type { PreparedRecord, procedures } from './auditModule';
import { GroupCommit } from './GroupCommit';
import { refuseQueueMode } from './refuseQueueMode';
import { SqliteFile } from './SqliteFile';

function toAuditRecord({ index, id, event, leaf, ciphertext }: StoredRecord): AuditRecord {
  return { index, id, leafHash: Buffer.from(leaf).toString('hex'), event: JSON.parse(event) as AuditEvent, ...(ciphertext !== undefined && { ciphertext }) };
}

function prepare(key: Buffer, event: Omit<AuditEvent, 'ciphertextHash'>, content: unknown): PreparedRecord {
  const ciphertext = content === undefined ? undefined : sealContent(key, event.tenant, event.id, content, randomBytes(12));
  const text = canonicalJson({ ...event, ...(ciphertext && { ciphertextHash: hashCiphertext(ciphertext) }) });
  return { id: event.id, event: text, leaf: hashLeaf(Buffer.from(text)), ...(ciphertext && { ciphertext }) };
}

/** The embedded AuditLog: `audit.sqlite`, each commit on disk before its receipt is given, appends that wait together committed together. */
export function openSqliteAuditLog(configuration: AuditLogConfiguration): AuditLog {
  refuseQueueMode(configuration);
  const encryptionKey = decodeKey(configuration.encryptionKey, 'Encryption Key');
  decodeKey(configuration.pseudonymKey, 'Pseudonym Key');
  const key = chainKey(encryptionKey);
  const file = new SqliteFile<typeof procedures>({ path: join(configuration.folder, 'audit.sqlite'), modulePath: join(__dirname, 'auditModule.js'), synchronous: 'FULL' });
  const commits = new GroupCommit<PreparedRecord, number>((records) => file.call('append', { key, records }));
  return {
    async append(event, content): Promise<AuditReceipt> {
      const record = prepare(encryptionKey, event, content);
      return { index: await commits.add(record), id: record.id, leafHash: Buffer.from(record.leaf).toString('hex') };
    },
    search: async (query) => (await file.call('search', query)).map(toAuditRecord),
    decrypt: ({ id, event, ciphertext }) => (ciphertext === undefined ? undefined : openContent(encryptionKey, event.tenant, id, ciphertext)),
    verify: (expected) => file.call('verify', { key, expected }),
    close: async () => file.close(),
  };
}
