import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** Steuernummer: thirteen digits for ELSTER, or in the forms of the states. */
export const deTaxNumber: Recognizer = {
  entity: 'DE_TAX_NUMBER',
  patterns: [
    { name: 'thirteen digits', regex: bounded(/(?:0[1-9]|1[0-6])\d{11}/), score: 0.3, gate: { digits: 13, run: 13 } },
    { name: 'with slashes', regex: bounded(/\d{2,3}\/\d{3,4}\/\d{4,5}/), score: 0.3, gate: { digits: 9 } },
  ],
  context: ['steuernummer', 'steuer-nr', 'steuer nr', 'st.-nr', 'st-nr', 'finanzamt', 'umsatzsteuer', 'einkommensteuer', 'steuerbescheid'],
  otherThing: OTHER_THINGS,
  standard: 'https://www.elster.de/',
};
