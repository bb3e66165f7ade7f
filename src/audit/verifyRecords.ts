import type { AuditEvent } from './AuditEvent';
import type { AuditVerification } from './AuditLog';
import { CHAIN_START, chainNext } from './chain';
import { hashLeaf, MerkleTree } from './merkle';
import { hashCiphertext } from './sealContent';

/** A row as it is stored: the canonical JSON of the event, its leaf hash, the running MAC, and the ciphertext. */
export interface StoredRecord {
  readonly index: number;
  readonly id: string;
  readonly event: string;
  readonly leaf: Uint8Array;
  readonly chain: Uint8Array;
  readonly ciphertext?: string;
}

/** What an outside checkpoint holds. */
export interface ExpectedHead {
  readonly size: number;
  readonly root: string;
}

const TAIL = 'Records cut off at the end cannot be seen from inside: keep size and root outside this machine and compare them.';

function problemOf(record: StoredRecord, index: number, previous: Uint8Array, key: Uint8Array): string | undefined {
  if (record.index !== index) return `a record is missing: index ${index} is followed by ${record.index}`;
  const leaf = hashLeaf(Buffer.from(record.event));
  if (!leaf.equals(record.leaf)) return 'the record was changed: its hash does not match';
  if (!chainNext(key, previous, index, leaf).equals(record.chain)) return 'the record does not follow the one before: records were inserted, removed, replaced or reordered';
  const event = JSON.parse(record.event) as AuditEvent;
  if (event.id !== record.id) return 'the record bears another id than its event';
  if (event.ciphertextHash !== (record.ciphertext === undefined ? undefined : hashCiphertext(record.ciphertext))) return 'the encrypted content was changed, removed or exchanged';
  return undefined;
}

/** Recomputes every hash in the order of the index and names the first record that does not fit. `expected` also finds a cut tail. */
export function verifyRecords(records: Iterable<StoredRecord>, key: Uint8Array, expected?: ExpectedHead): AuditVerification {
  const tree = new MerkleTree();
  let previous: Uint8Array = CHAIN_START;
  let size = 0;
  let rootThen = expected?.size === 0 ? tree.root() : undefined;
  for (const record of records) {
    const problem = problemOf(record, size, previous, key);
    if (problem) return { ok: false, size, root: tree.root().toString('hex'), firstBad: { index: size, problem }, note: TAIL };
    tree.add(Buffer.from(record.leaf));
    previous = record.chain;
    if (++size === expected?.size) rootThen = tree.root();
  }
  const root = tree.root().toString('hex');
  if (!expected) return { ok: true, size, root, note: TAIL };
  const note = `Compared with the checkpoint of ${expected.size} records.`;
  if (rootThen?.toString('hex') === expected.root) return { ok: true, size, root, note };
  const problem = rootThen ? 'the log is not the one of the checkpoint: it was rewritten' : `the checkpoint saw ${expected.size} records, ${size} are here: the end was cut off`;
  return { ok: false, size, root, firstBad: { index: Math.min(size, expected.size), problem }, note };
}
