import { read, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { InvalidInput } from '../../errors/InvalidInput';
import { HiddenText } from '../hidden/hiddenText';
import { macroWarning } from '../office/macroWarning';
import { pageMarker } from '../pageMarker';
import type { ParsedSource } from '../ParsedSource';
import { sheetRows } from '../sheet/sheetRows';
import { sheetToMarkdown } from '../sheet/sheetToMarkdown';

/** A workbook of any age (xls, xlsb, XML 2003; newer ones and OpenDocument have readers of their own): each sheet under its name, its tables as Markdown tables with merged cells repeated, dates and numbers as they are shown. */
export async function parseSheets(bytes: Uint8Array): Promise<ParsedSource> {
  const book = open(bytes);
  const hidden = new HiddenText();
  const visible = book.SheetNames.filter((_name, index) => {
    const isHidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0;
    if (isHidden) hidden.add('sheet');
    return !isHidden;
  });
  const parts = visible.map((name, index) => `${pageMarker(index + 1)}\n\n${sheetToMarkdown(name, sheetRows(book.Sheets[name] as WorkSheet, hidden))}`);
  const { Title, Author, CreatedDate } = book.Props ?? {};
  return {
    markdown: parts.join('\n\n'),
    title: Title || undefined,
    metadata: { sheets: visible.length, sheetNames: visible.map((name) => name.replace(/\s+/g, ' ')).join('\n'), ...(Author && { author: Author }), ...(CreatedDate && { created: new Date(CreatedDate).toISOString() }) },
    warnings: [...hidden.warnings(), ...macroWarning(book.vbaraw !== undefined)],
  };
}

function open(bytes: Uint8Array): WorkBook {
  try {
    return read(bytes, { type: 'array', dense: true, cellHTML: false, cellFormula: false, cellStyles: true, cellNF: true, bookVBA: true, dateNF: 'yyyy-mm-dd' });
  } catch (cause) {
    const says = cause instanceof Error ? cause.message : '';
    if (/password|encrypt/i.test(says)) throw new InvalidInput('ENCRYPTED', 'The workbook is protected by a password.', 'Remove the password and save it again, then ingest it.', { cause });
    throw new InvalidInput('SHEET_BROKEN', 'The file is not a readable workbook.', 'Open it in Excel or LibreOffice and save it as .xlsx again.', { cause });
  }
}
