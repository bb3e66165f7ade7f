import { digitsOf, isOneDigitOnly } from '../../checks/digits';
import { isLuhn } from '../../checks/luhn';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** Luhn over 80840 and the ten digits; one digit repeated is nobody's. */
const isNpi = (value: string): boolean => isLuhn(`80840${value}`) && !isOneDigitOnly(digitsOf(value).slice(0, -1));

/** US National Provider Identifier. */
export const usNpi: Recognizer = {
  entity: 'US_NPI',
  patterns: [{ name: 'ten digits', regex: bounded(/[12]\d{3}([ -]?)\d{3}\1\d{3}/), score: 0.3, gate: { digits: 10 } }],
  context: ['npi', 'national provider', 'provider', 'taxonomy'],
  otherThing: OTHER_THINGS,
  validate: isNpi,
  standard: 'https://www.cms.gov/Regulations-and-Guidance/Administrative-Simplification/NationalProvIdentStand',
};
