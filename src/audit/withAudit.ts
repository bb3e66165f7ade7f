import { AccessRefused } from '../errors/AccessRefused';
import { ServiceUnavailable } from '../errors/ServiceUnavailable';
import type { Assurance } from '../principal/Principal';
import type { AuditDecision, AuditEvent, AuditKind } from './AuditEvent';
import { principalSetHash, pseudonym } from './auditKeys';
import type { AuditLog } from './AuditLog';

/** A log with what its records need: the pseudonym key (base64), a clock and unique ids. */
export interface Auditor {
  readonly log: AuditLog;
  readonly pseudonymKey: string;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** What is known before the call; `content` is encrypted, everything else is readable in the log. */
export interface AuditedCall {
  readonly tenant: string;
  readonly person: string;
  readonly principals: readonly string[];
  readonly assurance?: Assurance;
  readonly operation: string;
  readonly digests: Readonly<Record<string, string>>;
  readonly n8n: AuditEvent['n8n'];
  readonly content: unknown;
}

/** What is known after it. */
export interface AuditedOutcome {
  readonly decision: AuditDecision;
  readonly documents: AuditEvent['documents'];
  readonly content: unknown;
}

/** Appends one event of a call; when it cannot be committed the caller must not go on. */
export async function recordEvent(auditor: Auditor, call: AuditedCall, kind: AuditKind, correlationId: string, outcome: AuditedOutcome): Promise<string> {
  const { tenant, operation, digests, n8n, assurance } = call;
  const event = {
    version: 1, id: auditor.newId(), time: auditor.now().toISOString(), tenant, kind, correlationId,
    actor: pseudonym(auditor.pseudonymKey, tenant, call.person), principalSetHash: principalSetHash(auditor.pseudonymKey, tenant, call.principals),
    operation, decision: outcome.decision, documents: outcome.documents, digests, n8n, ...(assurance && { assurance }),
  } as const;
  try {
    return (await auditor.log.append(event, outcome.content)).id;
  } catch (cause) {
    throw new ServiceUnavailable('AUDIT_NOT_COMMITTED', 'The audit log took no record, so nothing is released.', 'Check the disk and the Audit Log credential, then ask again.', { cause });
  }
}

/**
 * Commits `intent` before `run` and `result` before its value is released; without a log it only runs. A refusal is
 * recorded as denied and any other failure as withheld, both without content, and then thrown on.
 */
export async function withAudit<T>(
  auditor: Auditor | undefined, call: AuditedCall, run: () => Promise<T>, describe: (value: T) => AuditedOutcome,
): Promise<{ value: T; auditId?: string }> {
  if (!auditor) return { value: await run() };
  const correlationId = auditor.newId();
  await recordEvent(auditor, call, 'intent', correlationId, { decision: 'allowed', documents: [], content: call.content });
  let value: T;
  try {
    value = await run();
  } catch (error) {
    await recordEvent(auditor, call, 'result', correlationId, { decision: error instanceof AccessRefused ? 'denied' : 'withheld', documents: [], content: undefined });
    throw error;
  }
  return { value, auditId: await recordEvent(auditor, call, 'result', correlationId, describe(value)) };
}
