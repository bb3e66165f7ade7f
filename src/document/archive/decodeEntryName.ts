import type { Entry } from 'yauzl';
import { decodeText } from '../decodeText';

const UTF8_FLAG = 0x800;
const UNICODE_PATH = 0x7075;

/** The name of a zip entry: UTF-8 where it says so, else what its bytes look like (Windows in Taiwan writes Big5), else one character a byte. */
export function decodeEntryName({ fileNameRaw, generalPurposeBitFlag, extraFields }: Entry): string {
  const unicode = extraFields.find(({ id, data }) => id === UNICODE_PATH && data.length > 5)?.data.subarray(5);
  const raw = unicode ?? fileNameRaw;
  if (unicode || generalPurposeBitFlag & UTF8_FLAG) return new TextDecoder().decode(raw).normalize('NFC');
  try {
    return decodeText(raw).text;
  } catch {
    return raw.toString('latin1').normalize('NFC');
  }
}
