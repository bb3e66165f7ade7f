/** A piece of a text: what is read (`from` to `to`) and the core in which a finding must start to be counted there. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

export const PIECE = 131_072;
/** Longer than any match with its context: a private key of 8 Ki characters is the longest. */
export const MARGIN = 9_216;
const LOOK_BACK = 512;

/** Back to a line or word end, so that no number is cut where there is one near; never within a surrogate pair. */
function softEnd(text: string, end: number): number {
  if (end >= text.length) return text.length;
  for (let at = end; at > end - LOOK_BACK; at--) if (/\s/.test(text[at - 1] ?? '')) return at;
  const code = text.charCodeAt(end);
  return code >= 0xdc00 && code < 0xe000 ? end - 1 : end;
}

/** Pieces whose cores follow each other without a gap; each reads a margin on both sides. */
export function* piecesOf(text: string, size = PIECE): Generator<Piece> {
  for (let start = 0; start < text.length; ) {
    const end = softEnd(text, start + size);
    yield { from: Math.max(0, start - MARGIN), to: Math.min(text.length, end + MARGIN), start, end };
    start = end;
  }
}
