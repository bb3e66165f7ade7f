import { simpleParser, type AddressObject, type Attachment, type ParsedMail } from 'mailparser';
import { InvalidInput } from '../../errors/InvalidInput';
import { decodeText, type EncodingFacts } from '../decodeText';
import type { MailAttachment } from '../mail/MailMessage';
import { mailToSource } from '../mail/mailToSource';
import { readTnef } from '../mail/readTnef';
import { chooseReading, withCharset } from '../mail/mailCharset';
import type { ParsedSource } from '../ParsedSource';

/** How sure a charset is that the mail states, and one that was chosen because the stated one damages the text. */
const STATED = 0.95;
const FITS_BEST = 0.6;
const ENCRYPTED = /application\/pgp-encrypted|smime-type="?enveloped-data/i;

/** A mail (RFC 5322), or a page saved as one. Texts whose stated encoding is wrong are read in the one that fits. */
export async function parseEml(bytes: Uint8Array): Promise<ParsedSource> {
  const raw = headersAsUtf8(bytes);
  if (ENCRYPTED.test(raw.subarray(0, 16_384).toString('latin1'))) throw new InvalidInput('ENCRYPTED', 'The mail is encrypted.', 'Export it decrypted from the mail program of its recipient.');
  const { mail, charset } = await chooseReading((candidate) => read(candidate ? withCharset(raw, candidate) : raw), textOf);
  const html = mail.html || undefined;
  return mailToSource(
    { subject: (mail.subject ?? '').trim(), from: addresses(mail.from), to: addresses(mail.to), cc: addresses(mail.cc), date: dateOf(mail), text: html ? '' : (mail.text ?? ''), html, attachments: mail.attachments.filter(isDocument).map(toAttachment).flatMap(unpackTnef) },
    charset ? { encoding: charset, encodingConfidence: FITS_BEST } : statedCharset(raw),
  );
}

async function read(source: Buffer): Promise<ParsedMail> {
  try {
    return await simpleParser(source, { skipTextToHtml: true, skipTextLinks: true, skipImageLinks: true, keepCidLinks: true });
  } catch (cause) {
    const isLimit = cause instanceof Error && 'code' in cause && cause.code === 'EMAXLEN';
    throw isLimit ? new InvalidInput('MAIL_TOO_LARGE', 'The mail has more parts, or a longer header, than a mail may have.', 'Save its attachments and its text as files of their own, or leave it out.', { cause }) : cause;
  }
}

/** What the first text of the mail says it is written in, where nothing in it contradicts that. */
function statedCharset(raw: Buffer): EncodingFacts | undefined {
  const stated = /charset\s*=\s*"?([\w-]+)/i.exec(raw.subarray(0, 65_536).toString('latin1'))?.[1]?.toLowerCase();
  return stated === undefined ? undefined : { encoding: stated, encodingConfidence: STATED };
}

const textOf = (mail: ParsedMail) => `${mail.subject ?? ''}\n${mail.text ?? ''}\n${mail.html || ''}`;

/** Old programs wrote headers in Big5 or GB without saying so. */
function headersAsUtf8(bytes: Uint8Array): Buffer {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const match = /\r?\n\r?\n/.exec(raw.subarray(0, 1_048_576).toString('latin1'));
  const head = raw.subarray(0, match?.index ?? raw.length);
  if (!head.some((byte) => byte >= 0x80)) return raw;
  try {
    return Buffer.concat([Buffer.from(decodeText(head).text.replaceAll('\n', '\r\n')), raw.subarray(head.length)]);
  } catch {
    return raw;
  }
}

function addresses(value: AddressObject | AddressObject[] | undefined): string {
  const list = (Array.isArray(value) ? value : value ? [value] : []).flatMap(({ value: people }) => people.flatMap((one) => one.group ?? [one]));
  return list.map(({ name, address }) => (name && address ? `${name} <${address}>` : name || address || '')).filter(Boolean).join(', ');
}

/** Outlook wraps what it sends to itself; what cannot be unwrapped stays as it came. */
function unpackTnef(attachment: MailAttachment): readonly MailAttachment[] {
  if (attachment.mimeType !== 'application/ms-tnef' && !/^winmail\.dat$/i.test(attachment.name)) return [attachment];
  return readTnef(attachment.bytes) ?? [attachment];
}

const dateOf = ({ date }: ParsedMail) => (date && !Number.isNaN(date.getTime()) ? date.toISOString() : undefined);

/** Pictures that belong to the text (logos, signatures) are no documents. */
const isDocument = ({ related, contentType, cid, contentDisposition }: Attachment) => !(contentType.startsWith('image/') && (related || (cid && contentDisposition !== 'attachment')));

function toAttachment({ filename, contentType, content }: Attachment, index: number): MailAttachment {
  const name = filename?.trim() || `attachment-${index + 1}${contentType === 'message/rfc822' ? '.eml' : ''}`;
  return { name, mimeType: contentType, bytes: content };
}
