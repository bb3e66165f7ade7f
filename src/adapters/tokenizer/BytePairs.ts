import { MinHeap } from './MinHeap';

/** A vocabulary: the rank of each token by its bytes (as Latin-1), and what cuts a text into the pieces that are merged by themselves. */
export interface Vocabulary {
  readonly ranks: ReadonlyMap<string, number>;
  readonly pattern: RegExp;
}

const MOST_BYTES = 1 << 19;
const CACHED_BYTES = 48;
const CACHED_PIECES = 50_000;

/** Counts tokens by byte-pair encoding: always the pair of lowest rank next, of equals the leftmost. Time is n log n, also on a run without a space. */
export class BytePairs {
  private readonly known = new Map<string, number>();

  constructor(private readonly vocabulary: Vocabulary) {}

  count(text: string): number {
    let tokens = 0;
    for (const [piece] of text.matchAll(this.vocabulary.pattern)) tokens += this.countPiece(Buffer.from(piece).toString('latin1'));
    return tokens;
  }

  private countPiece(bytes: string): number {
    if (this.vocabulary.ranks.has(bytes)) return 1;
    if (bytes.length > CACHED_BYTES) return this.countLong(bytes);
    const known = this.known.get(bytes) ?? this.merge(bytes);
    if (this.known.size < CACHED_PIECES) this.known.set(bytes, known);
    return known;
  }

  private countLong(bytes: string): number {
    let tokens = 0;
    for (let at = 0; at < bytes.length; at += MOST_BYTES) tokens += this.merge(bytes.slice(at, at + MOST_BYTES));
    return tokens;
  }

  private merge(bytes: string): number {
    const size = bytes.length;
    const [ends, starts] = [new Int32Array(size), new Int32Array(size + 1)];
    for (let at = 0; at < size; at++) {
      ends[at] = at + 1;
      starts[at] = at - 1;
    }
    const heap = new MinHeap();
    const rankAt = (at: number) => (ends[at]! < size ? this.vocabulary.ranks.get(bytes.slice(at, ends[ends[at]!]!)) : undefined);
    const offer = (at: number) => {
      const rank = rankAt(at);
      if (rank !== undefined) heap.push(rank * MOST_BYTES + at);
    };
    for (let at = 0; at < size; at++) offer(at);
    let tokens = size;
    for (let key = heap.pop(); key !== undefined; key = heap.pop()) {
      const at = key % MOST_BYTES;
      // What was offered before a neighbour was merged stands no longer.
      if (ends[at] === 0 || rankAt(at) !== Math.floor(key / MOST_BYTES)) continue;
      const [middle, end] = [ends[at]!, ends[ends[at]!]!];
      ends[middle] = 0;
      ends[at] = end;
      starts[end] = at;
      tokens--;
      offer(at);
      if (at > 0) offer(starts[at]!);
    }
    return tokens;
  }
}
