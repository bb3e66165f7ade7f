import { PrivateLlmError } from '../errors/PrivateLlmError';
import { INVISIBLE, type AccessRule } from '../principal/AccessRule';
import type { DocumentSource, FailedDocument } from './Document';
import type { Format } from './formatOf';
import { hashId } from './hashId';

/** A file that could not become a Document, with the reason in words; an error that is not ours shows its kind only, as its message may hold text of the file. */
export function toFailedDocument(tenant: string, source: DocumentSource, error: unknown, access: AccessRule = INVISIBLE, format?: Format): FailedDocument {
  return { id: hashId(tenant, source.id, source.path), source, access, error: explain(error, format) };
}

function explain(error: unknown, format: Format | undefined): FailedDocument['error'] {
  if (error instanceof PrivateLlmError) return { code: error.code, message: error.message, todo: error.todo };
  if (isOutOfStack(error)) return { code: 'TOO_DEEP', message: 'Its parts lie too deep within one another to be read.', todo: 'Save it anew in its own program; if it is no document, leave it out.' };
  const kind = error instanceof Error ? error.name : 'unknown';
  return { code: format ? 'PARSE_FAILED' : 'READ_FAILED', message: `The file could not be read${format ? ` as ${format}` : ''} (${kind}).`, todo: 'Open it in its own program and save it again.' };
}

/** What V8 throws where values within values outgrow its stack. */
const isOutOfStack = (error: unknown) => error instanceof RangeError && /call stack/i.test(error.message);
