import { randomBytes } from 'node:crypto';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { AuditEvent } from '../../src/audit/AuditEvent';
import type { AuditedCall, Auditor } from '../../src/audit/withAudit';
import { recordEvent } from '../../src/audit/withAudit';
import type { Category } from '../../src/document/Document';
import { AccessRefused } from '../../src/errors/AccessRefused';
import { InvalidInput } from '../../src/errors/InvalidInput';
import type { SearchRequest, StoredHit } from '../../src/knowledge/KnowledgeStore';
import type { Asker, Principal } from '../../src/principal/Principal';
import { readAsker } from '../shared/asker';
import { whereInN8n } from '../shared/auditor';
import { openDirectory } from '../shared/connect';

/** A question of one person, as both operations need it. */
export interface Asking {
  readonly question: string;
  readonly asker: Asker;
  readonly principal: Principal;
}

export interface AskOptions {
  readonly limit?: number;
  readonly perDocument?: number;
  readonly categories?: readonly Category[];
  readonly onModelFailure?: 'error' | 'quotes';
}

/** The Options collection of this item. */
export function readOptions(context: IExecuteFunctions, itemIndex: number): AskOptions {
  return context.getNodeParameter('options', itemIndex) as IDataObject as AskOptions;
}

/** The person's own narrowing of the search; only ever ANDed to their rights. */
export function readOnly({ categories }: AskOptions): SearchRequest['only'] {
  return categories?.length ? { categories } : undefined;
}

function readQuestion(context: IExecuteFunctions, itemIndex: number): string {
  const question: unknown = context.getNodeParameter('question', itemIndex);
  if (typeof question === 'string' && question.trim()) return question.trim();
  throw new InvalidInput('QUESTION_EMPTY', 'The question is empty.', 'Give the question in the Question field.');
}

function toCall(context: IExecuteFunctions, operation: string, tenant: string, person: string, principals: readonly string[], asker: Asker, question: string): AuditedCall {
  return { tenant, person, principals, assurance: asker.assurance, operation, digests: {}, n8n: whereInN8n(context), content: { question } };
}

/** Resolves who asks, per item and in this very call. A refusal is recorded as denied before it is thrown. */
export async function readAsking(context: IExecuteFunctions, auditor: Auditor | undefined, operation: string, itemIndex: number): Promise<Asking & { call: AuditedCall }> {
  const { directory, policy } = await openDirectory(context, itemIndex);
  try {
    const question = readQuestion(context, itemIndex);
    const asker = readAsker(context, policy, itemIndex);
    const principal = await directory.resolve(asker).catch((error: unknown) => refused(context, auditor, operation, asker, question, error));
    const principals = [principal.user, ...principal.groups];
    return { question, asker, principal, call: toCall(context, operation, principal.tenant, principal.user, principals, asker, question) };
  } finally {
    await directory.close();
  }
}

async function refused(context: IExecuteFunctions, auditor: Auditor | undefined, operation: string, asker: Asker, question: string, error: unknown): Promise<never> {
  if (auditor && error instanceof AccessRefused) {
    const call = toCall(context, operation, 'default', `${asker.issuer}|${asker.subject}`, [], asker, question);
    await recordEvent(auditor, call, 'result', auditor.newId(), { decision: 'denied', documents: [], content: { question } });
  }
  throw error;
}

/** The documents that a call has read, with their versions and chunks, for the audit. */
export function toAuditDocuments(hits: readonly StoredHit[]): AuditEvent['documents'] {
  const byDocument = new Map<string, { id: string; version: string; chunks: string[] }>();
  for (const { documentId, contentHash, chunkId } of hits) {
    const known = byDocument.get(documentId) ?? { id: documentId, version: contentHash, chunks: [] };
    known.chunks.push(chunkId);
    byDocument.set(documentId, known);
  }
  return [...byDocument.values()];
}

/** Text that nobody can guess, new for each prompt. */
export const randomMarker = (): string => randomBytes(12).toString('hex');
