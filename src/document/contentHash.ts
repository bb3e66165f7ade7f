import { createHash } from 'node:crypto';
import type { Document } from './Document';

/** SHA-256 (hex) over what is searched and shown: title, Markdown and category. Access is not part of it. */
export function contentHash({ title, markdown, category }: Pick<Document, 'title' | 'markdown' | 'category'>): string {
  return createHash('sha256').update(JSON.stringify([title, markdown, category])).digest('hex');
}
