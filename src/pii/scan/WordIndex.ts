const lower = (code: number) => (code >= 65 && code <= 90 ? code + 32 : code);

interface Entry<T> {
  readonly word: string;
  readonly meaning: T;
}

const NONE = 0;
const PAIR = 1;
const SINGLE = 2;
const slotOf = (one: number, two: number) => (one * 31 + two) & 0xffff;

/** Many words looked for in one pass; ASCII letters match in either case. Words are in lower case and not empty. */
export class WordIndex<T> {
  /** Which units begin a word, and which pairs may: what is neither costs one look. */
  private readonly first = new Uint8Array(65536);
  private readonly pairs = new Uint8Array(65536);
  private readonly byStart = new Map<number, Entry<T>[]>();
  private readonly singles = new Map<number, T>();

  constructor(words: ReadonlyMap<string, T>) {
    for (const [word, meaning] of words) this.add(word, meaning);
  }

  private add(word: string, meaning: T): void {
    const [one, two] = [word.charCodeAt(0), word.charCodeAt(1)];
    for (const code of [one, word.charAt(0).toUpperCase().charCodeAt(0)]) this.first[code] = (this.first[code] ?? NONE) | (word.length === 1 ? SINGLE : PAIR);
    if (word.length === 1) {
      this.singles.set(one, meaning);
      return;
    }
    this.pairs[slotOf(one, two)] = 1;
    this.byStart.set(one * 65536 + two, [...(this.byStart.get(one * 65536 + two) ?? []), { word, meaning }]);
  }

  /** Calls back for every occurrence, those within others too, in order of their starts. */
  scan(codes: Uint16Array, found: (meaning: T, start: number, end: number) => void): void {
    const { first, pairs } = this;
    const last = codes.length - 1;
    for (let at = 0; at <= last; at++) {
      const code = codes[at] as number;
      const begins = first[code] as number;
      if (begins === NONE) continue;
      const [one, two] = [lower(code), at < last ? lower(codes[at + 1] as number) : 0];
      if (begins & SINGLE) this.tell(found, this.singles.get(one), at, 1);
      if (pairs[slotOf(one, two)]) this.tellPairs(codes, found, one * 65536 + two, at);
    }
  }

  private tell(found: (meaning: T, start: number, end: number) => void, meaning: T | undefined, at: number, length: number): void {
    if (meaning !== undefined) found(meaning, at, at + length);
  }

  private tellPairs(codes: Uint16Array, found: (meaning: T, start: number, end: number) => void, key: number, at: number): void {
    for (const { word, meaning } of this.byStart.get(key) ?? []) if (isAt(codes, at, word)) found(meaning, at, at + word.length);
  }
}

function isAt(codes: Uint16Array, at: number, word: string): boolean {
  for (let next = 2; next < word.length; next++) {
    if (lower(codes[at + next] ?? 0) !== word.charCodeAt(next)) return false;
  }
  return at + word.length <= codes.length;
}
