import type { Recognizer } from '../../Recognizer';
import { OTHER_THINGS } from '../otherThings';

const FORM = (prefix: string) => new RegExp(`(?<![A-Za-z0-9+])${prefix}[ -]?\\(?9\\d{2}\\)?[ -]?\\d{3}[ -]?\\d{4}(?![A-Za-z0-9])`, 'g');

/** Philippine mobile number. With 0 it has one digit more than Taiwan's. */
export const phMobileNumber: Recognizer = {
  entity: 'PH_MOBILE_NUMBER',
  patterns: [
    { name: 'with +63', regex: FORM('\\+63'), score: 0.6, gate: { beside: 'after a plus' } },
    { name: 'with 0', regex: FORM('0'), score: 0.3, gate: { digits: 11 } },
  ],
  context: ['mobile', 'phone', 'cell', 'cellphone', 'celphone', 'telepono', 'numero', 'contact', 'number', 'call', 'tawag', 'mensahe', 'sms', 'whatsapp', 'viber', 'telegram'],
  otherThing: OTHER_THINGS,
  standard: 'https://ntc.gov.ph/',
};
