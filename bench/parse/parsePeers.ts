import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { simpleParser } from 'mailparser';
import mammoth from 'mammoth';
import { read, utils } from '@e965/xlsx';
import type { Load } from '../knowledge/findPeers';

/** Reads a file of one format into text; throws where it cannot. */
export type Reader = (bytes: Uint8Array) => Promise<string>;

type Loader = new (path: string) => { load(): Promise<{ pageContent: string }[]> };

/** LangChain's loaders, which n8n's Default Data Loader reads files with, where an n8n is at hand. */
const LOADERS: Readonly<Record<string, readonly [module: string, name: string]>> = {
  docx: ['docx', 'DocxLoader'], epub: ['epub', 'EPubLoader'], pptx: ['pptx', 'PPTXLoader'],
};

const LIBRARIES: Readonly<Record<string, readonly [name: string, read: Reader][]>> = {
  docx: [['mammoth', async (bytes) => (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value]],
  xlsx: [['SheetJS', sheets]],
  xls: [['SheetJS', sheets]],
  eml: [['mailparser', async (bytes) => {
    const { subject, text, html } = await simpleParser(Buffer.from(bytes));
    return `${subject ?? ''}\n${text ?? (html || '')}`;
  }]],
  csv: [['csv-parse', async (bytes) => (parseCsv(Buffer.from(bytes)) as unknown as string[][]).flat().join('\n')]],
};

async function sheets(bytes: Uint8Array): Promise<string> {
  const book = read(bytes, { type: 'array' });
  return book.SheetNames.map((name) => `${name}\n${utils.sheet_to_csv(book.Sheets[name]!, { FS: '\n' })}`).join('\n');
}

/** What else reads a format: the library that is known for it, and LangChain's loader. */
export function parsePeers(format: string, host: Load | undefined): Readonly<Record<string, Reader>> {
  const own = Object.fromEntries(LIBRARIES[format] ?? []);
  if (!host) return own;
  const loader = LOADERS[format];
  return { ...own, ...(format === 'html' && { 'html-to-text': htmlToText(host) }), ...(format === 'pdf' && { 'pdf-parse (pdf.js)': pdfParse(host) }), ...(loader && { 'LangChain, as n8n': langChain(host, ...loader) }) };
}

const htmlToText = (host: Load): Reader => async (bytes) => host<{ convert(html: string): string }>('html-to-text').convert(Buffer.from(bytes).toString());

const pdfParse = (host: Load): Reader => async (bytes) => {
  // Its drawing wants a browser's matrices; its reading of text does not.
  if (!('DOMMatrix' in globalThis)) Object.assign(globalThis, { DOMMatrix: class {} });
  const { PDFParse } = host<{ PDFParse: new (source: { data: Uint8Array }) => { getText(): Promise<{ text: string }>; destroy(): Promise<void> } }>('pdf-parse');
  const parser = new PDFParse({ data: new Uint8Array(bytes) });
  const { text } = await parser.getText();
  await parser.destroy();
  return text;
};

/** The loaders take a file of the disk. */
const langChain = (host: Load, module: string, name: string): Reader => async (bytes) => {
  const Loader = host<Readonly<Record<string, Loader>>>(`@langchain/community/document_loaders/fs/${module}`)[name]!;
  const folder = await mkdtemp(join(tmpdir(), 'bench-parse-'));
  try {
    const path = join(folder, `a.${module}`);
    await writeFile(path, bytes);
    return (await new Loader(path).load()).map(({ pageContent }) => pageContent).join('\n');
  } finally {
    await rm(folder, { recursive: true });
  }
};
