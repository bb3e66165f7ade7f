import { randomUUID } from 'node:crypto';
import type { AuditEvent } from '../../src/audit/AuditEvent';

/** An event of a test, with what it is about overridden. */
export function auditEvent(more: Partial<AuditEvent> = {}): Omit<AuditEvent, 'ciphertextHash'> {
  return {
    version: 1, id: randomUUID(), time: '2026-01-02T03:04:05.000Z', tenant: 't', kind: 'custom', correlationId: 'c', actor: 'a', principalSetHash: 'p',
    operation: 'test', decision: 'allowed', documents: [], digests: {}, n8n: { workflowId: 'w', executionId: 'e', node: 'n' }, ...more,
  };
}
