import { createHash } from 'node:crypto';
import type { Member, ParsedSource, Reading } from '../ParsedSource';

const SEPARATOR = Buffer.from('\nFrom ');

/** A mailbox: each mail becomes a document named for its Message-ID, so that it keeps its name when others go. */
export function parseMbox(bytes: Uint8Array, { budget }: Reading): ParsedSource {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mails = split(raw);
  budget.takeMembers(0);
  return { markdown: `${mails.length} mails\n\n${mails.map((mail) => `- ${nameOf(mail)}`).join('\n')}`, metadata: { members: mails.length }, members: mails.map((mail): Member => ({ name: nameOf(mail), content: { bytes: unescape(mail) } })) };
}

/** A mail begins at a line `From ` after an empty line (RFC 4155). */
function split(raw: Buffer): Buffer[] {
  const starts = [0];
  for (let at = raw.indexOf(SEPARATOR); at >= 0; at = raw.indexOf(SEPARATOR, at + 1)) {
    const before = raw.subarray(Math.max(0, at - 2), at + 1).toString('latin1');
    if (/\n\r?\n$/.test(before)) starts.push(at + 1);
  }
  return starts.map((start, index) => raw.subarray(raw.indexOf(10, start) + 1, starts[index + 1] ?? raw.length)).filter((mail) => mail.length > 0);
}

function nameOf(mail: Buffer): string {
  const id = /^message-id:\s*(\S+)/im.exec(mail.subarray(0, 65_536).toString('latin1'))?.[1];
  return `${createHash('sha256').update(id ?? mail).digest('hex').slice(0, 12)}.eml`;
}

/** Lines that begin with `From ` were written with a `>` before them. */
function unescape(mail: Buffer): Uint8Array {
  return mail.includes('\n>From ') ? Buffer.from(mail.toString('latin1').replace(/\n>(>*From )/g, '\n$1'), 'latin1') : mail;
}
