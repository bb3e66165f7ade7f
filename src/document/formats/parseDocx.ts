import mammoth from 'mammoth';
import { InvalidInput } from '../../errors/InvalidInput';
import { htmlToMarkdown } from '../htmlToMarkdown';
import type { ParsedSource } from '../ParsedSource';
import { firstHeading } from './parseMarkdown';

const STYLE_MAP = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"];
const OLE_SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0];

/** A Word document as Markdown: headings by style, lists, links, footnotes and tables; pictures are left out. */
export async function parseDocx(bytes: Uint8Array): Promise<ParsedSource> {
  if (OLE_SIGNATURE.every((byte, at) => bytes[at] === byte))
    throw new InvalidInput('DOCX_ENCRYPTED', 'The document is protected by a password, or is an old .doc file.', 'Remove the password or save it as .docx, then ingest it again.');
  const html = await convert(bytes);
  const { markdown } = htmlToMarkdown(html);
  return { markdown, title: firstHeading(markdown) };
}

async function convert(bytes: Uint8Array): Promise<string> {
  try {
    const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));
    return (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { styleMap: STYLE_MAP, convertImage })).value;
  } catch (cause) {
    throw new InvalidInput('DOCX_BROKEN', 'The file is not a readable Word document.', 'Open it in Word or LibreOffice and save it as .docx again.', { cause });
  }
}
