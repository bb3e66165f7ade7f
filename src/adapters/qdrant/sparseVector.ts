import { createHash } from 'node:crypto';
import type { Codec } from '../../knowledge/Codec';
import { foldText } from '../../knowledge/foldText';
import { queryTerms } from '../../knowledge/queryTerms';
import { scanRuns, tokenize } from '../../knowledge/tokenize';

export interface SparseVector {
  indices: number[];
  values: number[];
}

/** BM25's saturation and length share, with a fixed mean length: the server's `idf` modifier does the rest. */
const K1 = 1.2;
const B = 0.75;
const MEAN_TOKENS = 250;
/** A word in the context (title and headings) against one in the text. */
const CONTEXT_WEIGHT = 0.5;

/** 32 bits of SHA-256: the same term has the same index on every machine and in every version. */
function termIndex(term: string): number {
  return createHash('sha256').update(term).digest().readUInt32LE(0);
}

/** In the order of the indices: that of the words would help to guess keyed ones. */
function toSparse(weights: ReadonlyMap<string, number>, codec: Codec): SparseVector {
  const byIndex = new Map<number, number>();
  for (const [term, weight] of weights) {
    const index = termIndex(codec.term(term));
    byIndex.set(index, (byIndex.get(index) ?? 0) + weight);
  }
  const sorted = [...byIndex].sort(([a], [b]) => a - b);
  return { indices: sorted.map(([index]) => index), values: sorted.map(([, weight]) => weight) };
}

/** Single characters of unspaced scripts: a question of one character has no pair to be found by, and Qdrant knows no prefixes. */
function* charactersOf(text: string): Generator<string> {
  for (const run of scanRuns(foldText(text))) if (run.unspaced) yield* run.text;
}

/** The terms of a chunk with their saturated frequencies; the context counts half. */
export function sparseOfChunk(text: string, context: string, codec: Codec): SparseVector {
  const counts = new Map<string, number>();
  const tokens = tokenize(text);
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  for (const token of tokenize(context)) counts.set(token, (counts.get(token) ?? 0) + CONTEXT_WEIGHT);
  for (const character of charactersOf(text)) if (!counts.has(character)) counts.set(character, 1);
  const norm = K1 * (1 - B + (B * tokens.length) / MEAN_TOKENS);
  return toSparse(new Map([...counts].map(([term, count]) => [term, (count * (K1 + 1)) / (count + norm)])), codec);
}

/** The terms of a question, each once. */
export function sparseOfQuestion(question: string, codec: Codec): SparseVector {
  const { words, bigrams, prefixes } = queryTerms(question);
  return toSparse(new Map([...words, ...bigrams, ...prefixes].map((term) => [term, 1])), codec);
}
