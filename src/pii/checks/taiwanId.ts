const LETTERS: Readonly<Record<string, number>> = {
  A: 10, B: 11, C: 12, D: 13, E: 14, F: 15, G: 16, H: 17, I: 34, J: 18, K: 19, L: 20, M: 21, N: 22, O: 35, P: 23, Q: 24, R: 25, S: 26, T: 27, U: 28, V: 29, W: 32, X: 30, Y: 31, Z: 33,
};
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 1, 1];

/** The check of Taiwan's identity numbers; a second letter (old resident certificates) counts by its last digit. Separators do not count. */
export function isTaiwanId(value: string): boolean {
  const [first = '', second = '', ...rest] = value.replace(/[ -]/g, '').toUpperCase();
  const letter = LETTERS[first];
  if (letter === undefined) return false;
  const digits = [/\d/.test(second) ? Number(second) : (LETTERS[second] ?? 0) % 10, ...rest.map(Number)];
  const sum = digits.reduce((total, digit, at) => total + digit * (WEIGHTS[at] ?? 0), Math.floor(letter / 10) + 9 * (letter % 10));
  return sum % 10 === 0;
}
