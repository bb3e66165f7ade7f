import type { ChatMessage } from './ChatMessage';

const HEADER = /^\[LINE\]\s*(.+?)\s*$/;
const ROOM = [/^(?:與|和)?(.+?)(?:的聊天記錄|的聊天紀錄|的对话记录|のトーク履歴|とのトーク履歴)$/, /^Chat (?:history )?(?:with|in) (.+)$/i, /^(.+?)(?:의 )?대화$/];
const DAY = /^(\d{4})[./-](\d{1,2})[./-](\d{1,2})(?:\s*[（(].{1,4}[)）]|\s+\S{1,9})?$/;
const ENGLISH_DAY = /^[A-Z][a-z]{2}, (\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const TIME = /^(上午|下午|午前|午後|AM|PM)?\s?(\d{1,2}):(\d{2})\s?(AM|PM)?(?:\t|\s)(.*)$/i;
const AFTERNOON = /下午|午後|PM/i;

/** Whether a text begins as the exports of LINE do. */
export const isLineText = (text: string) => HEADER.test(text.split('\n', 1)[0] ?? '') && text.split('\n', 60).some((line) => DAY.test(line.trim()) || ENGLISH_DAY.test(line.trim()));

/** The messages of a chat saved as text by LINE; what follows a message without a time belongs to it. */
export function readLineText(text: string): ChatMessage[] {
  const lines = text.split('\n');
  const header = HEADER.exec(lines[0] ?? '')?.[1] ?? 'LINE';
  const room = ROOM.map((pattern) => pattern.exec(header)?.[1]).find(Boolean) ?? header;
  const messages: { room: string; day: string; time: string; speaker: string; text: string; line: number }[] = [];
  let day = '';
  lines.forEach((raw, index) => {
    const line = raw.trimEnd();
    const date = dayOf(line.trim());
    if (date) return void (day = date);
    const match = TIME.exec(line);
    if (match && day) messages.push({ room, day, line: index + 1, ...said(match) });
    else if (messages.length && messages.at(-1)!.day === day && line.trim()) messages.at(-1)!.text += `\n${line}`;
  });
  return messages.map((message) => ({ ...message, text: message.text.replace(/^"([\s\S]*)"$/, '$1') })).filter((message) => message.text.trim());
}

function dayOf(line: string): string | undefined {
  const [, year, month, date] = DAY.exec(line) ?? [];
  if (year) return `${year}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')}`;
  const [, englishMonth, englishDate, englishYear] = ENGLISH_DAY.exec(line) ?? [];
  return englishYear && `${englishYear}-${englishMonth!.padStart(2, '0')}-${englishDate!.padStart(2, '0')}`;
}

function said([, before = '', hour, minute, after = '', rest = '']: RegExpExecArray): { time: string; speaker: string; text: string } {
  const half = before || after;
  const hours = (Number(hour) % (half ? 12 : 24)) + (AFTERNOON.test(half) ? 12 : 0);
  const at = rest.includes('\t') ? rest.indexOf('\t') : rest.indexOf(' ');
  const [speaker, text] = at < 0 ? ['LINE', rest] : [rest.slice(0, at), rest.slice(at + 1)];
  return { time: `${String(hours).padStart(2, '0')}:${minute}`, speaker: speaker || 'LINE', text };
}
