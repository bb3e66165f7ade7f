const lower = (code: number) => (code >= 65 && code <= 90 ? code + 32 : code);

interface Entry<T> {
  readonly word: string;
  readonly meaning: T;
}

const NONE = 0;
const PAIR = 1;
const SINGLE = 2;
/** Bit 5 parts the cases of ASCII letters; that it also joins other units only makes the filter a little coarser. */
const slotOf = (before: number, next: number) => ((before | 32) * 31 + (next | 32)) & 0xffff;

/** Many words looked for in one pass; ASCII letters match in either case. Words are in lower case and not empty. */
export class WordIndex<T> {
  /** Which units begin a word, which pairs and which pairs with a third may: what is none costs one look. */
  private readonly first = new Uint8Array(65536);
  private readonly pairs = new Uint16Array(65536);
  private readonly thirds = new Uint8Array(65536);
  /** The words of a slot of `pairs`; the first holds none. */
  private readonly slots: Entry<T>[][] = [[]];
  private readonly singles = new Map<number, T>();
  /** Slots with a word of two units. */
  private readonly short = new Set<number>();

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
    const slot = this.pairs[slotOf(one, two)] || this.slots.push([]) - 1;
    this.pairs[slotOf(one, two)] = slot;
    this.slots[slot]?.push({ word, meaning });
    if (word.length > 2) this.thirds[slotOf(slot, word.charCodeAt(2))] = 1;
    else this.short.add(slot);
  }

  /** Calls back for every occurrence, those within others too, in order of their starts. */
  scan(codes: Uint16Array, found: (meaning: T, start: number, end: number) => void): void {
    const { first, pairs, thirds, short } = this;
    const last = codes.length - 1;
    for (let at = 0; at <= last; at++) {
      const code = codes[at] as number;
      const begins = first[code] as number;
      if (begins === NONE) continue;
      if (begins & SINGLE) this.tellSingle(codes, found, at);
      const slot = at < last ? (pairs[slotOf(code, codes[at + 1] as number)] as number) : 0;
      if (slot !== 0 && (thirds[slotOf(slot, codes[at + 2] ?? 0)] === 1 || short.has(slot))) this.tellPairs(codes, found, slot, at);
    }
  }

  private tellSingle(codes: Uint16Array, found: (meaning: T, start: number, end: number) => void, at: number): void {
    const meaning = this.singles.get(lower(codes[at] as number));
    if (meaning !== undefined) found(meaning, at, at + 1);
  }

  private tellPairs(codes: Uint16Array, found: (meaning: T, start: number, end: number) => void, slot: number, at: number): void {
    for (const { word, meaning } of this.slots[slot] as Entry<T>[]) if (isAt(codes, at, word)) found(meaning, at, at + word.length);
  }
}

/** From its end, since the words of a slot begin alike. */
function isAt(codes: Uint16Array, at: number, word: string): boolean {
  if (at + word.length > codes.length) return false;
  for (let next = word.length - 1; next >= 0; next--) {
    if (lower(codes[at + next] as number) !== word.charCodeAt(next)) return false;
  }
  return true;
}
