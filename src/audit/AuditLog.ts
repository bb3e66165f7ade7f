import type { AuditEvent, AuditKind } from './AuditEvent';

/** Proof of a commit: the record's place in the log and its RFC 6962 leaf hash (hex). Returned only after the record is on disk. */
export interface AuditReceipt {
  readonly index: number;
  readonly id: string;
  readonly leafHash: string;
}

/** A stored record; `ciphertext` is AES-256-GCM over `content` (base64), readable only with the log's key. */
export interface AuditRecord extends AuditReceipt {
  readonly event: AuditEvent;
  readonly ciphertext?: string;
}

export interface AuditQuery {
  readonly from?: string;
  readonly to?: string;
  readonly actor?: string;
  /** Only records of this tenant. */
  readonly tenant?: string;
  readonly kind?: AuditKind;
  readonly correlationId?: string;
  readonly documentId?: string;
  readonly afterIndex?: number;
  readonly limit: number;
}

/** What a verification saw. `root` and `size` are what an outside checkpoint would hold; without one a cut tail cannot be seen. */
export interface AuditVerification {
  readonly ok: boolean;
  readonly size: number;
  readonly root: string;
  readonly firstBad?: { readonly index: number; readonly problem: string };
  readonly note: string;
}

/** An append-only log. Port; adapters: SQLite now, PostgreSQL later. */
export interface AuditLog {
  /** Commits one event durably, with its content encrypted beside it when given. */
  append(event: Omit<AuditEvent, 'ciphertextHash'>, content?: unknown): Promise<AuditReceipt>;
  search(query: AuditQuery): Promise<AuditRecord[]>;
  /** The content of a record in clear; every use is to be recorded as a `read` event. */
  decrypt(record: AuditRecord): unknown;
  verify(expected?: { size: number; root: string }): Promise<AuditVerification>;
  close(): Promise<void>;
}
