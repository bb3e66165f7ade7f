/** A text as a reader would understand it, for inspection only, and whether it hid anything. */
export interface InspectionCopy {
  readonly text: string;
  /** Letters that only a machine sees: Unicode tag characters (U+E0020 to U+E007E). */
  readonly hiddenLetters: number;
}

const TAGS = /[\u{E0020}-\u{E007E}]/gu;
/** Zero-width, soft hyphen, bidirectional controls, variation selectors, other tag and filler characters. */
const UNSEEN = /[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\u{E0000}-\u{E01EF}]/gu;

/** Decodes tag characters, drops what cannot be seen, and folds by NFKC and case; the original is what is sent on. */
export function toInspectionCopy(original: string): InspectionCopy {
  let hiddenLetters = 0;
  const decoded = original.replace(TAGS, (letter) => {
    hiddenLetters++;
    return String.fromCodePoint((letter.codePointAt(0) ?? 0) - 0xe0000);
  });
  return { text: decoded.replace(UNSEEN, '').normalize('NFKC').toLowerCase(), hiddenLetters };
}
