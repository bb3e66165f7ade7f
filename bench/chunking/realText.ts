import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleText } from '../sampleText';
import { parseHtml } from '../../src/document/formats/parseHtml';

/** Where Debian's package debian-reference-zh-tw lies. */
const REFERENCE = '/usr/share/debian-reference';

/** Traditional Chinese with headings, code and tables as Markdown: the Debian reference where it is installed, the sample company else. */
export function realText(length: number): { readonly name: string; readonly text: string } {
  const pages = existsSync(REFERENCE) ? readdirSync(REFERENCE).filter((file) => /^ch\d+\.zh-tw\.html$/.test(file)).sort() : [];
  if (!pages.length) return { name: 'sample company', text: sampleText(length) };
  const parsed = pages.map((path) => parseHtml(readFileSync(join(REFERENCE, path))));
  return { name: 'debian-reference-zh-tw', text: parsed.map(({ markdown }) => markdown).join('\n\n').slice(0, length) };
}
