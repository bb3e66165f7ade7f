import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** Postleitzahl: five digits, so only near its name. */
export const dePlz: Recognizer = {
  entity: 'DE_PLZ',
  patterns: [{ name: 'five digits', regex: bounded(/(?!01000|99999)(?:0[1-9]\d{3}|[1-9]\d{4})/), score: 0.15, gate: { digits: 5, run: 5 } }],
  context: ['plz', 'postleitzahl', 'postanschrift', 'adresse', 'wohnort', 'wohnanschrift', 'straße', 'strasse', 'hausnummer', 'postfach', 'stadt'],
  otherThing: OTHER_THINGS,
  standard: 'https://www.deutschepost.de/',
};
