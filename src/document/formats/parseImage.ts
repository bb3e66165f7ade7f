import { InvalidInput } from '../../errors/InvalidInput';
import { normaliseText } from '../decodeText';
import { isPageMarker } from '../pageMarker';
import type { ParsedSource, Reading } from '../ParsedSource';
import { pictureSize } from '../pictures/pictureSize';
import { firstHeading } from './parseMarkdown';

/** A sheet of A0 at 300 dots per inch has 140 million; unpacked, more would fill the memory of the machine. */
const MOST_DOTS = 200_000_000;

/** A picture, by its text. Throws OCR_OFF where nothing can read it, PICTURE_TOO_LARGE before it is unpacked, NO_TEXT where there is none. */
export async function parseImage(bytes: Uint8Array, { services: { pictures } }: Reading): Promise<ParsedSource> {
  if (!pictures) throw new InvalidInput('OCR_OFF', 'The picture has no text layer, and OCR is off.', 'Install tesseract-ocr with tesseract-ocr-chi-tra where n8n runs, and leave OCR on; or name a vision model; or exclude pictures.');
  refuseHuge(bytes);
  const text = normaliseText(await pictures.read(bytes)).split('\n').filter((line) => !isPageMarker(line)).join('\n').replace(/\n{3,}/g, '\n\n').trim();
  if (!text) throw new InvalidInput('NO_TEXT', 'No text was found in the picture.', 'Leave it out if it is a photograph.');
  const title = pictures.gives === 'markdown' ? firstHeading(text) : undefined;
  return { markdown: text, title, metadata: { ocr: true, readBy: pictures.by }, warnings: [{ code: 'OCR', message: `The text was read from a picture by ${pictures.by} and may have errors.` }] };
}

function refuseHuge(bytes: Uint8Array): void {
  const { width, height } = pictureSize(bytes) ?? { width: 0, height: 0 };
  if (width * height <= MOST_DOTS) return;
  throw new InvalidInput('PICTURE_TOO_LARGE', `The picture says it is ${width} by ${height} dots; at most ${MOST_DOTS / 1_000_000} million are read.`, 'Scan or save it smaller, or cut it into pages.');
}
