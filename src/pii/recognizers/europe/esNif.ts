import { bare } from '../../checks/digits';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

const LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** Spain's DNI/NIF: up to eight digits and a letter by mod 23. */
export const esNif: Recognizer = {
  entity: 'ES_NIF',
  patterns: [{ name: 'digits, letter', regex: bounded(/\d{7,8}-?[A-Z]/i), score: 0.45, gate: { digits: 7, run: 7 } }],
  context: ['documento nacional de identidad', 'dni', 'nif', 'identificación'],
  otherThing: OTHER_THINGS,
  validate: (value) => LETTERS[Number(value.replace(/\D/g, '')) % 23] === bare(value).at(-1),
  standard: 'https://www.interior.gob.es/',
};
