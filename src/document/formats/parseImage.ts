import { InvalidInput } from '../../errors/InvalidInput';
import { normaliseText } from '../decodeText';
import { isPageMarker } from '../pageMarker';
import type { ParsedSource, Reading } from '../ParsedSource';
import { firstHeading } from './parseMarkdown';

/** A picture, by its text. Throws OCR_OFF where nothing can read it, NO_TEXT where there is none. */
export async function parseImage(bytes: Uint8Array, { services: { pictures } }: Reading): Promise<ParsedSource> {
  if (!pictures) throw new InvalidInput('OCR_OFF', 'The picture has no text layer, and OCR is off.', 'Install tesseract-ocr with tesseract-ocr-chi-tra where n8n runs, and leave OCR on; or name a vision model; or exclude pictures.');
  const text = normaliseText(await pictures.read(bytes)).split('\n').filter((line) => !isPageMarker(line)).join('\n').replace(/\n{3,}/g, '\n\n').trim();
  if (!text) throw new InvalidInput('NO_TEXT', 'No text was found in the picture.', 'Leave it out if it is a photograph.');
  const title = pictures.gives === 'markdown' ? firstHeading(text) : undefined;
  return { markdown: text, title, metadata: { ocr: true, readBy: pictures.by }, warnings: [{ code: 'OCR', message: `The text was read from a picture by ${pictures.by} and may have errors.` }] };
}
