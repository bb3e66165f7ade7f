import { z } from 'zod';
import { InvalidInput } from '../../errors/InvalidInput';
import { decodeText } from '../decodeText';
import { cutComments } from '../cutComments';
import { htmlToMarkdown } from '../html/htmlToMarkdown';
import type { ParsedSource } from '../ParsedSource';
import { firstHeading } from './parseMarkdown';

const text = z.union([z.string(), z.array(z.string()).transform((lines) => lines.join(''))]);
const output = z.object({ text: text.optional(), data: z.object({ 'text/plain': text.optional(), 'text/html': text.optional(), 'text/markdown': text.optional() }).optional(), ename: z.string().optional(), evalue: z.string().optional() });
const cell = z.object({ cell_type: z.string(), source: text.default(''), outputs: z.array(z.unknown()).default([]) });
const notebook = z.object({ cells: z.array(cell), metadata: z.object({ language_info: z.object({ name: z.string() }).optional() }).default({}) });
const LONGEST_OUTPUT = 2_000;

/** A Jupyter notebook: text as it is, code and what it printed as code, tables of results as tables. */
export function parseIpynb(bytes: Uint8Array): ParsedSource {
  const { text: json, ...encoding } = decodeText(bytes);
  const parsed = notebook.safeParse(readJson(json));
  if (!parsed.success) throw new InvalidInput('IPYNB_BROKEN', 'The file is not a readable notebook.', 'Open it in Jupyter and save it again.');
  const language = parsed.data.metadata.language_info?.name ?? '';
  const markdown = parsed.data.cells.flatMap(({ cell_type: type, source, outputs }) => (type === 'code' ? [fence(source, language), ...outputs.map(printed)] : [cutComments(source).text])).filter((part) => part.trim()).join('\n\n');
  return { markdown, title: firstHeading(markdown), metadata: { ...encoding, cells: parsed.data.cells.length } };
}

function readJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function printed(value: unknown): string {
  const parsed = output.safeParse(value);
  if (!parsed.success) return '';
  const { text: stream, data, ename, evalue } = parsed.data;
  if (data?.['text/markdown']) return cutComments(data['text/markdown']).text;
  if (data?.['text/html']?.includes('<table')) return htmlToMarkdown(data['text/html']).markdown;
  const error = ename === undefined ? undefined : `${ename}: ${evalue ?? ''}`;
  return fence((stream ?? error ?? data?.['text/plain'] ?? '').slice(0, LONGEST_OUTPUT).toWellFormed().replaceAll('\ufffd', ''));
}

function fence(code: string, language = ''): string {
  if (!code.trim()) return '';
  const mark = '`'.repeat(Math.max(3, ...Array.from(code.matchAll(/`+/g), ([run]) => run.length + 1)));
  return `${mark}${language}\n${code.trimEnd()}\n${mark}`;
}
