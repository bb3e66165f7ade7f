import type { Recognizer } from '../../Recognizer';
import { OTHER_THINGS } from '../otherThings';

const FORM = (prefix: string) => new RegExp(`(?<![A-Za-z0-9+]|\\d[-.])${prefix}\\(?[2-5]\\d{2}\\)?[ .-]?\\d{3}[ .-]?\\d{2}[ .-]?\\d{2}(?![A-Za-z0-9]|[-.]\\d)`, 'g');

/** Turkish telephone number: area codes begin with 2 to 4, mobile ones with 5. */
export const trPhoneNumber: Recognizer = {
  entity: 'TR_PHONE_NUMBER',
  patterns: [
    { name: 'with +90', regex: FORM('\\+90[ -]?'), score: 0.6, gate: { beside: 'after a plus' } },
    { name: 'with 0', regex: FORM('0[ -]?'), score: 0.3, gate: { digits: 11 } },
    { name: 'without', regex: FORM(''), score: 0.15, gate: { digits: 10 } },
  ],
  context: ['telefon', 'cep', 'gsm', 'numara', 'numarası', 'tel', 'faks', 'phone', 'mobile', 'call', 'whatsapp'],
  otherThing: OTHER_THINGS,
  standard: 'https://www.btk.gov.tr/',
};
