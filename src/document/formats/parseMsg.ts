import MsgReaderModule, { type FieldsData } from '@kenjiuno/msgreader';
import { InvalidInput } from '../../errors/InvalidInput';
import { codepageName } from '../encoding/codepageName';
import { decodeBytes } from '../encoding/decodeBytes';
import type { MailAttachment } from '../mail/MailMessage';
import { mailToSource } from '../mail/mailToSource';
import type { ParsedSource } from '../ParsedSource';

type Reader = InstanceType<typeof MsgReaderModule>;
/** The library is CommonJS with a default export of its own. */
const MsgReader = (MsgReaderModule as unknown as { default?: typeof MsgReaderModule }).default ?? MsgReaderModule;

/** A mail as Outlook saves it (MS-OXMSG), in Unicode or in the code page it names. */
export function parseMsg(bytes: Uint8Array): ParsedSource {
  const { reader, fields } = open(bytes);
  const people = (type: 'to' | 'cc') => (fields.recipients ?? []).filter(({ recipType }) => recipType === type).map(person).filter(Boolean).join(', ');
  const date = fields.clientSubmitTime ?? fields.messageDeliveryTime ?? fields.creationTime;
  return mailToSource({
    subject: (fields.subject ?? '').trim(), from: person({ name: fields.senderName, smtpAddress: fields.senderSmtpAddress, email: fields.senderEmail }), to: people('to'), cc: people('cc'),
    date: date && !Number.isNaN(Date.parse(date)) ? new Date(date).toISOString() : undefined,
    text: fields.body ?? '', html: htmlOf(fields), attachments: (fields.attachments ?? []).filter(isDocument).map((one, index) => toAttachment(reader, one, index)),
  });
}

function open(bytes: Uint8Array): { reader: Reader; fields: FieldsData } {
  const buffer = bytes.slice().buffer;
  const read = (ansiEncoding?: string) => {
    const reader = new MsgReader(buffer);
    reader.parserConfig = { ansiEncoding };
    return { reader, fields: reader.getFileData() };
  };
  try {
    const first = read();
    if (first.fields.error) throw new Error(first.fields.error);
    const name = codepageName(first.fields.messageCodepage ?? first.fields.internetCodepage);
    return name && !name.startsWith('utf') ? read(name) : first;
  } catch (cause) {
    throw new InvalidInput('MSG_BROKEN', 'The file is not a readable Outlook mail.', 'Save it from Outlook again, as .msg or .eml.', { cause });
  }
}

function htmlOf({ bodyHtml, html, internetCodepage }: FieldsData): string | undefined {
  if (html) return decodeBytes(html, codepageName(internetCodepage));
  return bodyHtml;
}

function person({ name, smtpAddress, email }: Pick<FieldsData, 'name' | 'smtpAddress' | 'email'>): string {
  const address = smtpAddress ?? (email?.includes('@') ? email : undefined);
  return name && address && name !== address ? `${name} <${address}>` : (name ?? address ?? '');
}

const isDocument = ({ attachmentHidden, pidContentId, fileName, extension }: FieldsData) => !attachmentHidden && !(pidContentId && /\.(png|jpe?g|gif|bmp)$/i.test(fileName ?? extension ?? ''));

function toAttachment(reader: Reader, attachment: FieldsData, index: number): MailAttachment {
  const { fileName, content } = reader.getAttachment(attachment);
  return { name: fileName || `attachment-${index + 1}`, mimeType: attachment.attachMimeTag, bytes: content };
}
