import { decodeText } from '../decodeText';
import type { DocumentWarning } from '../Document';
import { htmlToMarkdown } from '../htmlToMarkdown';
import type { ParsedSource } from '../ParsedSource';
import { firstHeading } from './parseMarkdown';

const CHARSET = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)/i;

/** A web page as Markdown: content only, without what a reader cannot see. */
export function parseHtml(bytes: Uint8Array): ParsedSource {
  const claimed = CHARSET.exec(Buffer.from(bytes.subarray(0, 2_048)).toString('latin1'))?.[1];
  const { text, encoding } = decodeText(bytes, claimed);
  const { markdown, title, hidden } = htmlToMarkdown(text);
  return { markdown, title: title ?? firstHeading(markdown), metadata: { encoding }, warnings: hidden ? [hiddenText(hidden)] : [] };
}

const hiddenText = (count: number): DocumentWarning => ({ code: 'HIDDEN_TEXT', message: `${count} hidden part${count === 1 ? '' : 's'} of the page, which readers do not see, ${count === 1 ? 'was' : 'were'} left out.` });
