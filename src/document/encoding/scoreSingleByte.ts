/** The Windows code pages of one byte a character, the likeliest first. */
export const SINGLE_BYTE = ['windows-1252', 'windows-1250', 'windows-1251', 'windows-1253', 'windows-1254', 'windows-1255', 'windows-1256', 'windows-1257', 'windows-1258', 'windows-874', 'koi8-r'] as const;

/** The letters that make up most of each script's running text. */
const COMMON: Readonly<Record<string, string>> = {
  'windows-1252': 'éèàùâêîôûçäöüßñáíóúåæøÄÖÜÉÀÇãõëïìò', 'windows-1250': 'ąćęłńóśźżáčďéěíňřšťúůýžőűăâîșțşţôäöüĽľĺŕŁŚŻČŠŽŘ', 'windows-1251': 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэф', 'windows-1253': 'αοιετσνηυρπκμλςωάέίόήύώδγχθφβξζ', 'windows-1254': 'ıişğüçöâîûİŞĞÜÇÖ',
  'windows-1255': 'יוהלאתרבנמשדקעחטפגכםצןסזךףץ', 'windows-1256': 'اليمنرتبوةعدسفهكقحجشصطخءىإأضغذثزظئ', 'windows-1257': 'āčēģīķļņšūžąęėįųõäöü', 'windows-1258': 'ăâđêôơưáàảãạéèẻẽẹ', 'windows-874': 'ารนกอเงม่วล้ดัทสตีิคปบยะหแจใ็์ไพขุำโชูถผึซศณฟธญฉษฝฐภ', 'koi8-r': 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэф',
};
/** Scripts without ASCII letters may be high bytes all over; Latin ones may not. */
const LATIN = new Set<string>(['windows-1252', 'windows-1250', 'windows-1254', 'windows-1257', 'windows-1258']);
const MOST_IN_LATIN = 0.65;
/** What Western texts write besides letters: it speaks for no other script, and against none. */
const WESTERN_SIGN = /[€£§©®°±²³µ·¼½¾×÷«»–—‘’“”„…•™\u00a0]/g;
const SIGNS_ALONE = 0.35;
/** How much less the rarest of a script's letters counts than its commonest. */
const RANK_WEIGHT = 0.8;
/** Lines, blocks and signs that no running text is full of. */
const NO_WORD = /[\u00a1-\u00bf\u2190-\u2bff]/;
const SAMPLE = 20_000;

/** How well bytes read in a Windows code page: words of its letters, without capitals inside, mixtures of scripts or signs between letters. About -1 to 1. */
export function scoreSingleByte(bytes: Uint8Array, encoding: string): number {
  const text = decode(bytes.subarray(0, SAMPLE), encoding);
  if (text === undefined) return -1;
  const words = (text.match(/[\p{L}\p{M}\u00a1-\u00bf\u0152-\u0192]+/gu) ?? []).filter((word) => /[^\0-\x7f]/.test(word.replace(WESTERN_SIGN, '')) || /[a-z][^\0-\x7f][a-z]/i.test(word));
  if (!words.length) return encoding === 'windows-1252' && !/[^\0-\x7f]/.test(text.replace(WESTERN_SIGN, '')) ? SIGNS_ALONE : -1;
  const isLatin = LATIN.has(encoding);
  const common = COMMON[encoding]!;
  const points = words.reduce((sum, word) => sum + (isWord(word, isLatin) && !(encoding === 'windows-1252' && HUNGARIAN.test(word)) ? shareOf(word, common, isLatin) : -1), 0);
  const high = text.replace(WESTERN_SIGN, '').match(/[^\0-\x7f]/g) ?? [];
  if (high.filter((char) => NO_WORD.test(char)).length > high.length * 0.2) return -1;
  const highShare = words.join('').replace(/[\0-\x7f]/g, '').length / (text.match(/\p{L}/gu)?.length ?? 1);
  if (isLatin && highShare > MOST_IN_LATIN) return -1;
  return points / words.length - SINGLE_BYTE.indexOf(encoding as (typeof SINGLE_BYTE)[number]) * 0.002;
}

/** What Windows-1252 makes of ő: õ stands before e and o in the languages that have it. */
const HUNGARIAN = /õ(?![eo])/;

/** No small letter before a capital, no sign between letters, no two scripts in one word; Latin words bear no five accents in a row, nor a grave beside an acute. */
function isWord(word: string, isLatin: boolean): boolean {
  if (/\p{Ll}\p{Lu}/u.test(word) || /[\p{L}][\u00a1-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf][\p{L}]/u.test(word)) return false;
  return isLatin ? !/[^\0-\x7f]{5}|^Ý|[àèìòùÀÈ][áéíóú]|[áéíóú][àèìòù]/.test(word) : !/[A-Za-z]/.test(word);
}

/** The share of a word's letters outside ASCII that are common ones, from -1 (none) to 1; of scripts without ASCII letters the commonest count most. */
function shareOf(word: string, common: string, isLatin: boolean): number {
  const high = Array.from(word).filter((char) => char > '\x7f');
  const points = high.reduce((sum, char) => sum + pointsOf(Math.max(common.indexOf(char), common.indexOf(char.toLowerCase())), common.length, isLatin), 0);
  return points / high.length;
}

function pointsOf(rank: number, letters: number, isLatin: boolean): number {
  if (rank < 0) return -1;
  return isLatin ? 1 : 1 - (RANK_WEIGHT * rank) / letters;
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return /[\u0080-\u009f]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
