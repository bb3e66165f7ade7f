import { decodeText } from '../decodeText';
import { htmlToMarkdown } from '../html/htmlToMarkdown';
import type { ParsedSource } from '../ParsedSource';
import { firstHeading } from './parseMarkdown';

const CHARSET = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)/i;

/** A web page as Markdown: content only, without what a reader cannot see. */
export function parseHtml(bytes: Uint8Array): ParsedSource {
  const claimed = CHARSET.exec(Buffer.from(bytes.subarray(0, 2_048)).toString('latin1'))?.[1];
  const { text, ...encoding } = decodeText(bytes, claimed);
  const { markdown, title, hidden, meta } = htmlToMarkdown(text);
  const author = meta.get('author');
  const date = meta.get('article:published_time') ?? meta.get('date') ?? meta.get('dc.date');
  return { markdown, title: title ?? firstHeading(markdown), metadata: { ...encoding, ...(author && { author }), ...(date && { created: date }) }, warnings: hidden.warnings() };
}
