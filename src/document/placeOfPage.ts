import type { Document, Place } from './Document';

const SLIDES = new Set<unknown>(['pptx', 'ppt', 'odp']);

/** What the numbers of page markers mean in a document: its pages, its slides, or the sheets that `metadata.sheetNames` lists (one a line). */
export function placeOfPage(metadata: Document['metadata']): (page: number | undefined) => Pick<Place, 'page' | 'slide' | 'sheet'> {
  const sheets = typeof metadata.sheetNames === 'string' ? metadata.sheetNames.split('\n') : undefined;
  if (sheets) return (page) => (page === undefined ? {} : { sheet: sheets[page - 1] });
  if (SLIDES.has(metadata.format)) return (page) => (page === undefined ? {} : { slide: page });
  return (page) => (page === undefined ? {} : { page });
}
