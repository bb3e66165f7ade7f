import { Converter } from 'opencc-js/t2cn';

const [FIRST, LAST] = [0x3400, 0x9fff];
/** The simplified form of each character of the basic plane that was asked for so far; 0: not yet. */
const known = new Uint16Array(LAST + 1);
let converter: ((text: string) => string) | undefined;

/** OpenCC's table, as Taiwan writes; made at the first use, which takes some 15 ms. A form outside the basic plane leaves the character as it is. */
function learn(code: number): number {
  const convert = (converter ??= Converter({ from: 'tw', to: 'cn' }));
  const simplified = convert(String.fromCharCode(code));
  return (known[code] = simplified.length === 1 ? simplified.charCodeAt(0) : code);
}

/**
 * Each Traditional character as its Simplified one, so that both writings of a text become the same; the length stays. Character by character
 * and not by phrases: several Traditional characters share one Simplified form, never the other way round, so nothing has to be guessed.
 */
export function simplifyHan(text: string): string {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    units[i] = code < FIRST || code > LAST ? code : known[code] || learn(code);
  }
  return Buffer.from(units.buffer).toString('utf16le');
}
