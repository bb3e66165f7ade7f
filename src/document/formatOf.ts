/** The formats a document can come from; kept in `metadata.format`. */
export type Format = keyof typeof EXTENSIONS;

/** Every format with the extensions it goes by; json is also what records come from. */
const EXTENSIONS = {
  md: ['md', 'markdown'],
  txt: ['txt', 'text', 'log', 'rst', 'adoc', 'srt', 'vtt', 'yaml', 'yml', 'ini', 'conf', 'sql'],
  csv: ['csv'],
  tsv: ['tsv', 'tab'],
  html: ['html', 'htm', 'xhtml', 'mht', 'mhtml'],
  pdf: ['pdf'],
  docx: ['docx', 'docm', 'dotx', 'dotm'],
  doc: ['doc', 'dot'],
  odt: ['odt', 'ott', 'fodt'],
  rtf: ['rtf'],
  xlsx: ['xlsx', 'xlsm', 'xltx', 'xltm'],
  xls: ['xls', 'xlt', 'xlsb'],
  ods: ['ods', 'ots', 'fods'],
  pptx: ['pptx', 'pptm', 'ppsx', 'potx'],
  ppt: ['ppt', 'pps', 'pot'],
  odp: ['odp', 'otp', 'fodp'],
  eml: ['eml'],
  msg: ['msg'],
  mbox: ['mbox', 'mbx'],
  epub: ['epub'],
  ipynb: ['ipynb'],
  json: ['json'],
  jsonl: ['jsonl', 'ndjson'],
  xml: ['xml', 'rss', 'atom', 'xsl', 'xsd'],
  zip: ['zip'],
  image: ['png', 'jpg', 'jpeg', 'tif', 'tiff', 'bmp', 'gif', 'webp'],
  chat: [],
} as const satisfies Record<string, readonly string[]>;

const BY_EXTENSION = new Map<string, Format>(Object.entries(EXTENSIONS).flatMap(([format, names]) => names.map((name) => [name as string, format as Format] as const)));

const OFFICE = 'application/vnd.openxmlformats-officedocument.';
const OPEN = 'application/vnd.oasis.opendocument.';
const BY_MIME_TYPE: Readonly<Record<string, Format>> = {
  'text/markdown': 'md',
  'text/plain': 'txt',
  'text/csv': 'csv',
  'text/tab-separated-values': 'tsv',
  'text/html': 'html',
  'text/rtf': 'rtf',
  'text/xml': 'xml',
  'message/rfc822': 'eml',
  'application/pdf': 'pdf',
  'application/rtf': 'rtf',
  'application/xml': 'xml',
  'application/rss+xml': 'xml',
  'application/json': 'json',
  'application/mbox': 'mbox',
  'application/zip': 'zip',
  'application/epub+zip': 'epub',
  'application/msword': 'doc',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.ms-powerpoint': 'ppt',
  'application/vnd.ms-outlook': 'msg',
  [`${OFFICE}wordprocessingml.document`]: 'docx',
  [`${OFFICE}spreadsheetml.sheet`]: 'xlsx',
  [`${OFFICE}presentationml.presentation`]: 'pptx',
  [`${OPEN}text`]: 'odt',
  [`${OPEN}spreadsheet`]: 'ods',
  [`${OPEN}presentation`]: 'odp',
};

/** The format that a file's extension claims, else its MIME type; undefined where neither says anything. What the bytes are, detectFormat tells. */
export function formatOf(path: string, mimeType?: string): Format | undefined {
  const byName = BY_EXTENSION.get(extensionOf(path));
  const type = mimeType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return byName ?? BY_MIME_TYPE[type] ?? (type.startsWith('image/') && type !== 'image/svg+xml' ? 'image' : undefined);
}

/** The extension in lower case without its dot, or ''. */
export const extensionOf = (path: string) => /[^/]\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';

/** The extensions that can be read, for messages. */
export const READABLE_EXTENSIONS: readonly string[] = [...BY_EXTENSION.keys()];
