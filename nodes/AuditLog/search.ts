import { toJson } from '../shared/toJson';
import type { AuditOperation } from './context';
import { findRecords } from './query';

/** One item per record, oldest first. */
export const search: AuditOperation = async (context, auditor, itemIndex) =>
  (await findRecords(context, auditor, itemIndex)).map(({ ciphertext: _, ...record }) => ({ json: toJson(record) }));
