import { digitsOf } from '../../checks/digits';
import { isMod11And10 } from '../../checks/iso7064';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** Umsatzsteuer-Identifikationsnummer; its check is not published, so it only makes one likelier. */
export const deVatId: Recognizer = {
  entity: 'DE_VAT_ID',
  patterns: [{ name: 'DE and nine digits', regex: bounded(/DE[\s.-]?\d{3}[\s.-]?\d{3}[\s.-]?\d{3}/i), score: 0.45, gate: { digits: 9 } }],
  context: ['umsatzsteuer', 'ust-idnr', 'ust-id', 'ustidnr', 'mehrwertsteuer', 'vat', 'vat-id', 'vat id', 'finanzamt', 'rechnung'],
  otherThing: OTHER_THINGS,
  confirm: (value) => isMod11And10(digitsOf(value)),
  standard: 'https://www.bzst.de/',
};
