/** A text after NFKC with the way back: character `i` of `text` stands for `starts[i]` to `ends[i]` of the original. */
export interface FoldedText {
  readonly text: string;
  readonly starts: Uint32Array | undefined;
  readonly ends: Uint32Array | undefined;
}

const CLUSTER = /\P{M}\p{M}{0,32}|\p{M}/gu;

/** Folds full-width forms and ligatures (NFKC) and remembers where each character came from. */
export function foldWidth(original: string): FoldedText {
  if (original.normalize('NFKC') === original) return { text: original, starts: undefined, ends: undefined };
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: cluster, index } of original.matchAll(CLUSTER)) {
    const folded = cluster.normalize('NFKC');
    parts.push(folded);
    for (let at = 0; at < folded.length; at++) {
      starts.push(index);
      ends.push(index + cluster.length);
    }
  }
  return { text: parts.join(''), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

/** The span of the original that a span of the folded text came from. */
export function toOriginal({ starts, ends }: FoldedText, start: number, end: number): [number, number] {
  return starts && ends ? [starts[start] ?? 0, ends[end - 1] ?? 0] : [start, end];
}
