import type { Citation } from './Answer';

/** What a person reads when nothing was found, in the language of the question: always the same words, so that it tells nothing of what exists. */
export function notFoundText(question: string): string {
  return /[\u3400-\u9fff]/.test(question) ? '在您可查閱的資料中找不到答案。' : 'Not found in what you may see.';
}

/** The quotes as a readable text, each with its number; the quotes themselves stay as they are in the citations. */
export function quoteText(citations: readonly Citation[]): string {
  return citations.map(({ n, quote }) => `${readable(quote)} [${n}]`).join('\n\n');
}

/** Markdown marks that mean nothing in running text are left out; a table row becomes its cells. */
function readable(quote: string): string {
  return quote
    .split('\n')
    .filter((line) => !/^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/.test(line))
    .map((line) => line.replace(/^\s*#{1,6}\s+/, '').replace(/^\s*\|(.*)\|\s*$/, (_, cells: string) => cells.split('|').map((cell) => cell.trim()).filter(Boolean).join('；')))
    .map((line) => line.replace(/\*\*|__/g, ''))
    .join('\n')
    .trim();
}
