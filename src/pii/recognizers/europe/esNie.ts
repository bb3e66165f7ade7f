import { bare } from '../../checks/digits';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

const LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** The first letter X, Y or Z counts as 0, 1 or 2. */
function isNie(value: string): boolean {
  const signs = bare(value);
  return LETTERS[Number('XYZ'.indexOf(signs.slice(0, 1)) + signs.slice(1, -1)) % 23] === signs.at(-1);
}

/** Spain's number for foreigners. */
export const esNie: Recognizer = {
  entity: 'ES_NIE',
  patterns: [{ name: 'letter, digits, letter', regex: bounded(/[XYZ]-?\d{7,8}-?[A-Z]/i), score: 0.6, gate: { digits: 7, run: 7 } }],
  context: ['identificación de extranjero', 'nie'],
  otherThing: OTHER_THINGS,
  validate: isNie,
  standard: 'https://www.interior.gob.es/',
};
