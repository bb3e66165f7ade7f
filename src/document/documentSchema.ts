import { z } from 'zod';
import { InvalidInput } from '../errors/InvalidInput';
import type { Document } from './Document';

const principalId = z.custom<'everyone'>((value) => typeof value === 'string' && /^(?:user:.|group:.|everyone$)/u.test(value));
const warning = z.object({ code: z.string(), message: z.string() });

/** A Document as an item carries it (contracts.md); unknown fields are dropped. */
export const documentSchema = z.object({
  id: z.string().min(1),
  tenant: z.string().min(1),
  source: z.object({ id: z.string(), path: z.string(), url: z.string().optional(), modifiedAt: z.string().optional(), size: z.number().optional(), etag: z.string().optional() }),
  title: z.string(),
  markdown: z.string(),
  contentHash: z.string().min(1),
  category: z.enum(['knowledge', 'procedure', 'case']),
  language: z.string().optional(),
  access: z.object({ allow: z.array(principalId), deny: z.array(principalId) }),
  pii: z.enum(['unchecked', 'checked']),
  metadata: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  warnings: z.array(warning),
}) satisfies z.ZodType<Document>;

/** The Document in an item's JSON; anything else is refused with the fields that are wrong. */
export function parseDocument(json: unknown): Document {
  const parsed = documentSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const fields = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.') || 'the item'))].join(', ');
  throw new InvalidInput('NOT_A_DOCUMENT', `This item is not a document of Document Ingest: ${fields} is missing or wrong.`, 'Connect the Documents output of a Document Ingest node.');
}
