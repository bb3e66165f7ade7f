import { ZipArchive } from '../archive/ZipArchive';
import { InvalidInput } from '../../errors/InvalidInput';
import { HiddenText } from '../hidden/hiddenText';
import { macroWarning } from '../office/macroWarning';
import { officeProperties } from '../office/officeProperties';
import { pageMarker } from '../pageMarker';
import type { ParsedSource, Reading } from '../ParsedSource';
import { readXlsx } from '../sheet/readXlsx';
import { sheetToMarkdown } from '../sheet/sheetToMarkdown';

/** An Excel workbook: each sheet under its name, its tables as Markdown tables with merged cells repeated, dates and numbers as they are shown. */
export async function parseXlsx(bytes: Uint8Array, { budget }: Reading): Promise<ParsedSource> {
  const archive = await ZipArchive.open(bytes, budget);
  const hidden = new HiddenText();
  const names: string[] = [];
  const parts: string[] = [];
  for await (const { name, rows } of readXlsx(archive, hidden)) {
    names.push(name.replace(/\s+/g, ' '));
    parts.push(`${pageMarker(names.length)}\n\n${sheetToMarkdown(name, rows)}`);
  }
  if (!names.length && !hidden.warnings().length) throw new InvalidInput('XLSX_BROKEN', 'The file is not a readable workbook.', 'Open it in Excel or LibreOffice and save it as .xlsx again.');
  const { title, metadata } = await officeProperties(archive);
  const macros = archive.entries.some(({ name }) => /vbaProject\.bin$/i.test(name));
  return { markdown: parts.join('\n\n'), title, metadata: { sheets: names.length, sheetNames: names.join('\n'), ...metadata }, warnings: [...hidden.warnings(), ...macroWarning(macros)] };
}
