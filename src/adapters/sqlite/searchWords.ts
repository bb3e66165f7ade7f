import type { DatabaseSync } from 'node:sqlite';
import type { Codec } from '../../knowledge/Codec';
import { queryTerms, type QueryTerms } from '../../knowledge/queryTerms';
import { type Passage, scorePassages } from '../../knowledge/scorePassages';
import { CHUNKS_PER_DOCUMENT } from './knowledgeSchema';
import { placeOf } from './placeOf';
import { prepared } from './prepared';
import { type Frequencies, termFrequencies } from './termFrequencies';

/** A word in the context (title and headings) against one in the text. */
const CONTEXT_WEIGHT = 0.5;
/** Rare terms choose the candidates, until this many places in the index have been looked at; common ones still count in the scores. */
const MOST_POSTINGS = 1500;
const FEWEST_TERMS = 4;
/** In a large store the third and fourth term wait for this: a chunk that lacks the two rarest is seldom among the best. */
const MANY_POSTINGS = 15_000;

/** A chunk's key with its score. */
export interface Found {
  readonly key: number;
  readonly score: number;
}

/** Tokens as they stand in the index. */
function selective(tokens: readonly string[], { of }: Frequencies): string[] {
  const count = (token: string) => of.get(token) ?? 0;
  const rarest = tokens.filter(count).sort((a, b) => count(a) - count(b));
  let postings = 0;
  return rarest.filter((token, index) => (postings += count(token)) <= MOST_POSTINGS || index < 2 || (index < FEWEST_TERMS && postings <= MANY_POSTINGS));
}

/** Tokens are letters, digits and points, so a quoted one can mean nothing else to FTS5. */
const anyOf = (tokens: readonly string[], suffix = '') => tokens.map((token) => `"${token}"${suffix}`);

function weightOf({ chunks, of }: Frequencies, codec: Codec): (term: string) => number {
  return (term) => {
    const holders = of.get(codec.term(term)) ?? 0;
    return Math.log(1 + (chunks - holders + 0.5) / (holders + 0.5));
  };
}

/** To score a match takes ten times as long as to look its document up, and to hand a list of documents over a fifth of scoring one. */
const NARROW = 0.5;

/** The best matches in permitted documents. Where few are permitted the others are left out before they are scored; each is looked up again in any case. */
function readMatches(db: DatabaseSync, index: 'words' | 'characters', match: string, permitted: ReadonlySet<number>, count: number): Found[] {
  const score = index === 'words' ? `bm25(words, 1.0, ${CONTEXT_WEIGHT})` : '0';
  const narrow = permitted.size < NARROW * Number(prepared(db, 'SELECT max(key) AS keys FROM documents').get()?.keys);
  // Without the plus the planner looks each permitted document up in the index of words.
  const among = narrow ? `AND +rowid / ${CHUNKS_PER_DOCUMENT} IN (SELECT value FROM json_each(?))` : '';
  const found: Found[] = [];
  for (const row of prepared(db, `SELECT rowid AS key, ${score} AS score FROM ${index} WHERE ${index} MATCH ? ${among} ORDER BY score, rowid`).iterate(match, ...(narrow ? [JSON.stringify([...permitted])] : []))) {
    const key = Number(row.key);
    if (permitted.has(Math.floor(key / CHUNKS_PER_DOCUMENT))) found.push({ key, score: -Number(row.score) });
    if (found.length >= count) break;
  }
  return found;
}

/** The matches of a question's terms; a sealed index knows no beginnings, so there a question of single characters has an index of its own. */
function match(db: DatabaseSync, tokens: readonly string[], prefixes: readonly string[], codec: Codec, permitted: ReadonlySet<number>, count: number): Found[] {
  const words = [...anyOf(tokens), ...(codec.keyCheck ? [] : anyOf(prefixes, '*'))].join(' OR ');
  if (words) return readMatches(db, 'words', words, permitted, count);
  const characters = codec.keyCheck ? anyOf(prefixes.map(codec.term)).join(' OR ') : '';
  return characters ? readMatches(db, 'characters', characters, permitted, count) : [];
}

function readPassages(db: DatabaseSync, found: readonly Found[], codec: Codec): Passage[] {
  const read = prepared(db, `SELECT c.id AS chunk, c.text, c.context, d.id FROM chunks c JOIN documents d ON d.key = c.key / ${CHUNKS_PER_DOCUMENT} WHERE c.key = ?`);
  return found.map(({ key, score }) => {
    const row = read.get(key);
    const open = (field: 'text' | 'context') => codec.open(String(row?.[field]), placeOf(String(row?.id), field, String(row?.chunk)));
    return { base: score, text: open('text'), context: open('context') };
  });
}

/** The chunks that the words of a question find among the permitted documents, best first, at most `count`. */
export function searchWords(db: DatabaseSync, question: string, codec: Codec, permitted: ReadonlySet<number>, count: number): Found[] {
  const terms: QueryTerms = queryTerms(question);
  const tokens = [...terms.words, ...terms.bigrams].map(codec.term);
  const frequencies = termFrequencies(db, tokens);
  const found = match(db, selective(tokens, frequencies), terms.prefixes, codec, permitted, count);
  const scores = scorePassages(terms, readPassages(db, found, codec), weightOf(frequencies, codec));
  return found.map(({ key }, index) => ({ key, score: scores[index] ?? 0 })).sort((a, b) => b.score - a.score);
}
