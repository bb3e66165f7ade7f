import { chatMembers } from '../chat/chatMembers';
import { isLineText, readLineText } from '../chat/readLineText';
import { decodeText } from '../decodeText';
import { looksLikeTitle, numberedHeading } from '../numberedHeading';
import { isPageMarker } from '../pageMarker';
import type { ParsedSource } from '../ParsedSource';

/** Plain text as Markdown: a numbered line with text under it becomes a heading; every character stays, and every line at its number. A chat saved by LINE becomes a document per day. */
export function parsePlainText(bytes: Uint8Array): ParsedSource {
  const { text, ...encoding } = decodeText(bytes);
  if (isLineText(text)) return chatMembers(readLineText(text), encoding);
  const lines = text.split('\n').map((line) => (isPageMarker(line) ? '' : line));
  const markdown = lines.map((line, at) => asHeading(line, numberedHeading(lines, at))).join('\n');
  return { markdown, title: titleOf(lines), metadata: { ...encoding } };
}

const asHeading = (line: string, level: number) => (level ? `${'#'.repeat(level)} ${line.trim()}` : line);

/** A short first line that stands alone names the document. */
function titleOf(lines: readonly string[]): string | undefined {
  const first = lines.findIndex((line) => line.trim());
  const text = lines[first]?.trim().replace(/^#+\s+/, '') ?? '';
  const next = lines[first + 1]?.trim() ?? '';
  return (!next || /^[=\-_*－─═]{3,}$/.test(next)) && looksLikeTitle(text) ? text : undefined;
}
