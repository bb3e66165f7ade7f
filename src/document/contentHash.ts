import { createHash } from 'node:crypto';
import type { Document } from './Document';

const PIECE = 1 << 16;

/** SHA-256 (hex) over what is searched and shown: title, Markdown and category. Access is not part of it. */
export function contentHash({ title, markdown, category }: Pick<Document, 'title' | 'markdown' | 'category'>): string {
  const hash = createHash('sha256').update(`[${JSON.stringify(title)},"`);
  // Piece by piece: a long text is never held a second time.
  for (let at = 0; at < markdown.length; ) {
    const end = endOfPiece(markdown, at + PIECE);
    hash.update(JSON.stringify(markdown.slice(at, end)).slice(1, -1));
    at = end;
  }
  return hash.update(`",${JSON.stringify(category)}]`).digest('hex');
}

/** Not within a surrogate pair. */
const endOfPiece = (text: string, end: number) => ((text.charCodeAt(end) & 0xfc00) === 0xdc00 ? end + 1 : end);
