import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** UK postcodes: outward area and district, inward sector and unit. */
export const ukPostcode: Recognizer = {
  entity: 'UK_POSTCODE',
  patterns: [{ name: 'area, sector, unit', regex: bounded(/GIR\s?0AA|[A-PR-UWYZ](?:\d[ABCDEFGHJKPSTUW]?|\d{2}|[A-HK-Y]\d[ABEHMNPRVWXY]?|[A-HK-Y]\d{2})\s?\d[ABD-HJLNP-UW-Z]{2}/i), score: 0.2, gate: { sign: /\d[A-Za-z]{2}(?![A-Za-z0-9])|0AA/gi } }],
  context: ['postcode', 'post code', 'postal code', 'zip', 'address', 'delivery', 'mailing', 'shipping', 'correspondence'],
  otherThing: OTHER_THINGS,
  standard: 'https://www.gov.uk/government/publications/bulk-data-transfer-for-sponsors-xml-schema',
};
