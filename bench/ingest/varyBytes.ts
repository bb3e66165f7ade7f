import JSZip from 'jszip';
import type { Base } from './readBases';

/** Makes a copy of a base that says something of its own, where its format lets a line be put in. */
export type Vary = (text: string) => Promise<Buffer>;

const ADD_LINE: Readonly<Record<string, (bytes: Buffer, text: string) => Buffer>> = {
  '.md': (bytes, text) => Buffer.concat([bytes, Buffer.from(`\n\n${text}\n`)]),
  '.txt': (bytes, text) => Buffer.concat([bytes, Buffer.from(`\n${text}\n`)]),
  '.csv': (bytes, text) => Buffer.concat([bytes, Buffer.from(`\n${text}`)]),
  '.html': (bytes, text) => insert(bytes, '</body>', `<p>${text}</p>`),
  '.rtf': (bytes, text) => insert(bytes, '}', `\\par ${text}\\par`),
};
/** The part of a package with its text, and the end of it before which a line goes. */
const PARTS: readonly (readonly [part: string, before: string, line: (text: string) => string])[] = [
  ['word/document.xml', '</w:body>', (text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`],
  ['xl/worksheets/sheet1.xml', '</sheetData>', (text) => `<row><c t="inlineStr"><is><t>${text}</t></is></c><c t="inlineStr"><is><t>1</t></is></c></row>`],
  ['content.xml', '</office:text>', (text) => `<text:p>${text}</text:p>`],
  ['ppt/slides/slide1.xml', '</a:t>', (text) => ` ${text}`],
];

/** How changed copies of a base are made; undefined where it can only be copied as it is. */
export async function varyBytes({ extension, bytes }: Base): Promise<Vary | undefined> {
  const add = ADD_LINE[extension];
  // A line in another encoding would break the file.
  if (add && isUtf8(bytes)) return (text) => Promise.resolve(add(bytes, text));
  if (bytes.readUInt32BE(0) !== 0x504b0304) return undefined;
  const zip = await JSZip.loadAsync(bytes);
  const found = PARTS.find(([part]) => zip.file(part));
  const xml = found && (await zip.file(found[0])!.async('string'));
  if (!found || !xml?.includes(found[1])) return undefined;
  const [part, before, line] = found;
  return (text) => {
    zip.file(part, insert(Buffer.from(xml), before, line(text)));
    return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', compressionOptions: { level: 1 } });
  };
}

function insert(bytes: Buffer, before: string, text: string): Buffer {
  const at = bytes.lastIndexOf(before);
  return at < 0 ? bytes : Buffer.concat([bytes.subarray(0, at), Buffer.from(text), bytes.subarray(at)]);
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
