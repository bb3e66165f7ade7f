import type { DatabaseSync } from 'node:sqlite';
import { queryTerms, type QueryTerms } from '../../knowledge/queryTerms';
import { scorePassages } from '../../knowledge/scorePassages';
import { CHUNKS_PER_DOCUMENT } from './knowledgeSchema';
import type { Condition } from './permittedDocuments';

/** A word in the context (title and headings) against one in the text. */
const CONTEXT_WEIGHT = 0.5;
/** Terms that a tenth of a larger store holds choose no candidates; they still count in the scores. */
const COMMON = { share: 0.1, least: 500 } as const;
const RAREST = 3;

interface Frequencies {
  readonly chunks: number;
  readonly of: ReadonlyMap<string, number>;
}

function readFrequencies(db: DatabaseSync, terms: readonly string[]): Frequencies {
  const chunks = Number(db.prepare('SELECT sum(chunks) AS n FROM documents').get()?.n ?? 0);
  const count = db.prepare('SELECT doc FROM terms WHERE term = ?');
  return { chunks, of: new Map(terms.map((term) => [term, Number(count.get(term)?.doc ?? 0)])) };
}

function selective(terms: readonly string[], { chunks, of }: Frequencies): string[] {
  const known = terms.filter((term) => of.get(term)).sort((a, b) => (of.get(a) ?? 0) - (of.get(b) ?? 0));
  const most = Math.max(COMMON.least, chunks * COMMON.share);
  const rare = known.filter((term) => (of.get(term) ?? 0) <= most);
  return rare.length >= RAREST ? rare : known.slice(0, RAREST);
}

/** Tokens are letters, digits and points, so a quoted one can mean nothing else to FTS5. */
function toMatch(words: readonly string[], prefixes: readonly string[]): string {
  return [...words.map((word) => `"${word}"`), ...prefixes.map((prefix) => `"${prefix}"*`)].join(' OR ');
}

function weightOf({ chunks, of }: Frequencies): (term: string) => number {
  return (term) => Math.log(1 + (chunks - (of.get(term) ?? 0) + 0.5) / ((of.get(term) ?? 0) + 0.5));
}

function readCandidates(db: DatabaseSync, match: string, permitted: Condition, count: number) {
  // Without the + the planner would walk the permitted documents and look each up in the word index.
  const sql = `SELECT w.key, w.score, c.text, c.context FROM
      (SELECT rowid AS key, bm25(words, 1.0, ${CONTEXT_WEIGHT}) AS score FROM words
       WHERE words MATCH ? AND +rowid / ${CHUNKS_PER_DOCUMENT} IN (${permitted.sql}) ORDER BY score LIMIT ?) w
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
