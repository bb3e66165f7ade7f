import { isLuhn } from '../../checks/luhn';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** Swedish organisation number: the third digit is at least 2, Luhn. */
export const seOrganisationsnummer: Recognizer = {
  entity: 'SE_ORGANISATIONSNUMMER',
  patterns: [{ name: 'ten digits', regex: bounded(/\d{6}-?\d{4}/), score: 0.3, gate: { digits: 10 } }],
  context: ['organisationsnummer', 'orgnr', 'org nr', 'företagsnummer'],
  otherThing: OTHER_THINGS,
  validate: (value) => Number(value[2]) >= 2 && isLuhn(value),
  standard: 'https://www.bolagsverket.se/',
};
