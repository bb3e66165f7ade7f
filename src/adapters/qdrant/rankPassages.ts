import { queryTerms } from '../../knowledge/queryTerms';
import { type Passage, scorePassages, type TermWeight } from '../../knowledge/scorePassages';

/** A term's inverse document frequency among the candidates themselves; the server's own counts are not to be had. */
const weightAmong: TermWeight = (term, texts) => {
  const holders = texts.filter((text) => text.includes(term)).length;
  return Math.log(1 + (texts.length - holders + 0.5) / (holders + 0.5));
};

/** Candidates by what the best sentence of each says of the question, best first. */
export function rankPassages<T extends Passage>(question: string, candidates: readonly T[]): T[] {
  const scores = scorePassages(queryTerms(question), candidates, weightAmong);
  return candidates.map((candidate, i) => ({ candidate, score: scores[i] ?? 0 })).sort((a, b) => b.score - a.score).map(({ candidate }) => candidate);
}
