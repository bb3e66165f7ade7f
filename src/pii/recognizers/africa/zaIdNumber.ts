import { isShortDate } from '../../checks/calendar';
import { isLuhn } from '../../checks/luhn';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** South African identity number: birthday, sequence, citizenship, Luhn. */
export const zaIdNumber: Recognizer = {
  entity: 'ZA_ID_NUMBER',
  patterns: [{ name: 'thirteen digits', regex: bounded(/\d{10}[0-2][89]\d/), score: 0.4, gate: { digits: 13, run: 13 } }],
  context: ['id number', 'identity', 'identity number', 'south african id', 'rsa id', 'smart id', 'national id', 'id'],
  otherThing: OTHER_THINGS,
  validate: (value) => isShortDate(value.slice(0, 6)) && isLuhn(value),
  standard: 'https://www.dha.gov.za/',
};
