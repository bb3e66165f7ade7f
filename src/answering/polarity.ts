import { foldPattern } from './foldPattern';

/** Words that look like a negation and are none: limits are amounts, and 不僅, 未來, 除非 deny nothing. */
const NO_NEGATION = foldPattern(/不得?(?:超過|逾|高於|低於|少於|大於|小於|多於)|不僅|不但|無論|不論|非常|除非|未來|不同|不斷|無塵|無線|not (?:more|less|later|only)|no (?:more|less|later|fewer) than/g);
const NEGATION = foldPattern(/不|未|無|沒|非|禁|勿|毋|\b(?:not|no|never|none|cannot|without|neither|nor|prohibited|forbidden)\b|n't\b/);

/** Whether a clause (folded) denies or forbids something. */
export function isNegative(clause: string): boolean {
  return NEGATION.test(clause.replace(NO_NEGATION, ' '));
}
