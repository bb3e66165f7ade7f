/** Lines looked at from the top and from the bottom of a page. */
const EDGE = 3;
const FEWEST_PAGES = 3;
const FEWEST_IN_MARGIN = 2;
const SHARE = 0.5;

interface Line {
  readonly text: string;
  /** Whether it stands in the upper or lower margin: there two pages that say the same are enough. */
  readonly margin?: boolean;
}

/** Pages without their running headers, footers and page numbers: lines at an edge that stand on most pages alike, but for numbers that count with the pages. */
export function cutRepeatedLines<T extends Line>(pages: readonly (readonly T[])[]): T[][] {
  const filled = pages.filter((lines) => lines.length > 0).length;
  const counts = new Map<string, number>();
  for (const [index, lines] of pages.entries()) for (const key of new Set(edges(lines).map(({ text }) => keyOf(text, index)))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return pages.map((lines, index) => {
    const outer = edges(lines);
    const repeated = outer.filter(({ text, margin }) => (counts.get(keyOf(text, index)) ?? 0) >= Math.max(margin ? FEWEST_IN_MARGIN : FEWEST_PAGES, filled * SHARE));
    const numbers = [outer[0], outer.at(-1)].filter((line) => line && isPageNumber(line.text, index + 1, pages.length));
    const cut = new Set<Line | undefined>([...repeated, ...numbers]);
    return lines.filter((line) => !cut.has(line));
  });
}

/** `3`, `- 3 -`, `3 / 10`, `第 3 頁，共 10 頁`, `Page 3 of 10` on the third of ten pages. */
function isPageNumber(text: string, page: number, pages: number): boolean {
  const plain = text.replace(/\s+/g, '').toLowerCase();
  return new RegExp(`^[-–—~(（]?(?:第|page|p\\.?)?${page}頁?(?:(?:[/／,，]|of|共)+(?:${pages}|(?<=共)\\d+)頁?)?[-–—~)）]?$`).test(plain);
}

/** The outermost lines with text, each once. */
function edges<T extends Line>(lines: readonly T[]): T[] {
  const texts = lines.filter(({ text }) => text);
  return [...new Set([...texts.slice(0, EDGE), ...texts.slice(-EDGE)])];
}

/** The last number that counts with the pages is written as its distance from them, the same on every page; other numbers stay, as they tell lines apart. */
function keyOf(text: string, index: number): string {
  const plain = text.replace(/\s+/g, '').toLowerCase();
  return plain.replace(/(?<=^\D*)(?:\d{1,4})(?=\D*$)|\d{1,4}(?=[/／]\d{1,4}\D*$)|(?<=第|page|p\.|[-–—])\d{1,4}(?=頁|[-–—/／]|of|$)/g, (number) => `#${Number(number) - index}`);
}
