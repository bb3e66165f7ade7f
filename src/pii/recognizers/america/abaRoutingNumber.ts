import { digitsOf, isOneDigitOnly, weightedSum } from '../../checks/digits';
import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';
import { OTHER_THINGS } from '../otherThings';

/** ABA routing number: the first digits name a district of the Federal Reserve; weights 3, 7, 1. */
export const abaRoutingNumber: Recognizer = {
  entity: 'ABA_ROUTING_NUMBER',
  patterns: [
    { name: 'in groups', regex: bounded(/[0123678]\d{3}-\d{4}-\d/), score: 0.4, gate: { digits: 9 } },
    { name: 'nine digits', regex: bounded(/[0123678]\d{8}/), score: 0.2, gate: { digits: 9, run: 9 } },
  ],
  context: ['aba', 'routing', 'abarouting', 'bankrouting', 'routing number'],
  otherThing: OTHER_THINGS,
  validate: (value) => weightedSum(digitsOf(value), [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0 && !isOneDigitOnly(digitsOf(value)),
  standard: 'https://www.aba.com/about-us/routing-number',
};
