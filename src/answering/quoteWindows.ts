import { holdsType } from './answerType';
import { coverage, searchable, type Searchable } from './coverage';
import type { QuestionTerms } from './questionTerms';
import { splitSentences, type Sentence } from './splitSentences';

/** One to three neighbouring sentences that can be quoted, and how well they meet the question. */
export interface QuoteWindow {
  readonly start: number;
  readonly end: number;
  readonly sentences: readonly Sentence[];
  /** Share of the question in the quote alone, and in the quote with the headings above it. */
  readonly own: number;
  readonly placed: number;
  readonly holdsType: boolean;
  readonly score: number;
}

interface Passage {
  readonly text: string;
  readonly context: string;
}

const LONGEST = { chinese: 220, other: 440 } as const;
const SCORE = { own: 1, placed: 0.6, type: 0.25, extra: 0.05, headingOnly: 0.6 } as const;

/** All windows of a passage, best first; a tie is won by the shorter, then the earlier one. */
export function quoteWindows(question: QuestionTerms, { text, context }: Passage): QuoteWindow[] {
  const sentences = splitSentences(text).flatMap((sentence) => shortened(text, sentence));
  const above = headingsAbove(text, sentences, context);
  return sentences
    .flatMap((_, from) => [1, 2, 3].map((size) => sentences.slice(from, from + size)).filter((run, index) => run.length === index + 1 && readsOn(text, run)))
    .map((run) => measure(question, text, run, above.get(run[0]!)!))
    .sort((a, b) => b.score - a.score || a.end - a.start - (b.end - b.start) || a.start - b.start);
}

function measure(question: QuestionTerms, text: string, run: readonly Sentence[], above: Searchable): QuoteWindow {
  const [start, end] = [run[0]!.start, run.at(-1)!.end];
  const quote = text.slice(start, end);
  const own = searchable(quote);
  const header = run.some((one) => one.header) ? [searchable(run.map((one) => one.header ?? '').join(' '))] : [];
  const shares = { own: coverage(question, [own, ...header]), placed: coverage(question, [own, ...header, above]) };
  const holds = holdsType(question.type, [own, ...header].map(({ normalised }) => normalised).join(' '), quote);
  const body = run.some(({ kind }) => kind !== 'heading');
  const score = shares.own * SCORE.own + shares.placed * SCORE.placed + (holds ? SCORE.type : 0) - (run.length - 1) * SCORE.extra - (body ? 0 : SCORE.headingOnly);
  return { start, end, sentences: run, ...shares, holdsType: holds, score };
}

/** Whether sentences may be quoted together: short enough, and no heading but at their head. */
function readsOn(text: string, run: readonly Sentence[]): boolean {
  if (run.length === 1) return true;
  if (run.slice(1).some(({ kind }) => kind === 'heading')) return false;
  const quote = text.slice(run[0]!.start, run.at(-1)!.end);
  return quote.length <= (isChinese(quote) ? LONGEST.chinese : LONGEST.other);
}

/** A sentence longer than a quote may be is cut at its clauses. */
function shortened(text: string, sentence: Sentence): Sentence[] {
  const whole = text.slice(sentence.start, sentence.end);
  const most = isChinese(whole) ? LONGEST.chinese : LONGEST.other;
  if (whole.length <= most || sentence.kind === 'row') return [sentence];
  const parts: Sentence[] = [];
  let start = sentence.start;
  for (const clause of whole.matchAll(/[；;]|[，,](?!\d)|\n|$/g)) {
    const end = sentence.start + clause.index + clause[0].length;
    if (end - start < most / 2 && end < sentence.end) continue;
    if (end > start) parts.push({ ...sentence, start, end });
    start = end;
  }
  return parts;
}

/** For each sentence: the headings of the chunk, and those that stand before it in the chunk's own text. */
function headingsAbove(text: string, sentences: readonly Sentence[], context: string): Map<Sentence, Searchable> {
  let inside = '';
  let last = searchable(context);
  return new Map(sentences.map((sentence) => {
    if (sentence.kind === 'heading') {
      inside += ` ${text.slice(sentence.start, sentence.end)}`;
      last = searchable(`${context}\n${inside}`);
    }
    return [sentence, last];
  }));
}

/** Whether at least a fifth of the text is Chinese. */
export function isChinese(text: string): boolean {
  return (text.match(/[\u3400-\u9fff]/g)?.length ?? 0) * 5 >= text.length;
}
