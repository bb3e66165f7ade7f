import type { DeletedDocument } from '../document/Document';
import { INVISIBLE } from '../principal/AccessRule';
import type { KnownDocument, StoredDocument } from './KnowledgeStore';

/** No text has this hash. */
const NO_CONTENT = '';

/** What is stored in place of a deleted record: no title, no text, for nobody; only the time, so that a late event does not bring the record back. */
export function toTombstone({ id, tenant, source: { url: _url, ...source } }: DeletedDocument): StoredDocument {
  return { id, tenant, source, title: '', contentHash: NO_CONTENT, category: 'knowledge', access: INVISIBLE, metadata: {} };
}

/** Whether a known document is only the mark of a deletion. */
export function isTombstone({ contentHash }: Pick<KnownDocument, 'contentHash'>): boolean {
  return contentHash === NO_CONTENT;
}
