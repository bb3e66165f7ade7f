import type { DatabaseSync } from 'node:sqlite';
import { queryTerms, type QueryTerms } from '../../knowledge/queryTerms';
import { scorePassages } from '../../knowledge/scorePassages';
import { CHUNKS_PER_DOCUMENT } from './knowledgeSchema';
import type { Condition } from './permittedDocuments';

/** A word in the context (title and headings) against one in the text. */
const CONTEXT_WEIGHT = 0.5;
/** Rare terms choose the candidates, until this many places in the index have been looked at; common ones still count in the scores. */
const MOST_POSTINGS = 1500;
const FEWEST_TERMS = 4;

interface Frequencies {
  readonly chunks: number;
  readonly of: ReadonlyMap<string, number>;
}

function readFrequencies(db: DatabaseSync, terms: readonly string[]): Frequencies {
  const chunks = Number(db.prepare('SELECT chunks FROM totals').get()?.chunks);
  const rows = db.prepare('SELECT term, doc FROM terms WHERE term IN (SELECT value FROM json_each(?))').all(JSON.stringify(terms));
  return { chunks, of: new Map(rows.map(({ term, doc }) => [String(term), Number(doc)])) };
}

function selective(terms: readonly string[], { of }: Frequencies): string[] {
  const count = (term: string) => of.get(term) ?? 0;
  const rarest = terms.filter(count).sort((a, b) => count(a) - count(b));
  let postings = 0;
  return rarest.filter((term, index) => (postings += count(term)) <= MOST_POSTINGS || index < FEWEST_TERMS);
}

/** Tokens are letters, digits and points, so a quoted one can mean nothing else to FTS5. */
function toMatch(words: readonly string[], prefixes: readonly string[]): string {
  return [...words.map((word) => `"${word}"`), ...prefixes.map((prefix) => `"${prefix}"*`)].join(' OR ');
}

function weightOf({ chunks, of }: Frequencies): (term: string) => number {
  return (term) => Math.log(1 + (chunks - (of.get(term) ?? 0) + 0.5) / ((of.get(term) ?? 0) + 0.5));
}

function readCandidates(db: DatabaseSync, match: string, permitted: Condition, count: number) {
  // Asked of each match, not the other way round (the + holds the planner to it): the terms are rare, the permitted documents may be many.
  const sql = `SELECT w.key, w.score, c.text, c.context FROM
      (SELECT rowid AS key, bm25(words, 1.0, ${CONTEXT_WEIGHT}) AS score FROM words
       WHERE words MATCH ? AND EXISTS (SELECT 1 FROM documents d WHERE d.key = +words.rowid / ${CHUNKS_PER_DOCUMENT} AND ${permitted.sql}) ORDER BY score LIMIT ?) w
    JOIN chunks c ON c.key = w.key ORDER BY w.score`;
  const rows = db.prepare(sql).all(match, ...permitted.values, count);
  return rows.map((row) => ({ key: Number(row.key), base: -Number(row.score), text: String(row.text), context: String(row.context) }));
}

/** Keys of the chunks that the words of a question find among the permitted documents, best first, at most `count`. */
export function searchWords(db: DatabaseSync, question: string, permitted: Condition, count: number): number[] {
  const terms: QueryTerms = queryTerms(question);
  const tokens = [...terms.words, ...terms.bigrams];
  const frequencies = readFrequencies(db, tokens);
  const match = toMatch(selective(tokens, frequencies), terms.prefixes);
  if (!match) return [];
  const candidates = readCandidates(db, match, permitted, count);
  const scores = scorePassages(terms, candidates, weightOf(frequencies));
  return candidates.map(({ key }, index) => ({ key, score: scores[index] ?? 0 })).sort((a, b) => b.score - a.score).map(({ key }) => key);
}
