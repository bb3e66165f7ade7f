import { InvalidInput } from '../../errors/InvalidInput';
import { chatMembers } from '../chat/chatMembers';
import { readChatJson } from '../chat/readChatJson';
import { decodeText } from '../decodeText';
import { jsonToMarkdown } from '../json/jsonToMarkdown';
import type { LineRun } from '../lineMap';
import type { ParsedSource, Reading } from '../ParsedSource';

/** JSON as lists and tables; a chat export (Teams, Slack) becomes a document per day and room. */
export function parseJson(bytes: Uint8Array, { path }: Reading): ParsedSource {
  const { text, ...encoding } = decodeText(bytes);
  const value = read(text);
  const messages = readChatJson(value, path);
  if (messages) return chatMembers(messages, encoding);
  const title = typeof value === 'object' && value !== null && 'title' in value && typeof value.title === 'string' ? value.title : undefined;
  return { markdown: jsonToMarkdown(value), title, metadata: { ...encoding } };
}

/** One JSON value a line: each a paragraph of its own that knows its line. */
export function parseJsonLines(bytes: Uint8Array): ParsedSource {
  const { text, ...encoding } = decodeText(bytes);
  const markdown: string[] = [];
  const lines: LineRun[] = [];
  let count = 0;
  text.split('\n').forEach((line, index) => {
    if (!line.trim()) return;
    count++;
    if (markdown.length) markdown.push('');
    for (const written of jsonToMarkdown(read(line, index + 1)).split('\n')) {
      markdown.push(written);
      lines.push({ line: markdown.length, source: index + 1 });
    }
  });
  return { markdown: markdown.join('\n'), lines, metadata: { ...encoding, records: count } };
}

function read(text: string, line?: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InvalidInput('JSON_BROKEN', `The file is not valid JSON${line === undefined ? '' : ` in line ${line}`}.`, 'Export it again from where it was written.', { cause });
  }
}
