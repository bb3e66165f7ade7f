import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';

/** Handelsregisternummer: names a company. */
export const deHandelsregister: Recognizer = {
  entity: 'DE_HANDELSREGISTER',
  patterns: [{ name: 'HRA or HRB', regex: bounded(/HR[AB]\s{0,4}\d{1,6}/i), score: 0.5, gate: { words: ['hra', 'hrb'] } }],
  context: ['handelsregister', 'amtsgericht', 'registergericht', 'registerauszug', 'firma', 'gmbh'],
  standard: 'https://www.handelsregister.de/',
};
