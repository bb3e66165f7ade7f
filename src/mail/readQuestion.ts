import type { Mail } from './Mail';
import { stripQuoted } from './stripQuoted';

const LONGEST = 400;
const GREETING = /^(?:dear|hi|hello)\b|您好|你好|敬啟者|謝謝|感謝|敬祝|順頌|regards|thank/i;
const ASKS = /[？?]|請問|請教|請告知|嗎|呢$|多少|多久|如何|怎麼|哪|何時|是否|能否|可否|\b(?:how|what|when|where|which|who|why|could|can|does|is there)\b/i;

/** What the mail asks: its sentences that ask, after the subject where they do not stand alone; else the subject with the first lines. */
export function readQuestion({ subject, text }: Pick<Mail, 'subject' | 'text'>): string {
  const topic = subject.replace(/^(?:\s*(?:re|fw|fwd|回覆|答复|轉寄|转发)\s*[:：])+/i, '').trim();
  const sentences = stripQuoted(text).split(/(?<=[。！？!?])|\n+/).map((sentence) => sentence.trim()).filter((sentence) => sentence.length > 1);
  const asking = sentences.filter((sentence) => ASKS.test(sentence));
  const told = asking.length > 0 ? asking : sentences.filter((sentence) => !GREETING.test(sentence)).slice(0, 3);
  const alone = asking.some((sentence) => sentence.length >= 12);
  return (alone ? told : [topic, ...told]).filter(Boolean).join(' ').slice(0, LONGEST).trim();
}
