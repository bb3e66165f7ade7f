import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

const GROUP = '(?:5\\d|6[0-5]|7\\d|8[0-8]|9[0-24-9])';

/** US Individual Taxpayer Identification Number: begins with 9, its fourth and fifth digit in given ranges. */
export const usItin: Recognizer = {
  entity: 'US_ITIN',
  patterns: [
    { name: 'both separators', regex: bounded(new RegExp(`9\\d{2}[- ]${GROUP}[- ]\\d{4}`)), score: 0.5, gate: { digits: 9 } },
    { name: 'no separators', regex: bounded(new RegExp(`9\\d{2}${GROUP}\\d{4}`)), score: 0.3, gate: { digits: 9, run: 9 } },
    { name: 'one separator', regex: bounded(new RegExp(`9\\d{2}(?:[- ]${GROUP}|${GROUP}[- ])\\d{4}`)), score: 0.15, gate: { digits: 9 } },
  ],
  context: ['individual', 'taxpayer', 'itin', 'tax', 'payer', 'taxid', 'tin'],
  otherThing: OTHER_THINGS,
  standard: 'https://www.irs.gov/individuals/individual-taxpayer-identification-number',
};
