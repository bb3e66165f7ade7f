import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

const LETTER = '[ACDEFGHJKMNPQRTUVWXY]';
const ANY = '[0-9ACDEFGHJKMNPQRTUVWXY]';
const form = (dash: string): RegExp => bounded(new RegExp(`[1-9]${LETTER}${ANY}\\d${dash}${LETTER}${ANY}\\d${dash}${LETTER}{2}\\d{2}`, 'i'));

/** US Medicare Beneficiary Identifier: eleven places, letters without S, L, O, I, B and Z. */
export const usMbi: Recognizer = {
  entity: 'US_MBI',
  patterns: [
    { name: 'in groups', regex: form('-'), score: 0.5, gate: { sign: /\d-[A-Za-z]/g } },
    { name: 'in one piece', regex: form(''), score: 0.3, gate: { sign: /\d[A-Za-z][0-9A-Za-z]\d[A-Za-z]/g } },
  ],
  context: ['medicare', 'mbi', 'beneficiary', 'cms', 'medicaid', 'hic', 'hicn'],
  otherThing: OTHER_THINGS,
  standard: 'https://www.cms.gov/medicare/new-medicare-card/understanding-new-medicare-beneficiary-identifier-mbi',
};
