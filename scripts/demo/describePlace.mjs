/** Where a citation stands, as a person would say it. */
export function describePlace({ headings = [], page, slide, sheet, lines } = {}) {
  const parts = [
    headings.join(' > '),
    page && `page ${page}`,
    slide && `slide ${slide}`,
    sheet && `sheet ${sheet}`,
    lines && (lines[0] === lines[1] ? `line ${lines[0]}` : `lines ${lines[0]}-${lines[1]}`),
  ];
  return parts.filter(Boolean).join(', ');
}
