/** The line that stands before each page of a paged document; `page` counts from 1. */
export function pageMarker(page: number): string {
  return `<!-- page ${page} -->`;
}

/** Whether a line is such a marker, or would be one without its damaged characters; parsers drop one that a source brings along. */
export function isPageMarker(line: string): boolean {
  return /^\s*<!-- page \d+ -->\s*$/.test(line.replace(/[\ufffd\ud800-\udfff]/g, ''));
}
