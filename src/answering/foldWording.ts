/** Text as comparisons see it: NFKC (full width becomes half), lower case, one kind of 台, white space gone between Chinese characters. */
export function foldWording(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('臺', '台')
    .replace(/(?<=[\u2E80-\u9FFF])\s+(?=[\u2E80-\u9FFF])/g, '')
    .replace(/[\u200b\u200c\u200d\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
