import { stripLinks } from '../guard/stripLinks';
import type { Citation } from './Answer';
import type { QuotableHit } from './answerExtractively';
import { locateQuote } from './locateQuote';
import { splitSentences } from './splitSentences';
import { supportOf } from './supportOf';

/** A model's draft reduced to what permitted passages support; an empty `text` means that nothing was left. */
export interface CheckedDraft {
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly removed: readonly { readonly sentence: string; readonly reason: string }[];
}

const NO_HOST: readonly string[] = [];
const CITED = /\[(\d{1,3})\]/g;

/**
 * Keeps the sentences of a draft that cite a hit by its number (from 1) and that this hit supports; the others go to `removed` with
 * the reason. Each kept sentence is numbered anew and quotes the place that supports it, word for word.
 */
export function checkCitations(draft: string, hits: readonly QuotableHit[]): CheckedDraft {
  const plain = uniformCitations(stripLinks(unlinkCitations(draft), NO_HOST).text);
  const citations: Citation[] = [];
  const removed: { sentence: string; reason: string }[] = [];
  let text = '';
  for (const { start, end, block } of splitSentences(plain)) {
    const sentence = plain.slice(start, end);
    const checked = checkSentence(sentence, hits);
    if ('reason' in checked) removed.push({ sentence, reason: checked.reason });
    else text = `${text}${separator(text, plain, start, block)}${renumbered(sentence, checked.found, citations)}`;
  }
  return { text, citations, removed };
}

type Found = Pick<Citation, 'documentId' | 'title' | 'place' | 'quote' | 'url'>;

function checkSentence(sentence: string, hits: readonly QuotableHit[]): { found: Found[] } | { reason: string } {
  const numbers = [...new Set([...sentence.matchAll(CITED)].map(([, digits]) => Number(digits)))];
  if (!numbers.length) return { reason: 'It cites no source.' };
  const cited = numbers.flatMap((n) => hits[n - 1] ?? []);
  if (!cited.length) return { reason: `It cites [${numbers.join('], [')}]; there are ${hits.length} sources.` };
  const claim = sentence.replace(CITED, ' ').replace(/^\s*(?:#{1,6}|[-*+•]|\d{1,2}[.)、])\s*/, '').replace(/\*\*|__/g, '');
  const supports = cited.map((hit) => ({ hit, support: supportOf(claim, hit) }));
  const found = supports.flatMap(({ hit, support }) => ('window' in support ? [toFound(hit, support.window)] : []));
  return found.length ? { found } : { reason: supports.map(({ support }) => ('reason' in support ? support.reason : '')).join(' ') };
}

function toFound(hit: QuotableHit, { start, end }: { start: number; end: number }): Found {
  const { documentId, title, url, text, place } = hit;
  return { documentId, title, place: locateQuote(text, start, end, place), quote: text.slice(start, end), ...(url && { url }) };
}

function renumbered(sentence: string, found: readonly Found[], citations: Citation[]): string {
  const numbers = found.map((one) => {
    const known = citations.find(({ documentId, quote }) => documentId === one.documentId && quote === one.quote);
    if (known) return known.n;
    citations.push({ n: citations.length + 1, ...one });
    return citations.length;
  });
  const [, body, stop] = /^([\s\S]*?)\s*([。.!?！？]?)$/.exec(sentence.replace(/\s*\[\d{1,3}\]/g, '').trim())!;
  return `${body} ${numbers.map((n) => `[${n}]`).join('')}${stop}`;
}

function separator(before: string, plain: string, start: number, block: number): string {
  if (!before) return '';
  const gap = plain.slice(0, start).match(/\s*$/)![0];
  if (/\n\s*\n/.test(gap)) return '\n\n';
  return gap.includes('\n') || block < 0 ? '\n' : /[。！？]$/.test(before) ? '' : ' ';
}

/** A citation that was made a link stays a citation; an image by reference would leave its label behind. */
function unlinkCitations(draft: string): string {
  return draft.replace(/!\[[^\]\n]{0,2000}\] ?\[[^\]\n]{0,999}\]/g, '').replace(/\[(\d{1,3})\]\([^)\n]{0,2000}\)?/g, '[$1]');
}

/** 【1】, ［1］, [1, 2] and a citation after the full stop are written as [1][2] before it. */
function uniformCitations(draft: string): string {
  return draft
    .replace(/[【［[]\s*(?:來源|source)?\s*(\d{1,3}(?:\s*[,，、]\s*\d{1,3})*)\s*[】］\]]/gi, (_, list: string) => list.split(/[,，、]/).map((n) => `[${n.trim()}]`).join(''))
    .replace(/([。.!?！？])[ \t]*((?:\[\d{1,3}\])+)/g, '$2$1');
}
