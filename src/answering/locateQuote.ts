import type { Place } from '../document/Document';

/** The place of a quote within a chunk: its lines, where the chunk's lines are those of the source one to one; else the chunk's own place. */
export function locateQuote(text: string, start: number, end: number, place: Place): Place {
  if (!place.lines) return place;
  const [first, last] = place.lines;
  if (last - first !== lineBreaks(text, 0, text.length)) return place;
  const from = first + lineBreaks(text, 0, start);
  return { ...place, lines: [from, from + lineBreaks(text, start, end)] };
}

function lineBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
