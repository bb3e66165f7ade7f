/** Lines looked at from the top and from the bottom of a page. */
const EDGE = 3;
const FEWEST_PAGES = 3;
const SHARE = 0.5;

interface Line {
  readonly text: string;
}

/** Pages without their running headers, footers and page numbers: lines at an edge that stand on most pages, numbers aside. */
export function cutRepeatedLines<T extends Line>(pages: readonly (readonly T[])[]): T[][] {
  const filled = pages.filter((lines) => lines.length > 0).length;
  const counts = new Map<string, number>();
  for (const lines of pages) for (const key of new Set(edges(lines).map(({ text }) => keyOf(text)))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const isRepeated = ({ text }: Line) => (counts.get(keyOf(text)) ?? 0) >= Math.max(FEWEST_PAGES, filled * SHARE);
  return pages.map((lines, index) => {
    const outer = edges(lines);
    const numbers = [outer[0], outer.at(-1)].filter((line) => line && isPageNumber(line.text, index + 1, pages.length));
    const cut = new Set<Line | undefined>([...outer.filter(isRepeated), ...numbers]);
    return lines.filter((line) => !cut.has(line));
  });
}

/** `3`, `- 3 -`, `3 / 10`, `第 3 頁，共 10 頁`, `Page 3 of 10` on the third of ten pages. */
function isPageNumber(text: string, page: number, pages: number): boolean {
  const plain = text.replace(/\s+/g, '').toLowerCase();
  return new RegExp(`^[-–—~(（]?(?:第|page|p\\.?)?${page}頁?(?:(?:[/／,，]|of|共)+(?:${pages})頁?)?[-–—~)）]?$`).test(plain);
}

/** The outermost lines with text, each once. */
function edges<T extends Line>(lines: readonly T[]): T[] {
  const texts = lines.filter(({ text }) => text);
  return [...new Set([...texts.slice(0, EDGE), ...texts.slice(-EDGE)])];
}

const keyOf = (text: string) => text.replace(/\d+|(?<=第\s*)[一二三四五六七八九十百]+(?=\s*頁)/g, '#').replace(/\s+/g, '').toLowerCase();
