import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** UK National Insurance number; some prefixes are never given out. */
export const ukNino: Recognizer = {
  entity: 'UK_NINO',
  patterns: [{ name: 'two letters, six digits, letter', regex: bounded(/(?!BG|GB|NK|KN|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]/i), score: 0.45, gate: { digits: 6 } }],
  context: ['national insurance', 'ni number', 'nino', 'insurance number', 'ni'],
  otherThing: OTHER_THINGS,
  standard: 'https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110',
};
