/**
 * A text after NFKC, with hyphens of all kinds as "-" and without zero-width characters, and the way back:
 * unit `i` stands for `starts[i]` to `ends[i]` of the original (UTF-16); without maps nothing moved.
 */
export interface FoldedText {
  readonly text: string;
  readonly codes: Uint16Array;
  readonly starts: Uint32Array | undefined;
  readonly ends: Uint32Array | undefined;
}

const MARK = 1;
const COMPLEX = 2;
const HYPHENS = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/;
/** Invisible characters that PDF and web text scatter through numbers. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;
/** High surrogates of letters and digits that NFKC folds: mathematical, enclosed, compatibility ideographs. */
const FOLDING_SURROGATES = [0xd835, 0xd83c, 0xd87e];

interface Tables {
  readonly single: Uint16Array;
  readonly kind: Uint8Array;
}

let tables: Tables | undefined;

/** What each UTF-16 unit folds to on its own, made once: 64 Ki short normalisations. */
function foldTables(): Tables {
  if (tables) return tables;
  const [single, kind] = [new Uint16Array(65536), new Uint8Array(65536)];
  for (let code = 0; code < 65536; code++) {
    const sign = String.fromCharCode(code);
    const folded = HYPHENS.test(sign) ? '-' : sign.normalize('NFKC').replace(INVISIBLE, '');
    single[code] = folded.length === 1 ? folded.charCodeAt(0) : code;
    if (/\p{M}/u.test(sign)) kind[code] = MARK;
    else if (folded.length !== 1 || FOLDING_SURROGATES.includes(code)) kind[code] = COMPLEX;
  }
  return (tables = { single, kind });
}

/** The units when each folds on its own; undefined as soon as one does not. */
function foldSingly(original: string, { single, kind }: Tables): Uint16Array | undefined {
  const codes = new Uint16Array(original.length);
  for (let at = 0; at < original.length; at++) {
    const code = original.charCodeAt(at);
    if (kind[code]) return undefined;
    codes[at] = single[code] ?? code;
  }
  return codes;
}

/** A base and its marks, at most 32, normalise together; a lone mark alone. */
function clusterEnd(original: string, start: number, kind: Uint8Array): number {
  let end = start + ((original.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
  while (end < original.length && end - start < 34 && kind[original.charCodeAt(end)] === MARK) end++;
  return end;
}

/** Arrays that double when full, since NFKC can make one sign into eighteen. */
class Units {
  codes: Uint16Array;
  starts: Uint32Array;
  ends: Uint32Array;
  length = 0;

  constructor(size: number) {
    [this.codes, this.starts, this.ends] = [new Uint16Array(size), new Uint32Array(size), new Uint32Array(size)];
  }

  push(code: number, start: number, end: number): void {
    if (this.length === this.codes.length) this.grow();
    this.codes[this.length] = code;
    this.starts[this.length] = start;
    this.ends[this.length++] = end;
  }

  private grow(): void {
    const larger = new Units(this.length * 2 + 64);
    larger.codes.set(this.codes);
    larger.starts.set(this.starts);
    larger.ends.set(this.ends);
    [this.codes, this.starts, this.ends] = [larger.codes, larger.starts, larger.ends];
  }
}

function foldClusters(original: string, { single, kind }: Tables): FoldedText {
  const units = new Units(original.length + 256);
  for (let at = 0; at < original.length; ) {
    const code = original.charCodeAt(at);
    const isPlain = kind[code] === 0 && kind[original.charCodeAt(at + 1)] !== MARK;
    if (isPlain) {
      units.push(single[code] ?? code, at, ++at);
      continue;
    }
    const end = clusterEnd(original, at, kind);
    const folded = original.slice(at, end).normalize('NFKC').replace(INVISIBLE, '');
    for (let unit = 0; unit < folded.length; unit++) units.push(folded.charCodeAt(unit), at, end);
    at = end;
  }
  const codes = units.codes.subarray(0, units.length);
  return { text: toText(codes), codes, starts: units.starts, ends: units.ends };
}

const toText = (codes: Uint16Array) => Buffer.from(codes.buffer, codes.byteOffset, codes.byteLength).toString('utf16le');

/** Folds a text for the patterns. Chinese text with full-width signs keeps its length and needs no maps. */
export function foldText(original: string): FoldedText {
  const known = foldTables();
  const codes = foldSingly(original, known);
  return codes ? { text: toText(codes), codes, starts: undefined, ends: undefined } : foldClusters(original, known);
}

/** The span of the original that a span of the folded text came from. */
export function toOriginal({ starts, ends }: FoldedText, start: number, end: number): [number, number] {
  return starts && ends ? [starts[start] ?? 0, ends[end - 1] ?? 0] : [start, end];
}
