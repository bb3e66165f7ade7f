const LETTERS: Readonly<Record<string, number>> = {
  A: 10, B: 11, C: 12, D: 13, E: 14, F: 15, G: 16, H: 17, I: 34, J: 18, K: 19, L: 20, M: 21, N: 22, O: 35, P: 23, Q: 24, R: 25, S: 26, T: 27, U: 28, V: 29, W: 32, X: 30, Y: 31, Z: 33,
};
const ID_WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 1, 1];
const BUSINESS_WEIGHTS = [1, 2, 1, 2, 1, 2, 4, 1];

/** The check of Taiwan's identity numbers; a second letter (old resident certificates) counts by its last digit. */
export function isTaiwanId(value: string): boolean {
  const [first = '', second = '', ...rest] = value.toUpperCase();
  const letter = LETTERS[first];
  if (letter === undefined) return false;
  const digits = [/\d/.test(second) ? Number(second) : (LETTERS[second] ?? 0) % 10, ...rest.map(Number)];
  const sum = digits.reduce((total, digit, at) => total + digit * (ID_WEIGHTS[at] ?? 0), Math.floor(letter / 10) + 9 * (letter % 10));
  return sum % 10 === 0;
}

/** The check of Taiwan's business numbers (統一編號) as of 2023: mod 5; a 7 in the seventh place may count one more. */
export function isTaiwanBusinessNumber(value: string): boolean {
  const digitSum = (product: number) => Math.floor(product / 10) + (product % 10);
  const sum = [...value].reduce((total, digit, at) => total + digitSum(Number(digit) * (BUSINESS_WEIGHTS[at] ?? 0)), 0);
  return Number(value) > 0 && (sum % 5 === 0 || (value[6] === '7' && (sum + 1) % 5 === 0));
}

/** ISO/IEC 7812-1 annex B (Luhn) over the digits of a card number. */
export function isLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** ISO 7064 mod 97-10 over an IBAN without spaces. */
export function isMod97(iban: string): boolean {
  const moved = iban.slice(4) + iban.slice(0, 4);
  return [...moved].reduce((rest, sign) => (/\d/.test(sign) ? rest * 10 + Number(sign) : rest * 100 + sign.charCodeAt(0) - 55) % 97, 0) === 1;
}
