/** Shorter numbers are amounts, which nobody writes with dashes in them. */
const SHORTEST_NUMBER = 6;

const between = (before: string, after: string) => (/\d/.test(before) === /\d/.test(after) ? '[-_/.]?' : '[-_/. ]?');
const border = (character: string) => (/\d/.test(character) ? '\\d' : '[a-z]');

/** Finds a part, order or serial number in a folded text however its parts are joined there: FX8821A as FX-8821-A or FX 8821 A. Undefined for an amount. */
export function codePattern(code: string): RegExp | undefined {
  const plain = code.replace(/[^a-z0-9]+/g, '');
  if (!/\d/.test(plain) || (/^\d+$/.test(plain) && plain.length < SHORTEST_NUMBER)) return undefined;
  const characters = [...plain];
  const joined = characters.map((character, at) => `${at > 0 ? between(characters[at - 1]!, character) : ''}${character}`).join('');
  return new RegExp(`(?<!${border(characters[0]!)})${joined}(?!${border(characters.at(-1)!)})`);
}
