/** UTF-8 read as Big5 or GBK and lost for good: the replacement character's own bytes, read as Chinese. */
const LOST = /嚙(?:踐|踝|質|箴|賣|緻|罷|瘦|誕|線|編|談|碼|磊|稷)?|锟斤拷|烫烫烫|屯屯屯|ï¿½/g;
/** UTF-8 read as Windows-1252 or Latin-1: a lead byte's letter and the signs of its followers. */
const LATIN = /[\u00c3-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]{1,3}/g;
const SAMPLE = 50_000;
const SHARE = 0.05;

/** Whether a text was read in a wrong encoding before it came here, so that it is well-formed and nonsense. */
export function isMojibake(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  const letters = sample.replace(/[\s\d!-/:-@[-`{-~]/g, '').length;
  if (!letters) return false;
  const lost = sample.match(LOST)?.join('').length ?? 0;
  if (lost > Math.max(2, letters * SHARE)) return true;
  const latin = sample.match(LATIN)?.filter(reads) ?? [];
  return latin.length >= 3 && latin.join('').length > letters * SHARE * 2;
}

const CP1252 = new Map(Array.from(new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_empty, byte) => byte)), (char, byte) => [char, byte]));

/** Whether the signs are the bytes of a UTF-8 character. */
function reads(signs: string): boolean {
  const bytes = Array.from(signs, (char) => CP1252.get(char) ?? char.codePointAt(0)!);
  if (bytes.some((byte) => byte > 255)) return false;
  const wanted = bytes[0]! >= 0xf0 ? 4 : bytes[0]! >= 0xe0 ? 3 : 2;
  return bytes.length >= wanted && bytes.slice(1, wanted).every((byte) => (byte & 0xc0) === 0x80);
}
