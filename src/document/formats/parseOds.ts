import { InvalidInput } from '../../errors/InvalidInput';
import { HiddenText } from '../hidden/hiddenText';
import { findFirst } from '../html/htmlTree';
import { macroWarning } from '../office/macroWarning';
import { openDocumentStyles } from '../office/openDocumentStyles';
import { openOdf } from '../office/openOdf';
import { pageMarker } from '../pageMarker';
import type { ParsedSource, Reading } from '../ParsedSource';
import { readOpenSheets } from '../sheet/readOpenSheets';
import { sheetToMarkdown } from '../sheet/sheetToMarkdown';

/** An OpenDocument spreadsheet, packed or flat: each sheet under its name, cells as they are shown. */
export async function parseOds(bytes: Uint8Array, reading: Reading): Promise<ParsedSource> {
  const { tree, common, title, metadata, macros } = await openOdf(bytes, reading);
  const spreadsheet = findFirst(tree, 'office:spreadsheet');
  if (!spreadsheet) throw new InvalidInput('SHEET_BROKEN', 'The file is not a readable workbook.', 'Open it in Excel or LibreOffice and save it as .xlsx again.');
  const hidden = new HiddenText();
  const sheets = readOpenSheets(spreadsheet, tree, openDocumentStyles(tree, common), hidden);
  const markdown = sheets.map(({ name, rows }, index) => `${pageMarker(index + 1)}\n\n${sheetToMarkdown(name, rows)}`).join('\n\n');
  return { markdown, title, metadata: { sheets: sheets.length, sheetNames: sheets.map(({ name }) => name.replace(/\s+/g, ' ')).join('\n'), ...metadata }, warnings: [...hidden.warnings(), ...macroWarning(macros)] };
}
