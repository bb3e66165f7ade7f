import type { Recognizer } from '../../Recognizer';
import { OTHER_THINGS } from '../otherThings';

const AREA = '[A-ZÄÖÜ]{1,3}';

/** Kfz-Kennzeichen: district, letters, digits, E or H at the end. */
export const deKfz: Recognizer = {
  entity: 'DE_KFZ',
  patterns: [{ name: 'district, letters, digits', regex: new RegExp(`(?<![A-Za-z0-9_À-ɏ-])${AREA}(?:\\s[A-Z]{1,2}\\s|-[A-Z]{1,2}[-\\s])\\d{1,4}[EH]?(?![A-Za-z0-9_À-ɏ])`, 'gi'), score: 0.3, gate: { sign: /[A-Za-z][-\s]\d/g } }],
  context: ['kennzeichen', 'kfz-kennzeichen', 'nummernschild', 'zulassung', 'kfz', 'fahrzeug', 'auto', 'pkw', 'lkw'],
  otherThing: OTHER_THINGS,
  standard: 'https://www.gesetze-im-internet.de/fzv_2023/',
};
