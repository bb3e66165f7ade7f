/** The Windows code pages of one byte a character, the likeliest first. */
export const SINGLE_BYTE = ['windows-1252', 'windows-1250', 'windows-1251', 'windows-1253', 'windows-1254', 'windows-1255', 'windows-1256', 'windows-1257', 'windows-1258', 'windows-874', 'koi8-r'] as const;

/** The letters that make up most of each script's running text. */
const COMMON: Readonly<Record<string, string>> = {
  'windows-1252': 'éèàùâêîôûçäöüßñáíóúåæøÄÖÜÉÀÇãõëïìò', 'windows-1250': 'ąćęłńóśźżáčďéěíňřšťúůýžőűăâîșțşţôäöüĽľĺŕŁŚŻČŠŽŘ', 'windows-1251': 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэф', 'windows-1253': 'αοιετσνηυρπκμλςωάέίόήύώδγχθφβξζ', 'windows-1254': 'ıişğüçöâîûİŞĞÜÇÖ',
  'windows-1255': 'יוהלאתרבנמשדקעחטפגכםצןסזךףץ', 'windows-1256': 'اليمنرتبوةعدسفهكقحجشصطخءىإأضغذثزظئ', 'windows-1257': 'āčēģīķļņšūžąęėįųõäöü', 'windows-1258': 'ăâđêôơưáàảãạéèẻẽẹ', 'windows-874': 'ากนรอวมเ่งี้ดสตลั์ทคะปหยจุ', 'koi8-r': 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэф',
};
/** Scripts without ASCII letters may be high bytes all over; Latin ones may not. */
const LATIN = new Set<string>(['windows-1252', 'windows-1250', 'windows-1254', 'windows-1257', 'windows-1258']);
const MOST_IN_LATIN = 0.35;
/** Lines, blocks and signs that no running text is full of. */
const NO_WORD = /[\u00a1-\u00bf\u2190-\u2bff]/;
const SAMPLE = 20_000;

/** How well bytes read in a Windows code page: words of its letters, without capitals inside, mixtures of scripts or signs between letters. About -1 to 1. */
export function scoreSingleByte(bytes: Uint8Array, encoding: string): number {
  const text = decode(bytes.subarray(0, SAMPLE), encoding);
  if (text === undefined) return -1;
  const words = (text.match(/[\p{L}\p{M}\u00a1-\u00bf\u0152-\u0192]+/gu) ?? []).filter((word) => /[^\0-\x7f]/.test(word));
  if (!words.length) return -1;
  const isLatin = LATIN.has(encoding);
  const common = COMMON[encoding]!;
  const points = words.reduce((sum, word) => sum + (isWord(word, isLatin) ? shareOf(word, common) : -1), 0);
  const high = text.match(/[^\0-\x7f]/g) ?? [];
  if (high.filter((char) => NO_WORD.test(char)).length > high.length * 0.2) return -1;
  const highShare = words.join('').replace(/[\0-\x7f]/g, '').length / (text.match(/\p{L}/gu)?.length ?? 1);
  if (isLatin && highShare > MOST_IN_LATIN) return -1;
  return points / words.length - SINGLE_BYTE.indexOf(encoding as (typeof SINGLE_BYTE)[number]) * 0.002;
}

/** No small letter before a capital, no sign between letters, no two scripts in one word; Latin words bear no three accents in a row. */
function isWord(word: string, isLatin: boolean): boolean {
  if (/\p{Ll}\p{Lu}/u.test(word) || /[\p{L}][\u00a1-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf][\p{L}]/u.test(word)) return false;
  return isLatin ? !/[^\0-\x7f]{3}/.test(word) : !/[A-Za-z]/.test(word);
}

/** The share of a word's letters outside ASCII that are common ones, from -1 (none) to 1. */
function shareOf(word: string, common: string): number {
  const high = Array.from(word).filter((char) => char > '\x7f');
  return (2 * high.filter((char) => common.includes(char.toLowerCase())).length) / high.length - 1;
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return /[\u0080-\u009f]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
