import { digitsOf } from './digits';

/** ISO/IEC 7812-1 annex B (Luhn) over all digits of a value, the last being the check. */
export function isLuhn(value: string): boolean {
  const sum = digitsOf(value).reverse().reduce((total, digit, at) => {
    const product = digit * (at % 2 ? 2 : 1);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return sum % 10 === 0;
}
