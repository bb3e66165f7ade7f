import { codepageName } from '../encoding/codepageName';
import { decodeBytes } from '../encoding/decodeBytes';
import type { MailAttachment } from './MailMessage';

/** Attributes of MS-OXTNEF that are looked at. */
const ATTRIBUTE = { codepage: 0x9007, begin: 0x9002, title: 0x8010, data: 0x800f, properties: 0x9005 } as const;
const SIGNATURE = 0x223e9f78;
const HEAD = 6;
/** `PidTagAttachLongFilename`, and the types of its text. */
const LONG_NAME = 0x3707;
const [ANSI, UNICODE] = [0x001e, 0x001f];

/** The files within a winmail.dat; undefined for what is none, or holds none. */
export function readTnef(bytes: Uint8Array): MailAttachment[] | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < HEAD || file.readUInt32LE(0) !== SIGNATURE) return undefined;
  const found: { name: string; bytes: Uint8Array }[] = [];
  let encoding = 'windows-1252';
  for (const { id, data } of attributes(file)) {
    const last = found.at(-1);
    if (id === ATTRIBUTE.codepage && data.length >= 4) encoding = codepageName(data.readUInt32LE(0)) ?? encoding;
    else if (id === ATTRIBUTE.begin) found.push({ name: '', bytes: new Uint8Array() });
    else if (!last) continue;
    else if (id === ATTRIBUTE.title) last.name ||= textOf(data, encoding);
    else if (id === ATTRIBUTE.data) last.bytes = data;
    else if (id === ATTRIBUTE.properties) last.name = longName(data, encoding) || last.name;
  }
  const files = found.filter(({ bytes: content }) => content.length > 0).map(({ name, bytes: content }, index) => ({ name: name || `attachment-${index + 1}`, bytes: content }));
  return files.length ? files : undefined;
}

/** Each with its id; what runs over the end of the file is left out. */
function* attributes(file: Buffer): Generator<{ id: number; data: Buffer }> {
  for (let at = HEAD; at + 9 <= file.length; ) {
    const [id, length] = [file.readUInt16LE(at + 1), file.readUInt32LE(at + 5)];
    const start = at + 9;
    if (start + length > file.length) return;
    yield { id, data: file.subarray(start, start + length) };
    at = start + length + 2;
  }
}

/** The name stands among properties of many types: it is found by its tag and its one value. */
function longName(data: Buffer, encoding: string): string {
  for (const type of [UNICODE, ANSI]) {
    const tag = Buffer.alloc(8);
    tag.writeUInt16LE(type, 0);
    tag.writeUInt16LE(LONG_NAME, 2);
    tag.writeUInt32LE(1, 4);
    const at = data.indexOf(tag);
    const length = at >= 0 && at + 12 <= data.length ? data.readUInt32LE(at + 8) : 0;
    if (length > 0 && at + 12 + length <= data.length) return textOf(data.subarray(at + 12, at + 12 + length), type === UNICODE ? 'utf-16le' : encoding);
  }
  return '';
}

const textOf = (data: Buffer, encoding: string) => decodeBytes(data, encoding).replace(/\0[\s\S]*$/, '').trim();
