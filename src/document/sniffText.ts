import { decodeText } from './decodeText';
import type { Format } from './formatOf';

const TEXT_FORMATS = new Set<Format>(['md', 'txt', 'csv', 'tsv', 'html', 'eml', 'mbox', 'ipynb', 'json', 'jsonl', 'xml', 'rtf', 'chat']);
const SAMPLE_BYTES = 4_096;
const MAIL_HEADER = /^(?:(?:From|To|Cc|Bcc|Subject|Date|Received|Return-Path|Delivered-To|Message-ID|MIME-Version|Content-Type|Reply-To|DKIM-Signature|X-[\w-]+):)/i;

/** The kinds of text that give themselves away, whatever the name says; the first that fits. */
const SIGNS = [
  { format: 'mbox', fits: (head) => /^From \S+.*\d{4}\r?\n/.test(head) && MAIL_HEADER.test(head.slice(head.indexOf('\n') + 1)) },
  { format: 'eml', fits: (head) => MAIL_HEADER.test(head) && (head.match(new RegExp(MAIL_HEADER.source, 'gim'))?.length ?? 0) >= 3 },
  { format: 'html', fits: (head) => /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(head) || /^\s*(?:<meta|<table|<div)\b/i.test(head) },
  { format: 'xls', fits: (head) => /^\s*<\?xml/.test(head) && head.includes('urn:schemas-microsoft-com:office:spreadsheet') },
  { format: 'odt', fits: (head) => isFlat(head, 'text') },
  { format: 'odp', fits: (head) => isFlat(head, 'presentation') },
  { format: 'ods', fits: (head) => isFlat(head, 'spreadsheet') },
  { format: 'xml', fits: (head) => /^\s*<\?xml\b/.test(head) },
] as const satisfies readonly { format: Format; fits: (head: string) => boolean }[];

const isFlat = (head: string, kind: string) => /<office:document\b/.test(head) && new RegExp(`office:mimetype=["']application/vnd\\.oasis\\.opendocument\\.${kind}["']`).test(head);

/** Names that fit what stands inside only loosely: their text is shown as it is. */
const KEEPS_ITS_NAME = new Set<Format>(['md', 'csv', 'tsv', 'json', 'jsonl', 'ipynb', 'chat']);

export const isTextFormat = (format: Format) => TEXT_FORMATS.has(format);

/** What a text is by how it begins: a web page saved as .xls, a mail saved as .txt. Undefined for what is no text, or where the name knows better. */
export function sniffText(bytes: Uint8Array, claimed: Format | undefined): Format | undefined {
  const head = headOf(bytes);
  const sign = SIGNS.find(({ fits }) => fits(head))?.format;
  if (sign && !(claimed && KEEPS_ITS_NAME.has(claimed))) return claimed === 'xml' && sign === 'html' ? 'xml' : sign;
  if (claimed && isTextFormat(claimed)) return claimed;
  return isReadable(bytes) ? plainKind(head, claimed) : undefined;
}

/** Text under the name of a binary format, or without an extension. */
function plainKind(head: string, claimed: Format | undefined): Format | undefined {
  if (claimed === 'xls' || claimed === 'xlsx' || claimed === 'ods') return (head.split('\n', 1)[0]!.match(/\t/g)?.length ?? 0) > 0 ? 'tsv' : 'csv';
  if (claimed === undefined || claimed === 'image' || claimed === 'zip') return undefined;
  return 'txt';
}

function headOf(bytes: Uint8Array): string {
  const sample = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, SAMPLE_BYTES));
  const text = sample[1] === 0 || (sample[0] === 0xff && sample[1] === 0xfe) ? sample.toString('utf16le') : sample.toString('latin1').replace(/^\xef\xbb\xbf/, '');
  return text.replace(/^\ufeff/, '');
}

/** Enough of it, all of it characters. */
function isReadable(bytes: Uint8Array): boolean {
  if (bytes.length < 64) return false;
  try {
    const { text } = decodeText(bytes);
    return text.trim().length > 0;
  } catch {
    return false;
  }
}
