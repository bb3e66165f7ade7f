import { type HeaderLines, simpleParser } from 'mailparser';
import type { HeaderField, Mail } from './Mail';
import { valuesOf } from './Mail';
import { parseMailbox } from './parseMailbox';

const HTML_LIMIT = 1_000_000;
const TEXT_LIMIT = 100_000;

/** Reads a message (RFC 5322) from its bytes: the header as it was sent, the texts decoded. A double From line gives no sender. */
export async function readMail(raw: Uint8Array): Promise<Mail> {
  const parsed = await simpleParser(Buffer.from(raw), { skipImageLinks: true, skipTextToHtml: true, keepDeliveryStatus: true, maxHtmlLengthToParse: HTML_LIMIT });
  const fields = parsed.headerLines.map(toField);
  const [from, ...more] = valuesOf(fields, 'from');
  const sender = more.length === 0 && from !== undefined ? parseMailbox(from) : undefined;
  const date = parsed.headers.has('date') ? parsed.date?.toISOString() : undefined;
  return {
    fields, from: sender, name: sender ? oneLine(parsed.from?.value[0]?.name ?? '') : '', subject: oneLine(parsed.subject ?? ''),
    messageId: messageIdOf(fields), date, text: (parsed.text ?? '').slice(0, TEXT_LIMIT),
  };
}

function toField({ line }: HeaderLines[number]): HeaderField {
  const colon = line.indexOf(':');
  return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).replace(/\r?\n/g, '').trim()];
}

/** The one Message-ID, where it looks like one. */
function messageIdOf(fields: readonly HeaderField[]): string | undefined {
  const [id, second] = valuesOf(fields, 'message-id');
  return id && second === undefined && /^<[^\s<>]{1,250}>$/.test(id) ? id : undefined;
}

/** Text of a stranger for one line of ours: no control characters, and none that turn the reading direction. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim().slice(0, 300);
