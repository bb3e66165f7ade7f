import { PrivateLlmError } from '../errors/PrivateLlmError';
import { INVISIBLE, type AccessRule } from '../principal/AccessRule';
import type { DocumentSource, FailedDocument } from './Document';
import { hashId } from './hashId';

/** A file that could not become a Document, with the reason in words; an error that is not ours shows its kind only, as its message may hold text of the file. */
export function toFailedDocument(tenant: string, source: DocumentSource, error: unknown, access: AccessRule = INVISIBLE): FailedDocument {
  return { id: hashId(tenant, source.id, source.path), source, access, error: explain(error) };
}

function explain(error: unknown): FailedDocument['error'] {
  if (error instanceof PrivateLlmError) return { code: error.code, message: error.message, todo: error.todo };
  return { code: 'READ_FAILED', message: `The file could not be read (${error instanceof Error ? error.name : 'unknown'}).`, todo: 'Open it in its own program and save it again.' };
}
