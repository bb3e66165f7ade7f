import { digitsOf, weightedSum } from '../../checks/digits';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

const ENTITY_TYPES = new Set('LP LL FC PF RF MQ MM NB CC CS MB FM GS DP CP NR CM CD MD HS VH CH MH CL XL CX HC RP TU TC FB FN PA PB SS MC SM GA GB'.split(' '));
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWX0123456789';

/** Businesses (8 digits and a letter), local companies (year first), and other entities (T, S or R first) each have weights of their own. */
function isUen(value: string): boolean {
  const signs = value.toUpperCase();
  if (/^\d{8}[A-Z]$/.test(signs)) return 'XMKECAWLJDB'[weightedSum(digitsOf(signs), [10, 4, 9, 3, 8, 2, 7, 1]) % 11] === signs[8];
  if (/^\d/.test(signs)) return Number(signs.slice(0, 4)) <= 2099 && 'ZKCMDNERGWH'[weightedSum(digitsOf(signs), [10, 8, 6, 4, 9, 7, 5, 3, 1]) % 11] === signs[9];
  const sum = weightedSum([...signs.slice(0, 9)].map((sign) => ALPHABET.indexOf(sign)), [4, 3, 5, 3, 10, 2, 2, 5, 7]);
  return ENTITY_TYPES.has(signs.slice(3, 5)) && ALPHABET[(sum + 6) % 11] === signs[9];
}

/** Singapore's Unique Entity Number. */
export const sgUen: Recognizer = {
  entity: 'SG_UEN',
  patterns: [{ name: 'three forms', regex: bounded(/\d{8,9}[A-Z]|[TSR]\d{2}[A-Z]{2}\d{4}[A-Z]/i), score: 0.45, gate: { digits: 6 } }],
  context: ['uen', 'unique entity', 'business registration', 'acra'],
  otherThing: OTHER_THINGS,
  validate: isUen,
  standard: 'https://www.uen.gov.sg/',
};
