import type { Citation } from '../answering/Answer';
import { type Mail, valuesOf } from './Mail';

/** A reply that nobody has sent yet: what it says, and the same as a message file that mail programs open for editing. */
export interface Draft {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** RFC 5322 with In-Reply-To and References, so that it stays in the thread; X-Unsent makes it open as a draft. */
  readonly eml: string;
}

/** Words around the answer; the reviewer changes what does not fit. */
const CHINESE = { greeting: (name: string) => `${name} 您好：`.trimStart(), sources: '資料來源：', end: '敬祝 順心' };
const ENGLISH = { greeting: (name: string) => `Dear ${name || 'Sir or Madam'},`, sources: 'Sources:', end: 'Kind regards' };
const LONGEST_REFERENCES = 20;

/** The draft for a mail that has a sender; the address answered is the one of the From line, whatever Reply-To says. */
export function composeReply(mail: Mail & { readonly from: string }, answer: { readonly text: string; readonly citations: readonly Citation[] }, own: string): Draft {
  const words = /[\u3400-\u9fff]/.test(answer.text + mail.subject) ? CHINESE : ENGLISH;
  // No links: they lead into the company's network, and the sender may be outside of it.
  const sources = answer.citations.map(({ n, title }) => `[${n}] ${title}`);
  const text = [words.greeting(mail.name), '', answer.text, '', words.sources, ...sources, '', words.end].join('\n');
  const subject = /^(?:re|回覆)\s*[:：]/i.test(mail.subject) ? mail.subject : `Re: ${mail.subject}`;
  return { to: mail.from, subject, text, eml: toMessage(mail, own, subject, text) };
}

function toMessage(mail: Mail & { readonly from: string }, own: string, subject: string, text: string): string {
  const references = [...valuesOf(mail.fields, 'references').join(' ').match(/<[^\s<>]{1,250}>/g) ?? []].slice(-LONGEST_REFERENCES);
  const thread = mail.messageId ? [`In-Reply-To: ${mail.messageId}`, `References: ${[...references, mail.messageId].join('\r\n ')}`] : [];
  return [
    ...(own ? [`From: ${own}`, `X-Loop: ${own}`] : []), `To: ${mail.from}`, `Subject: ${encodeWords(subject)}`, ...thread,
    'X-Unsent: 1', 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64', '',
    (Buffer.from(text.replace(/\n/g, '\r\n')).toString('base64').match(/.{1,76}/g) ?? []).join('\r\n'), '',
  ].join('\r\n');
}

/** Any text as the value of a header field (RFC 2047): base64 words of whole characters, short enough for lines of 78. */
function encodeWords(text: string): string {
  const words: string[] = [''];
  for (const character of text) {
    const longer = words.at(-1)! + character;
    if (Buffer.byteLength(longer) > 39) words.push(character);
    else words[words.length - 1] = longer;
  }
  return words.map((word) => `=?utf-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ');
}
