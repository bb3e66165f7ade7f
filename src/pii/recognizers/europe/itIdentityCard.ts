import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** Carta d'identità: on paper, and the electronic ones. */
export const itIdentityCard: Recognizer = {
  entity: 'IT_IDENTITY_CARD',
  patterns: [{ name: 'nine signs', regex: bounded(/[A-Z]{2}\s?\d{7}|\d{7}[A-Z]{2}|[A-Z]{2}\d{5}[A-Z]{2}/i), score: 0.2, gate: { digits: 5, run: 5 } }],
  context: ['carta', 'identità', 'elettronica', 'cie', 'documento', 'riconoscimento', 'espatrio'],
  otherThing: OTHER_THINGS,
  standard: 'https://www.cartaidentita.interno.gov.it/',
};
