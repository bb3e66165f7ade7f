const SAMPLE_BYTES = 65_536;
/** Share of frequent characters (Big5 level 1 and punctuation) in real Traditional text; Big5's level 2 and HKSCS fill when other encodings are misread. */
const FREQUENT_SHARE = 0.8;
/** So many characters without one low second byte is not Big5, where two of five have one; GB2312 and EUC-KR never do. */
const TELLING_CHARACTERS = 16;

/** Whether bytes that are not UTF-8 read as Big5 (cp950): every pair lies in its grid, and the characters are the frequent ones. */
export function isBig5(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, SAMPLE_BYTES);
  let [pairs, frequent, low] = [0, 0, 0];
  for (let at = 0; at < end; at++) {
    const lead = bytes[at]!;
    if (lead < 0x80) continue;
    const trail = bytes[++at];
    if (trail === undefined) break;
    if (lead === 0x80 || lead === 0xff || !isTrail(trail)) return false;
    pairs++;
    if (lead >= 0xa1 && lead <= 0xc6) frequent++;
    if (trail < 0x80) low++;
  }
  if (pairs === 0 || frequent < pairs * FREQUENT_SHARE) return false;
  return low > 0 || pairs < TELLING_CHARACTERS;
}

const isTrail = (byte: number) => (byte >= 0x40 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xfe);
