import type { EncodingFacts } from '../decodeText';
import { HiddenText } from '../hidden/hiddenText';
import { htmlToMarkdown } from '../html/htmlToMarkdown';
import { isPageMarker } from '../pageMarker';
import type { Member, ParsedSource } from '../ParsedSource';
import type { MailMessage } from './MailMessage';

/** A mail as a document: subject, headers, text; its attachments are its members. HTML is preferred, as only it has the tables. */
export function mailToSource(mail: MailMessage, encoding?: EncodingFacts): ParsedSource {
  const { markdown: page, hidden } = mail.html ? htmlToMarkdown(mail.html) : { markdown: '', hidden: new HiddenText() };
  const body = page || plain(mail.text);
  const headers = [['From', mail.from], ['To', mail.to], ['Cc', mail.cc], ['Date', mail.date ?? ''], ['Attachments', mail.attachments.map(({ name }) => name).join(', ')]];
  const head = [`# ${mail.subject || '(no subject)'}`, '', ...headers.filter(([, value]) => value).map(([name, value]) => `- ${name}: ${value}`)];
  return {
    markdown: `${head.join('\n')}\n\n${body}`.trim(),
    title: mail.subject || undefined,
    metadata: { ...(mail.from && { author: mail.from }), ...(mail.to && { to: mail.to }), ...(mail.date && { created: mail.date }), ...(mail.attachments.length && { members: mail.attachments.length }), ...encoding },
    warnings: hidden.warnings(),
    ...(mail.attachments.length && { members: mail.attachments.map(toMember) }),
  };
}

const toMember = ({ name, bytes, mimeType }: MailMessage['attachments'][number]): Member => ({ name, mimeType, content: { bytes } });

const plain = (text: string) => text.replace(/\r\n?/g, '\n').split('\n').filter((line) => !isPageMarker(line)).join('\n').replace(/\n{3,}/g, '\n\n').trim();
