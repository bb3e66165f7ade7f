const DIGITS = '〇一二三四五六七八九';
const FORMAL = '零壹貳參肆伍陸柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const ROMAN: readonly (readonly [number, string])[] = [[1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i']];

/** A number as Word prints it in a numbering format of ECMA-376 (ST_NumberFormat); a plain number for formats that are not known. */
export function formatNumber(value: number, format: string): string {
  return (FORMATS[format] ?? String)(value);
}

const FORMATS: Readonly<Record<string, (value: number) => string>> = {
  taiwaneseCounting: (value) => counting(value, DIGITS, '十', '百'),
  taiwaneseCountingThousand: (value) => counting(value, DIGITS, '十', '百'),
  chineseCounting: (value) => counting(value, DIGITS, '十', '百'),
  chineseCountingThousand: (value) => counting(value, DIGITS, '十', '百'),
  japaneseCounting: (value) => counting(value, DIGITS, '十', '百'),
  koreanCounting: (value) => counting(value, DIGITS, '十', '百'),
  ideographDigital: (value) => String(value).replace(/\d/g, (digit) => DIGITS[Number(digit)]!),
  taiwaneseDigital: (value) => String(value).replace(/\d/g, (digit) => DIGITS[Number(digit)]!),
  ideographLegalTraditional: (value) => counting(value, FORMAL, '拾', '佰'),
  chineseLegalSimplified: (value) => counting(value, FORMAL, '拾', '佰'),
  ideographTraditional: (value) => STEMS[(value - 1) % 10] ?? String(value),
  ideographZodiac: (value) => BRANCHES[(value - 1) % 12] ?? String(value),
  decimalFullWidth: (value) => fullWidth(value),
  decimalFullWidth2: (value) => fullWidth(value),
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalEnclosedCircle: (value) => (value >= 1 && value <= 20 ? String.fromCodePoint(0x245f + value) : String(value)),
  decimalEnclosedCircleChinese: (value) => (value >= 1 && value <= 20 ? String.fromCodePoint(0x245f + value) : String(value)),
  ideographEnclosedCircle: (value) => (value >= 1 && value <= 10 ? String.fromCodePoint(0x327f + value) : String(value)),
  lowerLetter: (value) => letter(value, 96),
  upperLetter: (value) => letter(value, 64),
  lowerRoman: roman,
  upperRoman: (value) => roman(value).toUpperCase(),
};

/** Up to 999, which no numbering passes: 十二, 一百零三. */
function counting(value: number, digits: string, ten: string, hundred: string): string {
  if (value < 1 || value > 999) return String(value);
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const head = hundreds ? `${digits[hundreds]}${hundred}` : '';
  const middle = tens ? `${tens === 1 && !hundreds ? '' : digits[tens]}${ten}` : hundreds && ones ? '零' : '';
  return head + middle + (ones ? digits[ones] : '');
}

const fullWidth = (value: number) => String(value).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
const letter = (value: number, base: number) => String.fromCharCode(base + (((value - 1) % 26) + 1)).repeat(Math.floor((value - 1) / 26) + 1);

function roman(value: number): string {
  if (value < 1 || value > 3_999) return String(value);
  let [rest, text] = [value, ''];
  for (const [size, sign] of ROMAN) for (; rest >= size; rest -= size) text += sign;
  return text;
}
