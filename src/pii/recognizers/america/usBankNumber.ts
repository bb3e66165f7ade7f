import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** US bank account: any eight to seventeen digits, so below every threshold without its name near it. */
export const usBankNumber: Recognizer = {
  entity: 'US_BANK_NUMBER',
  patterns: [{ name: 'eight to seventeen digits', regex: bounded(/\d{8,17}/), score: 0.15, gate: { digits: 8, run: 8 } }],
  context: ['checking', 'account', 'acct', 'bank', 'savings', 'save', 'debit', 'check'],
  otherThing: OTHER_THINGS,
  standard: 'https://www.aba.com/',
};
