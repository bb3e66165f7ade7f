import type { EncodingFacts } from '../decodeText';
import type { LineRun } from '../lineMap';
import type { Member, ParsedSource } from '../ParsedSource';
import type { ChatMessage } from './ChatMessage';

/** A chat as a document per room and day, in order; the chat's own text is the list of them. */
export function chatMembers(messages: readonly ChatMessage[], encoding?: EncodingFacts): ParsedSource {
  const days = Map.groupBy(messages, ({ room, day }) => `${room.replaceAll('/', '_')}/${day}`);
  const members = [...days].map(([name, said]): Member => ({ name: `${name}.md`, modifiedAt: `${said[0]!.day}T00:00:00.000Z`, content: { format: 'chat', parsed: dayOf(said, encoding) } }));
  const list = [...days].map(([name, said]) => `- ${name}: ${said.length} messages, ${[...new Set(said.map(({ speaker }) => speaker))].slice(0, 20).join(', ')}`);
  return { markdown: list.join('\n'), metadata: { members: members.length, messages: messages.length, ...encoding }, members };
}

function dayOf(messages: readonly ChatMessage[], encoding: EncodingFacts | undefined): ParsedSource {
  const { room, day } = messages[0]!;
  const title = `${room} ${day}`;
  const markdown = [`# ${title}`, ''];
  const lines: LineRun[] = [];
  for (const message of messages) {
    const { time, speaker, text, line } = message;
    const [first = '', ...rest] = text.split('\n').map((one) => one.trim()).filter(Boolean);
    if (line !== undefined && !lines.length) lines.push({ line: 1, source: line });
    const indent = message.repliesTo === undefined ? '' : '  ';
    markdown.push(`${indent}- ${time} ${speaker}: ${first}`);
    if (line !== undefined) lines.push({ line: markdown.length, source: line });
    markdown.push(...rest.map((one) => `${indent}  ${one}`));
  }
  const speakers = [...new Set(messages.map(({ speaker }) => speaker))].join(', ');
  return { markdown: markdown.join('\n'), title, lines, metadata: { room, created: day, author: speakers, ...encoding } };
}
