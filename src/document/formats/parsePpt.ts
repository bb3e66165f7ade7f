import { InvalidInput } from '../../errors/InvalidInput';
import { openOle, oleStream } from '../archive/openOle';
import { normaliseText } from '../decodeText';
import { macroWarning } from '../office/macroWarning';
import { readPptSlides } from '../office/readPptSlides';
import { isPageMarker, pageMarker } from '../pageMarker';
import { readThroughOffice } from '../office/readThroughOffice';
import type { ParsedSource, Parser } from '../ParsedSource';
import { parsePptx } from './parsePptx';

/** A PowerPoint presentation from before 2007: through LibreOffice, where there is one, which keeps tables and comments. */
export const parsePpt: Parser = (bytes, reading) =>
  readThroughOffice(bytes, { from: 'ppt', to: 'pptx', readItself, readConverted: parsePptx, lost: 'tables and comments' }, reading);

/** The text of each slide, its title as a heading, and its notes. */
function readItself(bytes: Uint8Array): ParsedSource {
  const file = openOle(bytes);
  const stream = oleStream(file, 'PowerPoint Document');
  if (!stream) throw new InvalidInput('PPT_BROKEN', 'The file is not a readable presentation.', 'Open it in PowerPoint or LibreOffice and save it as .pptx.');
  const slides = file.FullPaths.some((path) => path.endsWith('/EncryptedSummary')) ? undefined : readPptSlides(Buffer.from(stream));
  if (!slides) throw new InvalidInput('ENCRYPTED', 'The presentation is protected by a password.', 'Remove the password and save it again, then ingest it.');
  const parts = slides.map(({ title, texts, notes }, index) => {
    const blocks = [title && `## ${line(title)}`, ...texts.map(clean), notes.length ? `### Notes\n\n${notes.map(clean).join('\n\n')}` : ''];
    return `${pageMarker(index + 1)}\n\n${blocks.filter(Boolean).join('\n\n')}`.trimEnd();
  });
  return { markdown: parts.join('\n\n'), title: slides[0]?.title && line(slides[0].title), metadata: { slides: slides.length }, warnings: macroWarning(file.FullPaths.some((path) => /_VBA_PROJECT/i.test(path))) };
}

const clean = (text: string) => normaliseText(text.replace(/\u000b/g, '\n').replace(/\r/g, '\n')).split('\n').filter((one) => one.trim() && !isPageMarker(one)).join('\n');
const line = (text: string) => clean(text).replace(/\s*\n\s*/g, ' ');
