import mammoth from 'mammoth';
import { ZipArchive } from '../archive/ZipArchive';
import { InvalidInput } from '../../errors/InvalidInput';
import { HiddenText } from '../hidden/hiddenText';
import { htmlToMarkdown } from '../html/htmlToMarkdown';
import { macroWarning } from '../office/macroWarning';
import { officeProperties } from '../office/officeProperties';
import { prepareDocx } from '../office/prepareDocx';
import type { ParsedSource, Reading } from '../ParsedSource';
import { firstHeading } from './parseMarkdown';

/** Word's list styles of a deeper level are lists of their own, which only stand further in. */
const DEEPER_LISTS = ['Bullet', 'Number', 'Continue'].flatMap((kind) => [2, 3].map((level) => `p[style-name='List ${kind} ${level}'] => ${'ul|ol > li > '.repeat(level - 1)}${kind === 'Number' ? 'ol' : 'ul'} > li:fresh`));
const STYLE_MAP = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh", "p[style-name^='toc '] => !", ...DEEPER_LISTS, 'comment-reference => sup'];

/** A Word document as Markdown: headings by style or outline level, numbering as printed, lists, links, footnotes, comments and tables; pictures and page headers are left out. */
export async function parseDocx(bytes: Uint8Array, { budget }: Reading): Promise<ParsedSource> {
  const archive = await ZipArchive.open(bytes, budget);
  const hidden = new HiddenText();
  const html = await convert(await prepareDocx(bytes, archive, hidden));
  const { markdown } = htmlToMarkdown(html);
  const { title, metadata } = await officeProperties(archive);
  const macros = archive.entries.some(({ name }) => /vbaProject\.bin$/i.test(name));
  return { markdown, title: firstHeading(markdown) ?? title, metadata, warnings: [...hidden.warnings(), ...macroWarning(macros)] };
}

async function convert(bytes: Uint8Array): Promise<string> {
  try {
    const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));
    return (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { styleMap: STYLE_MAP, convertImage })).value;
  } catch (cause) {
    throw new InvalidInput('DOCX_BROKEN', 'The file is not a readable Word document.', 'Open it in Word or LibreOffice and save it as .docx again.', { cause });
  }
}
