import { randomBytes } from 'node:crypto';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { AuditEvent } from '../../src/audit/AuditEvent';
import type { Auditor } from '../../src/audit/withAudit';
import type { Category } from '../../src/document/Document';
import { AccessRefused } from '../../src/errors/AccessRefused';
import { InvalidInput } from '../../src/errors/InvalidInput';
import type { SearchRequest, StoredHit } from '../../src/knowledge/KnowledgeStore';
import { resolveAsker, type ResolvedAsker } from '../shared/resolveAsker';

export interface AskOptions {
  readonly limit?: number;
  readonly perDocument?: number;
  readonly categories?: readonly Category[];
  readonly onModelFailure?: 'error' | 'quotes';
  readonly wordWeight?: number;
  readonly vectorWeight?: number;
  readonly rerank?: boolean;
  readonly recencyDays?: number;
  readonly minimumScore?: number;
  readonly neighbours?: boolean;
  readonly explain?: boolean;
  readonly metadata?: { readonly conditions?: readonly { readonly name?: string; readonly values?: string }[] };
}

/** The Options collection of this item. */
export function readOptions(context: IExecuteFunctions, itemIndex: number): AskOptions {
  return context.getNodeParameter('options', itemIndex) as IDataObject as AskOptions;
}

/** The person's own narrowing of the search and the policy's; only ever ANDed to their rights and to each other. */
export function readOnly({ categories: wanted }: AskOptions, granted?: readonly Category[]): SearchRequest['only'] {
  const categories = granted && wanted?.length ? wanted.filter((category) => granted.includes(category)) : (granted ?? wanted);
  if (granted && categories?.length === 0) throw new AccessRefused('POLICY_REFUSED', 'This may not be asked here and now.', 'Ask IT: the audit log holds the reason.', { reason: 'POLICY_CATEGORIES' });
  return categories?.length ? { categories } : undefined;
}

function readQuestion(context: IExecuteFunctions, itemIndex: number): string {
  const question: unknown = context.getNodeParameter('question', itemIndex);
  if (typeof question === 'string' && question.trim()) return question.trim();
  throw new InvalidInput('QUESTION_EMPTY', 'The question is empty.', 'Give the question in the Question field.');
}

/** The question of this item and who asks it; a person whom the directory refuses is recorded as denied. */
export async function readAsking(context: IExecuteFunctions, auditor: Auditor | undefined, operation: string, itemIndex: number): Promise<ResolvedAsker & { readonly question: string }> {
  const question = readQuestion(context, itemIndex);
  return { question, ...(await resolveAsker(context, auditor, { operation, digests: {}, content: { question }, question, knowledgeBase: String(context.getNodeParameter('knowledgeBase', itemIndex)) }, itemIndex)) };
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
