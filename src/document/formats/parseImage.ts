import { InvalidInput } from '../../errors/InvalidInput';
import { normaliseText } from '../decodeText';
import { isPageMarker } from '../pageMarker';
import type { ParsedSource, Reading } from '../ParsedSource';

/** A picture, by its printed text. Throws OCR_OFF where nothing can read it, NO_TEXT where there is none. */
export async function parseImage(bytes: Uint8Array, { services }: Reading): Promise<ParsedSource> {
  if (!services.ocr) throw new InvalidInput('OCR_OFF', 'The picture has no text layer, and OCR is off.', 'Install tesseract-ocr with tesseract-ocr-chi-tra where n8n runs, and leave OCR on; or exclude pictures.');
  const text = normaliseText(await services.ocr(bytes)).split('\n').filter((line) => !isPageMarker(line)).join('\n').replace(/\n{3,}/g, '\n\n').trim();
  if (!text) throw new InvalidInput('NO_TEXT', 'No text was found in the picture.', 'Leave it out if it is a photograph.');
  return { markdown: text, metadata: { ocr: true }, warnings: [{ code: 'OCR', message: 'The text was read from a picture and may have errors.' }] };
}
