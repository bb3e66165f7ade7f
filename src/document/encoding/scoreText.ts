import { COMMON_CHARACTERS } from './commonCharacters';

const SAMPLE = 20_000;
const setOf = (...scripts: (keyof typeof COMMON_CHARACTERS)[]) => new Set(scripts.map((script) => COMMON_CHARACTERS[script]).join(''));

/** What each encoding is written for. Traditional text comes in GB18030 too, from plants in China. */
const COMMON: Readonly<Record<string, ReadonlySet<string>>> = {
  big5: setOf('traditional'), gb18030: setOf('simplified', 'traditional'), shift_jis: setOf('japanese'), 'euc-jp': setOf('japanese'), 'iso-2022-jp': setOf('japanese'), 'euc-kr': setOf('korean'),
};
const ANY = setOf('traditional', 'simplified', 'japanese', 'korean');
const JAPANESE = new Set(['shift_jis', 'euc-jp', 'iso-2022-jp']);
/** Rows of each table that hold the characters in use; the rows after them are what a misreading hits. */
const USED_ROWS = { big5: [0xa4, 0xc6], gb18030: [0xb0, 0xd7], shift_jis: [0x88, 0x97], 'euc-jp': [0xb0, 0xcf] } as const satisfies Readonly<Record<string, readonly [number, number]>>;
const USED = new Map(Object.entries(USED_ROWS).map(([encoding, [from, to]]) => [encoding, usedCharacters(encoding, from, to)]));
const PUNCTUATION = /[，。、；：？！「」『』（）《》【】〈〉．・ー]/;

/**
 * How well a decoded text reads as what its encoding is written for, about -1 (nonsense) to 1: common characters and punctuation against rare
 * ones, private ones and mixtures of scripts. Without a known encoding any script is as good.
 */
export function scoreText(text: string, encoding = ''): number {
  const judge = { common: COMMON[encoding] ?? ANY, used: USED.get(encoding), isJapanese: JAPANESE.has(encoding), isKnown: encoding in COMMON };
  let [seen, points, narrowKana] = [0, 0, 0];
  for (const char of text.slice(0, SAMPLE)) {
    const code = char.codePointAt(0)!;
    if (code < 0x80) continue;
    seen++;
    if (isNarrowKana(code)) narrowKana++;
    points += pointsOf(char, code, judge);
  }
  if (!seen) return 0;
  // Machines in Japan write nothing else; among other characters it is a misreading.
  return judge.isJapanese && narrowKana === seen && seen >= FEWEST_NARROW ? NARROW_KANA_ALONE : points / seen;
}

const NARROW_KANA_ALONE = 0.3;
const FEWEST_NARROW = 4;
const isNarrowKana = (code: number) => code >= 0xff61 && code <= 0xff9f;

interface Judge {
  readonly common: ReadonlySet<string>;
  readonly used?: ReadonlySet<string>;
  readonly isJapanese: boolean;
  readonly isKnown: boolean;
}

function pointsOf(char: string, code: number, { common, used, isJapanese, isKnown }: Judge): number {
  if (common.has(char)) return 1;
  if (PUNCTUATION.test(char)) return 0.8;
  if (code >= 0x3040 && code <= 0x30ff) return isJapanese ? 0.8 : isKnown ? 0 : 0.5;
  if (code >= 0xac00 && code <= 0xd7a3) return isKnown ? -0.1 : 0.2;
  if (code >= 0x4e00 && code <= 0x9fff) return used?.has(char) ? 0.2 : isKnown ? -0.3 : 0.1;
  if ((code >= 0xff01 && code <= 0xff5e) || (code >= 0xffe0 && code <= 0xffe6)) return 0.4;
  if (isNarrowKana(code)) return -0.6;
  if (code >= 0xe000 && code <= 0xf8ff) return -2;
  if (code < 0xa0 || (code >= 0x2500 && code <= 0x25ff)) return -0.5;
  if (code < 0x250) return 0.1;
  return code >= 0x3400 && code < 0x4e00 ? -0.5 : -0.2;
}

function usedCharacters(encoding: string, from: number, to: number): ReadonlySet<string> {
  const bytes: number[] = [];
  for (let lead = from; lead <= to; lead++) for (let trail = 0x40; trail <= 0xfe; trail++) bytes.push(lead, trail);
  return new Set(new TextDecoder(encoding).decode(Uint8Array.from(bytes)).replace(/[^\u4e00-\u9fff]/g, ''));
}
