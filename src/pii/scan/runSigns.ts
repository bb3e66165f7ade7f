const isDigit = (code: number | undefined) => code !== undefined && code >= 48 && code <= 57;
const isLetter = (code: number | undefined) => code !== undefined && ((code >= 65 && code <= 90) || (code >= 97 && code <= 122));
const isAlphanumeric = (code: number | undefined) => isDigit(code) || isLetter(code);
const isHex = (code: number | undefined) => isDigit(code) || (code !== undefined && ((code >= 65 && code <= 70) || (code >= 97 && code <= 102)));
/** Without 0, I, O and l. */
const isBase58 = (code: number | undefined) => isAlphanumeric(code) && code !== 48 && code !== 73 && code !== 79 && code !== 108;

const [PLUS, DASH, COLON, HOUSE, SPACE] = ['+', '-', ':', '號', ' '].map((sign) => sign.charCodeAt(0));

type RunSign = (codes: Uint16Array, start: number, end: number) => boolean;

function isBetweenColons(codes: Uint16Array, start: number): boolean {
  let [from, to] = [start, start];
  while (start - from < 4 && isHex(codes[from - 1])) from--;
  while (to - from < 5 && isHex(codes[to])) to++;
  return codes[from - 1] === COLON && codes[to] === COLON && to - from <= 4;
}

function beginsBase58(codes: Uint16Array, start: number): boolean {
  if ((codes[start] !== 49 && codes[start] !== 51) || isAlphanumeric(codes[start - 1])) return false;
  for (let at = start + 1; at <= start + 20; at++) if (!isBase58(codes[at])) return false;
  return true;
}

/** What may stand beside a run of digits, so that a pattern which needs it is tried there only; a few looks at each run. */
export const RUN_SIGNS = {
  'after a plus': (codes, start) => codes[start - 1] === PLUS,
  'after two letters': (codes, start, end) => end - start >= 2 && isLetter(codes[start - 1]) && isLetter(codes[start - 2]) && !isAlphanumeric(codes[start - 3]),
  'between colons': isBetweenColons,
  'at a dash': (codes, start, end) => end - start >= 3 && ((codes[start - 1] === DASH && isAlphanumeric(codes[start - 2])) || (codes[end] === DASH && isAlphanumeric(codes[end + 1]))),
  'before 號': (codes, _start, end) => codes[end] === HOUSE || (codes[end] === SPACE && codes[end + 1] === HOUSE),
  'like Base58': beginsBase58,
} as const satisfies Readonly<Record<string, RunSign>>;

export type RunSignName = keyof typeof RUN_SIGNS;
