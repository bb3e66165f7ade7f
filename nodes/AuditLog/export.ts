import { toJson } from '../shared/toJson';
import type { AuditOperation } from './context';
import { findRecords } from './query';

/** One JSON Lines file with the records as they are stored, and the size and root of the log at that time. */
export const exportRecords: AuditOperation = async (context, auditor, itemIndex) => {
  const records = await findRecords(context, auditor, itemIndex);
  const { size, root, ok } = await auditor.log.verify();
  const lines = records.map((record) => `${JSON.stringify(record)}\n`).join('');
  const data = await context.helpers.prepareBinaryData(Buffer.from(lines), 'audit.jsonl', 'application/jsonl');
  return [{ json: toJson({ records: records.length, size, root, ok }), binary: { data } }];
};
