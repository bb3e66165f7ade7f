/** ISO 7064 mod 97-10 over an IBAN without spaces, in upper case. */
export function isMod97(iban: string): boolean {
  const moved = iban.slice(4) + iban.slice(0, 4);
  return [...moved].reduce((rest, sign) => (/\d/.test(sign) ? rest * 10 + Number(sign) : rest * 100 + sign.charCodeAt(0) - 55) % 97, 0) === 1;
}

/** ISO 7064 mod 11,10: the last digit checks the others. */
export function isMod11And10(digits: readonly number[]): boolean {
  const product = digits.slice(0, -1).reduce((rest, digit) => ((((digit + rest) % 10 || 10) * 2) % 11), 10);
  return (11 - product) % 10 === digits.at(-1);
}

/** ISO 7064 mod 11-2: the last sign, X being 10, checks the digits before it. */
export function isMod11And2(value: string): boolean {
  const total = [...value.toUpperCase()].reduce((rest, sign) => (rest * 2 + (sign === 'X' ? 10 : Number(sign))) % 11, 0);
  return total === 1;
}
