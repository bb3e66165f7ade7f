/** The headings above a chunk, outermost first, and the header row of the table that it continues. */
export interface Above {
  readonly headings: readonly string[];
  readonly tableHeader?: string;
}

/** Title > headings, and the header row on a line of its own. */
export function chunkContext(title: string, { headings, tableHeader }: Above): string {
  const path = headings[0] === title ? headings : [title, ...headings];
  return path.filter(Boolean).join(' > ') + (tableHeader ? `\n${tableHeader}` : '');
}

/** As much of the context as leaves half of a chunk for its text: first the header row goes, then the outer headings. */
export function fittingContext(title: string, above: Above, fits: (context: string) => boolean): string {
  const whole = chunkContext(title, above);
  const { headings } = above;
  const shorter = () => [chunkContext(title, { headings }), ...headings.map((_heading, at) => headings.slice(at).join(' > '))];
  return fits(whole) ? whole : (shorter().find(fits) ?? '');
}
