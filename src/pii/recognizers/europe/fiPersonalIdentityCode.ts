import { isShortDate } from '../../checks/calendar';
import type { Recognizer } from '../../Recognizer';
import { OTHER_THINGS } from '../otherThings';

/** ddmmyy, a sign of the century, three digits, and the check by mod 31. */
function isHetu(value: string): boolean {
  const code = value.toUpperCase();
  return isShortDate(code.slice(4, 6) + code.slice(2, 4) + code.slice(0, 2)) && '0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(code.slice(0, 6) + code.slice(7, 10)) % 31] === code[10];
}

/** Finnish personal identity code (hetu). */
export const fiPersonalIdentityCode: Recognizer = {
  entity: 'FI_PERSONAL_IDENTITY_CODE',
  patterns: [{ name: 'birthday, century, three digits, check', regex: /(?<!\d)\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y](?![A-Za-z0-9_À-ɏ])/g, score: 0.7, gate: { digits: 9, run: 6 } }],
  context: ['hetu', 'henkilötunnus', 'personbeteckning', 'personal identity code'],
  otherThing: OTHER_THINGS,
  validate: isHetu,
  standard: 'https://dvv.fi/en/personal-identity-code',
};
