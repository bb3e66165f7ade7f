import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** Betriebsstättennummer: nine digits without a check. */
export const deBsnr: Recognizer = {
  entity: 'DE_BSNR',
  patterns: [{ name: 'nine digits', regex: bounded(/\d{9}/), score: 0.2, gate: { digits: 9, run: 9 } }],
  context: ['betriebsstättennummer', 'betriebsstätte', 'bsnr', 'praxisnummer', 'arztpraxis', 'praxis', 'kv-nummer', 'nebenbetriebsstätte', 'vertragsarztpraxis'],
  otherThing: OTHER_THINGS,
  validate: (value) => Number(value) > 0,
  standard: 'https://www.kbv.de/html/arztnummern.php',
};
