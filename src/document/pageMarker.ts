/** The line that stands before each page of a paged document; `page` counts from 1. */
export function pageMarker(page: number): string {
  return `<!-- page ${page} -->`;
}

/** Whether a line is such a marker; parsers drop one that a source brings along. */
export function isPageMarker(line: string): boolean {
  return /^\s*<!-- page \d+ -->\s*$/.test(line);
}
