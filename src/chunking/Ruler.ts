import type { Tokenizer } from './Tokenizer';

/** Measures chunks of one text in one unit. */
export interface Ruler {
  /** About how far a chunk may reach that begins at `start` and has this context; always farther than `start`. */
  reach(start: number, context: () => string): number;
  /** How full a chunk is, exactly: more than 1 is too much. */
  fill(start: number, end: number, context: () => string): number;
}

/** Measures in UTF-16 units, the context not counted. */
export const characterRuler = (max: number): Ruler => ({ reach: (start) => start + max, fill: (start, end) => (end - start) / max });

/** Characters that are counted at a time; what a cut between them hides is found when the chunk is measured. */
const PIECE = /[^\n]{1,100}\n*|\n{1,100}/gu;

/** Measures in tokens, of the text as it is embedded: the context, a blank line, the chunk. Each part of the text is counted twice at most, so that the time stays linear. */
export function tokenRuler(text: string, tokenizer: Tokenizer, max: number): Ruler {
  const around = tokenizer.count('');
  const pieces = Array.from(text.matchAll(PIECE), ({ index, 0: piece }) => ({ start: index, end: index + piece.length, tokens: Math.max(1, tokenizer.count(piece) - around) }));
  const before = new Float64Array(pieces.length + 1);
  pieces.forEach(({ tokens }, at) => (before[at + 1] = before[at]! + tokens));
  const contexts = new Map<string, number>();
  const countContext = (context: string) => {
    const counted = contexts.get(context) ?? (context ? tokenizer.count(`${context}\n\n`) : around);
    contexts.set(context, counted);
    return counted;
  };
  const tokensBefore = (offset: number) => {
    const at = indexAt(pieces, offset);
    const { start, end, tokens } = pieces[at]!;
    return before[at]! + (tokens * (Math.min(offset, end) - start)) / (end - start);
  };
  return {
    reach(start, context) {
      const until = tokensBefore(start) + Math.max(1, max - countContext(context()));
      let [low, high] = [0, pieces.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (before[middle + 1]! <= until) low = middle + 1;
        else high = middle;
      }
      const piece = pieces[low];
      if (!piece) return text.length;
      const share = Math.max(0, until - before[low]!) / piece.tokens;
      return Math.max(start + 1, piece.start + Math.floor(share * (piece.end - piece.start)));
    },
    fill: (start, end, context) => tokenizer.count(embedded(context(), text.slice(start, end))) / max,
  };
}

const embedded = (context: string, text: string) => (context ? `${context}\n\n${text}` : text);

function indexAt(pieces: readonly { readonly end: number }[], offset: number): number {
  let [low, high] = [0, pieces.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
