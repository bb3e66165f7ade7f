import { digitsOf, isOneDigitOnly } from './digits';

const WEIGHTS = [1, 2, 1, 2, 1, 2, 4, 1];

/** The check of Taiwan's business numbers (統一編號) as of 2023: mod 5; a 7 in the seventh place may count one more. */
export function isTaiwanBusinessNumber(value: string): boolean {
  const digits = digitsOf(value);
  const sum = digits.reduce((total, digit, at) => {
    const product = digit * (WEIGHTS[at] ?? 0);
    return total + Math.floor(product / 10) + (product % 10);
  }, 0);
  return digits.length === 8 && !(isOneDigitOnly(digits) && digits[0] === 0) && (sum % 5 === 0 || (digits[6] === 7 && (sum + 1) % 5 === 0));
}
