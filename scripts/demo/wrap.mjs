import { characterWidth, displayWidth } from './displayWidth.mjs';

/** Cuts a text into lines of at most `width` columns: at spaces, and between any two Chinese characters. Control characters are removed. */
export function wrap(text, width) {
  // A document may hold escape sequences; a terminal must never get them.
  return text.replace(/[^\P{Cc}\n]/gu, '').split('\n').flatMap((line) => wrapLine(line, width));
}

function wrapLine(line, width) {
  const lines = [''];
  for (const piece of pieces(line, width)) {
    if (displayWidth(lines.at(-1) + piece.trimEnd()) > width) lines.push('');
    lines[lines.length - 1] += lines.at(-1) === '' ? piece.trimStart() : piece;
  }
  return lines.map((each) => each.trimEnd());
}

const NOT_FIRST = /^[，。、；：？！）」』》〉】,.;:?!)\]]/;

// A word of Latin letters stays whole where it fits; a closing mark stays with what stands before it.
function pieces(line, width) {
  const words = line.match(/[\u0021-\u007e\u00a1-\u10ff]+\s*|\s+|./gu) ?? [];
  const whole = words.flatMap((word) => (displayWidth(word) > width ? [...word] : [word]));
  return whole.reduce((done, piece) => {
    if (done.length && NOT_FIRST.test(piece) && characterWidth(piece[0]) === 2 && displayWidth(done.at(-1)) < 4) done[done.length - 1] += piece;
    else done.push(piece);
    return done;
  }, []);
}
