import type { Answer } from '../../src/answering/Answer';
import type { Place } from '../../src/document/Document';
import type { CompanyQuestion } from './questions';

/** What the system did with one question; paths are below documents/. */
export interface Outcome {
  readonly question: CompanyQuestion;
  readonly answer: Pick<Answer, 'status' | 'text' | 'citations' | 'confidence'>;
  /** Paths of the hits, best first, and of the citations. */
  readonly hits: readonly string[];
  readonly cited: readonly string[];
}

export interface Score {
  readonly found?: boolean;
  readonly quoted?: boolean;
  readonly notFound?: boolean;
  /** Documents and strings that the person may not see and yet got. */
  readonly leaks: readonly string[];
}

interface Boundary {
  readonly maySee: (path: string) => boolean;
  /** Answers to questions about documents that the person may not see, as far as nothing visible says the same. */
  readonly forbidden: readonly string[];
}

const FIRST = 5;

/** Scores one outcome: an answerable question counts for `found` and `quoted`, an unanswerable one for `notFound`, every one for leaks. */
export function scoreQuestion(outcome: Outcome, boundary: Boundary): Score {
  const { question, hits, answer } = outcome;
  const leaks = leaksOf(outcome, boundary);
  if (question.document === null) return { notFound: answer.status === 'notFound', leaks };
  return { found: hits.slice(0, FIRST).includes(question.document), quoted: holdsAnswer(outcome), leaks };
}

function holdsAnswer({ question, answer, cited }: Outcome): boolean {
  return answer.citations.some(({ quote, place }, index) => {
    const right = cited[index] === question.document && isAt(place, question.place);
    return right && question.answer.some((expected) => folded(quote).includes(folded(expected)));
  });
}

function isAt(place: Place, expected: CompanyQuestion['place']): boolean {
  if (expected?.page !== undefined && place.page !== expected.page) return false;
  return expected?.heading === undefined || place.headings.some((heading) => folded(heading).includes(folded(expected.heading!)));
}

function leaksOf({ answer, hits, cited }: Outcome, { maySee, forbidden }: Boundary): string[] {
  const documents = [...new Set([...hits, ...cited])].filter((path) => !maySee(path));
  const said = folded([answer.text, ...answer.citations.map(({ quote, title }) => `${title}\n${quote}`)].join('\n'));
  return [...documents, ...forbidden.filter((secret) => said.includes(folded(secret)))];
}

/** NFKC, with white space of any length as one space. */
export function folded(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim();
}
