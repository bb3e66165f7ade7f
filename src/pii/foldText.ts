/**
 * A text after NFKC, with hyphens of all kinds as "-" and without zero-width characters, as a string and as its UTF-16 units.
 * `moves` tells where something did not fold sign by sign, in order; without one all offsets are those of the original.
 */
export interface FoldedText {
  readonly text: string;
  readonly codes: Uint16Array;
  readonly moves: readonly Move[];
}

/** Where a cluster stands in the folded text and in the original, and how long it is there. */
interface Move {
  readonly folded: readonly [number, number];
  readonly original: readonly [number, number];
}

const SAME = 0;
const MARK = 1;
const COMPLEX = 2;
const OTHER = 3;
const HYPHEN = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g;
/** Invisible characters that PDF and web text scatter through numbers. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;
/** High surrogates of letters and digits that NFKC folds: mathematical, enclosed, compatibility ideographs. */
const FOLDING_SURROGATES = [0xd835, 0xd83c, 0xd87e];

interface Tables {
  readonly single: Uint16Array;
  /** Whether a unit stays as it is, becomes one other, or must be seen with its neighbours: one look for most of a text. */
  readonly kind: Uint8Array;
}

let tables: Tables | undefined;

/** What each UTF-16 unit folds to on its own, made once: 64 Ki short normalisations. */
function foldTables(): Tables {
  if (tables) return tables;
  const [single, kind] = [new Uint16Array(65536), new Uint8Array(65536)];
  for (let code = 0; code < 65536; code++) {
    const sign = String.fromCharCode(code);
    const folded = sign.replace(HYPHEN, '-').normalize('NFKC').replace(INVISIBLE, '');
    single[code] = folded.length === 1 ? folded.charCodeAt(0) : code;
    if (/\p{M}/u.test(sign)) kind[code] = MARK;
    else if (folded.length !== 1 || FOLDING_SURROGATES.includes(code)) kind[code] = COMPLEX;
    else if (single[code] !== code) kind[code] = OTHER;
  }
  return (tables = { single, kind });
}

/** A base and its marks, at most 32, normalise together; a lone mark alone. */
function clusterEnd(original: string, start: number, kind: Uint8Array): number {
  let end = start + ((original.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
  while (end < original.length && end - start < 34 && kind[original.charCodeAt(end)] === MARK) end++;
  return end;
}

/** The units of a text; much quicker than asking the string for each. */
function unitsOf(text: string): Uint16Array {
  const bytes = Buffer.allocUnsafeSlow(text.length * 2);
  bytes.write(text, 'utf16le');
  return new Uint16Array(bytes.buffer, 0, text.length);
}

const toText = (codes: Uint16Array) => Buffer.from(codes.buffer, codes.byteOffset, codes.byteLength).toString('utf16le');

/** Folds in place what folds sign by sign, and gives the starts of the clusters that do not. */
function foldInPlace(units: Uint16Array, { single, kind }: Tables): { changed: boolean; clusters: number[] } {
  const clusters: number[] = [];
  let changed = false;
  for (let at = 0; at < units.length; at++) {
    const code = units[at] as number;
    const what = kind[code] as number;
    if (what === SAME) continue;
    if (what !== OTHER) clusters.push(what === MARK && at > 0 ? at - 1 : at);
    const folded = single[code] as number;
    if (folded === code) continue;
    units[at] = folded;
    changed = true;
  }
  return { changed, clusters };
}

/** Puts the clusters' own folded forms between the stretches that folded sign by sign. */
function foldClusters(original: string, units: Uint16Array, clusters: readonly number[], { kind }: Tables): FoldedText {
  const [parts, moves]: [string[], Move[]] = [[], []];
  let [at, length] = [0, 0];
  for (const start of clusters) {
    if (start < at) continue;
    const end = clusterEnd(original, start, kind);
    const folded = original.slice(start, end).normalize('NFKC').replace(HYPHEN, '-').replace(INVISIBLE, '');
    parts.push(toText(units.subarray(at, start)), folded);
    length += start - at + folded.length;
    moves.push({ folded: [length - folded.length, length], original: [start, end] });
    at = end;
  }
  parts.push(toText(units.subarray(at)));
  const text = parts.join('');
  return { text, codes: unitsOf(text), moves };
}

/** Folds a text for the patterns. Chinese text with full-width signs keeps its length. */
export function foldText(original: string): FoldedText {
  const known = foldTables();
  const units = unitsOf(original);
  const { changed, clusters } = foldInPlace(units, known);
  if (clusters.length > 0) return foldClusters(original, units, clusters, known);
  return { text: changed ? toText(units) : original, codes: units, moves: [] };
}

/** The last move that begins at or before a place of the folded text. */
function moveBefore(moves: readonly Move[], at: number): Move | undefined {
  let [low, high] = [0, moves.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moves[middle]?.folded[0] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return moves[low - 1];
}

/** What part of the original one sign of the folded text came from. */
function signToOriginal(moves: readonly Move[], at: number): readonly [number, number] {
  const move = moveBefore(moves, at);
  if (!move) return [at, at + 1];
  if (at < move.folded[1]) return move.original;
  const shifted = at - move.folded[1] + move.original[1];
  return [shifted, shifted + 1];
}

/** The span of the original that a span of the folded text came from. */
export function toOriginal({ moves }: FoldedText, start: number, end: number): [number, number] {
  return moves.length ? [signToOriginal(moves, start)[0], signToOriginal(moves, end - 1)[1]] : [start, end];
}
