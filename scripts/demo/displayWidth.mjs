const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const NONE = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Columns of a terminal that a character takes: 2 for East Asian wide ones (UAX #11), 0 for marks that join another, else 1. */
export const characterWidth = (character) => (NONE.test(character) ? 0 : WIDE.test(character) ? 2 : 1);

/** Columns of a terminal that a text takes. */
export const displayWidth = (text) => [...text].reduce((total, character) => total + characterWidth(character), 0);

/** Fills a text with spaces up to `width` columns. */
export const padTo = (text, width) => text + ' '.repeat(Math.max(0, width - displayWidth(text)));
