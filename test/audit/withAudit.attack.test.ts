import type { AuditEvent } from '../../src/audit/AuditEvent';
import type { AuditLog } from '../../src/audit/AuditLog';
import { type AuditedCall, type Auditor, withAudit } from '../../src/audit/withAudit';
import { AccessRefused } from '../../src/errors/AccessRefused';

const call: AuditedCall = {
  tenant: 't', person: 'user:wang', principals: ['user:wang', 'group:hr'], assurance: 'token', operation: 'answer', digests: {},
  n8n: { workflowId: 'w', executionId: 'e', node: 'n' }, content: { question: 'secret question' },
};

/** A log in memory whose disk is full from the given append on. */
function auditor(fullFrom = Infinity): Auditor & { events: (Omit<AuditEvent, 'ciphertextHash'> & { content: unknown })[] } {
  const events: (Omit<AuditEvent, 'ciphertextHash'> & { content: unknown })[] = [];
  const append: AuditLog['append'] = async (event, content) => {
    if (events.length >= fullFrom) throw new Error('disk full');
    events.push({ ...event, content });
    return { index: events.length - 1, id: event.id, leafHash: '' };
  };
  let ids = 0;
  return { events, log: { append } as AuditLog, pseudonymKey: Buffer.alloc(32, 1).toString('base64'), now: () => new Date(0), newId: () => `id${ids++}` };
}
const allowed = () => ({ decision: 'allowed', documents: [], content: { answer: 'secret answer' } }) as const;

test('commits the intent before the call and the result before its value is released', async () => {
  const log = auditor();
  let seen = 0;
  const { value, auditId } = await withAudit(log, call, async () => ((seen = log.events.length), 'answer'), allowed);
  expect({ value, seen, kinds: log.events.map(({ kind }) => kind), auditId }).toEqual({ value: 'answer', seen: 1, kinds: ['intent', 'result'], auditId: log.events[1]?.id });
  expect(log.events[0]?.correlationId).toBe(log.events[1]?.correlationId);
});

test('makes no call when the intent cannot be committed', async () => {
  const run = jest.fn();
  await expect(withAudit(auditor(0), call, run, allowed)).rejects.toMatchObject({ code: 'AUDIT_NOT_COMMITTED' });
  expect(run).not.toHaveBeenCalled();
});

test('releases no value when the result cannot be committed', async () => {
  await expect(withAudit(auditor(1), call, async () => 'answer', allowed)).rejects.toMatchObject({ code: 'AUDIT_NOT_COMMITTED' });
});

test.each([
  ['a refusal as denied', new AccessRefused('X', 'no', 'ask IT'), 'denied'],
  ['any other failure as withheld', new Error('boom'), 'withheld'],
])('records %s, without content, and throws it on', async (_why, error, decision) => {
  const log = auditor();
  await expect(withAudit(log, call, () => Promise.reject(error), allowed)).rejects.toBe(error);
  expect(log.events[1]).toMatchObject({ kind: 'result', decision, content: undefined });
});

test('names the person by a keyed pseudonym and keeps the question out of the readable event', async () => {
  const log = auditor();
  await withAudit(log, call, async () => 'answer', allowed);
  const readable = JSON.stringify(log.events.map(({ content: _, ...event }) => event));
  expect(readable).not.toMatch(/wang|secret/);
});

test('only runs where no log is configured', async () => {
  expect(await withAudit(undefined, call, async () => 1, allowed)).toEqual({ value: 1 });
});
