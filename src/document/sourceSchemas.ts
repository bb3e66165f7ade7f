import { z } from 'zod';
import { InvalidInput } from '../errors/InvalidInput';
import type { FailedDocument, SourceListing } from './Document';
import { documentSchema } from './documentSchema';

const failedSchema = z.object({
  ...documentSchema.pick({ id: true, source: true, access: true }).shape,
  error: z.object({ code: z.string(), message: z.string(), todo: z.string() }),
}) satisfies z.ZodType<FailedDocument>;

const listingSchema = z.object({
  source: z.string().min(1), runId: z.string(), complete: z.boolean(), ids: z.array(z.string().min(1)), remaining: z.number(),
  deleted: z.array(documentSchema.pick({ id: true, tenant: true, source: true })).optional(),
}) satisfies z.ZodType<SourceListing>;

/** The FailedDocument in an item's JSON; anything else is refused. */
export function parseFailedDocument(json: unknown): FailedDocument {
  const parsed = failedSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new InvalidInput('NOT_A_FAILED_DOCUMENT', 'This item is not a failed document of Document Ingest.', 'Connect the Failed output of a Document Ingest node to this input.');
}

/** The SourceListing in an item's JSON; anything else is refused. */
export function parseSourceListing(json: unknown): SourceListing {
  const parsed = listingSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new InvalidInput('NOT_A_LISTING', 'This item is not a source listing of Document Ingest.', 'Connect the Source Listing output of a Document Ingest node to this input.');
}
