/** What splitting did to a text: shares are of all cuts between two chunks. */
export interface CutFigures {
  readonly chunks: number;
  readonly insideSentence: number;
  readonly insideWord: number;
  readonly insideTableRow: number;
  readonly overSize: number;
  readonly brokenCharacters: number;
}

const SENTENCE_ENDS = /[。！？!?；;…：:.」』）)\]"”>`|]$/;

/** Judges where chunks end, by the text they were cut from; `sizeOf` gives a chunk's size in the unit that was asked for. */
export function judgeCuts(text: string, chunks: readonly string[], max: number, sizeOf: (chunk: string) => number): CutFigures {
  let [at, cuts, sentence, word, row] = [0, 0, 0, 0, 0];
  for (const chunk of chunks) {
    const found = text.indexOf(chunk.trim(), at);
    if (found < 0) continue;
    const end = found + chunk.trim().length;
    at = found + 1;
    if (end >= text.trimEnd().length) continue;
    cuts++;
    const atLineEnd = /^[ \t]*\n/.test(text.slice(end, end + 20));
    if (!atLineEnd && !SENTENCE_ENDS.test(text.slice(end - 1, end))) sentence++;
    if (/\w/.test(text[end - 1] ?? '') && /\w/.test(text[end] ?? '')) word++;
    const line = text.slice(text.lastIndexOf('\n', end - 1) + 1, end);
    if (!atLineEnd && /^\s*\|/.test(line)) row++;
  }
  const share = (count: number) => Math.round((count / (cuts || 1)) * 1000) / 1000;
  return {
    chunks: chunks.length, insideSentence: share(sentence), insideWord: share(word), insideTableRow: share(row),
    overSize: chunks.filter((chunk) => sizeOf(chunk) > max).length, brokenCharacters: chunks.filter((chunk) => chunk.includes('\ufffd') || !chunk.isWellFormed()).length,
  };
}
