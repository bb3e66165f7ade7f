/** The formats a document can come from; kept in `metadata.format`. */
export type Format = 'md' | 'txt' | 'csv' | 'html' | 'docx' | 'pdf' | 'json';

const BY_EXTENSION: Readonly<Record<string, Format>> = { md: 'md', markdown: 'md', txt: 'txt', text: 'txt', csv: 'csv', tsv: 'csv', html: 'html', htm: 'html', docx: 'docx', pdf: 'pdf' };

const BY_MIME_TYPE: Readonly<Record<string, Format>> = {
  'text/markdown': 'md',
  'text/plain': 'txt',
  'text/csv': 'csv',
  'text/html': 'html',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
};

/** The format of a file by its extension, else by its MIME type; undefined for one that cannot be read. */
export function formatOf(path: string, mimeType?: string): Format | undefined {
  const extension = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase();
  const byName = extension === undefined ? undefined : BY_EXTENSION[extension];
  return byName ?? BY_MIME_TYPE[mimeType?.split(';', 1)[0]?.trim().toLowerCase() ?? ''];
}

/** The extensions that can be read, for messages and default globs. */
export const READABLE_EXTENSIONS: readonly string[] = Object.keys(BY_EXTENSION);
