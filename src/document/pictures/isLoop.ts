const LONGEST_UNIT = 300;
const LEAST_REPEATS = 20;
const LEAST_CHARACTERS = 600;

/** Whether a text repeats one piece over and over, as a model does that has lost its thread; rows of dots or blanks and short columns of equal values do not count. */
export function isLoop(text: string): boolean {
  for (let unit = 1; unit <= LONGEST_UNIT; unit++) {
    const wanted = Math.max(LEAST_CHARACTERS, unit * LEAST_REPEATS);
    for (let at = unit, run = 0; at < text.length; at++) {
      run = text.charCodeAt(at) === text.charCodeAt(at - unit) ? run + 1 : 0;
      if (run + unit >= wanted && /[\p{L}\p{N}]/u.test(text.slice(at - unit + 1, at + 1))) return true;
    }
  }
  return false;
}
