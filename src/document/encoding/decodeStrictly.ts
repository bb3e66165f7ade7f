import { decodeBig5 } from './decodeBytes';

/** Of so many characters of an old encoding one may be lost before the text is refused. */
const TOLERATED = 1 / 1_000;

/** Decodes, or gives undefined where the bytes do not fit the encoding. Texts in old encodings may keep a lost character in a thousand, as U+FFFD. */
export function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  const isBig5 = /^(big5|big5-hkscs|cp950|csbig5|x-x-big5)$/.test(encoding);
  try {
    return isBig5 ? unlessDamaged(decodeBig5(bytes)) : new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return isBig5 || encoding.startsWith('utf') ? undefined : unlessDamaged(decodeLoosely(bytes, encoding));
  }
}

function unlessDamaged(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const damaged = text.split('\ufffd').length - 1;
  return damaged > text.length * TOLERATED ? undefined : text;
}

function decodeLoosely(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return undefined;
  }
}
