import type { Assurance } from '../principal/Principal';

export type AuditKind = 'intent' | 'result' | 'sync' | 'restore' | 'read' | 'custom';
export type AuditDecision = 'allowed' | 'denied' | 'blocked' | 'withheld';

/** One record of the log (contracts.md). `actor` is a keyed pseudonym; no field holds plain text of a question or answer. */
export interface AuditEvent {
  readonly version: 1;
  readonly id: string;
  readonly time: string;
  readonly tenant: string;
  readonly kind: AuditKind;
  readonly correlationId: string;
  readonly actor: string;
  readonly assurance?: Assurance;
  readonly principalSetHash: string;
  readonly operation: string;
  readonly decision: AuditDecision;
  readonly documents: readonly { readonly id: string; readonly version: string; readonly chunks: readonly string[] }[];
  readonly ciphertextHash?: string;
  readonly digests: Readonly<Record<string, string>>;
  readonly n8n: { readonly workflowId: string; readonly executionId: string; readonly node: string };
}
