const NUMBER = '[一二三四五六七八九十百零〇\\d]+';
/** Numbering that Taiwanese offices put before headings, and the Markdown level it gets. */
const NUMBERINGS: readonly { readonly pattern: RegExp; readonly level: (match: RegExpExecArray) => number }[] = [
  { pattern: new RegExp(`^第\\s*${NUMBER}\\s*[章編篇部]`), level: () => 2 },
  { pattern: new RegExp(`^第\\s*${NUMBER}\\s*[節條]`), level: () => 3 },
  { pattern: /^[一二三四五六七八九十壹貳參肆伍陸柒捌玖拾]{1,3}、/, level: () => 2 },
  { pattern: /^[(（][一二三四五六七八九十]{1,3}[)）]/, level: () => 3 },
  { pattern: /^\d{1,2}((?:\.\d{1,2}){1,3})[.\s　]+\D/, level: (match) => 1 + match[1]!.split('.').length },
  { pattern: /^【[^】]+】$/, level: () => 2 },
];
const LONGEST_HEADING = 40;
const ENDS_LIKE_TEXT = /[。，；、：.,;:]$/;
const LINES_LOOKED_AROUND = 5;

/** Whether a line is short and ends like a heading or a title, not like a sentence. */
export function looksLikeTitle(text: string): boolean {
  return text.length > 0 && text.length <= LONGEST_HEADING && !ENDS_LIKE_TEXT.test(text);
}

/** The Markdown level of a numbered line that has text of its own under it; 0 for anything else. Numbered lines one after another are a list. */
export function numberedHeading(lines: readonly string[], at: number): number {
  const level = numberingLevel(lines[at]!);
  if (!level) return 0;
  if (numberingLevel(lines.slice(Math.max(0, at - LINES_LOOKED_AROUND), at).findLast((line) => line.trim()) ?? '') === level) return 0;
  const next = lines.slice(at + 1, at + 1 + LINES_LOOKED_AROUND).find((line) => line.trim());
  if (next === undefined) return 0;
  const following = numberingLevel(next);
  return following && following <= level ? 0 : level;
}

function numberingLevel(line: string): number {
  const text = line.trim();
  if (!looksLikeTitle(text)) return 0;
  for (const { pattern, level } of NUMBERINGS) {
    const match = pattern.exec(text);
    if (match) return level(match);
  }
  return 0;
}
