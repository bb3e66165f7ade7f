import { ExpansionBudget } from '../../src/document/archive/ExpansionBudget';
import { parseBytes } from '../../src/document/parseBytes';

interface Page {
  readonly content: string;
  readonly annotations?: readonly string[];
}

/** A PDF of A4 pages in Helvetica; PDFium builds the table of objects itself. */
function pdf(...pages: Page[]): Buffer {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_page, index) => `${index * 2 + 4} 0 R`).join(' ')}] >>`, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'];
  for (const [index, { content, annotations = [] }] of pages.entries()) {
    objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${index * 2 + 5} 0 R /Annots [${annotations.join(' ')}] >>`, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  }
  return Buffer.from(`%PDF-1.4\n${objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('')}trailer << /Root 1 0 R >>\n%%EOF`, 'latin1');
}

const at = (x: number, y: number, words: string, size = 10) => `BT /F ${size} Tf ${x} ${y} Td (${words}) Tj ET\n`;
const rule = (...[x1, y1, x2, y2]: [number, number, number, number]) => `${x1} ${y1} m ${x2} ${y2} l S\n`;
const read = async (...pages: Page[]) => (await parseBytes(pdf(...pages), 'pdf', { path: 'a.pdf', budget: new ExpansionBudget(), services: {} })).markdown;
const PARAGRAPH = at(50, 400, 'The breaker is in the electrical room on the first floor, next to the compressor.');

/** Three columns and three rows; the first column's last two rows and the header's last two columns are merged. */
const RULED = [700, 680, 640].map((y) => rule(50, y, 350, y)).join('') + rule(150, 660, 350, 660) + [50, 150, 350].map((x) => rule(x, 640, x, 700)).join('') + rule(250, 640, 250, 680)
  + at(55, 685, 'Part') + at(155, 685, 'Interval') + at(55, 655, 'Spindle') + at(155, 665, 'daily') + at(255, 665, 'clean') + at(155, 645, 'monthly') + at(255, 645, 'grease');

describe('parsePdf', () => {
  test('reads a ruled table with merged cells repeated, whatever its rows hold', async () => {
    expect(await read({ content: RULED + PARAGRAPH })).toContain('| Part | Interval | Interval |\n| --- | --- | --- |\n| Spindle | daily | clean |\n| Spindle | monthly | grease |\n\nThe breaker');
  });
  test('gives a table that goes on over the page its header again', async () => {
    const grid = (top: number, rows: [string, string][]) => rule(50, top, 250, top) + [50, 150, 250].map((x) => rule(x, top - 20 * rows.length, x, top)).join('') + rows.map(([a, b], row) => rule(50, top - 20 * (row + 1), 250, top - 20 * (row + 1)) + at(55, top - 20 * row - 14, a) + at(155, top - 20 * row - 14, b)).join('');
    const markdown = await read({ content: grid(300, [['Part', 'Count'], ['Seal', '4']]) }, { content: grid(700, [['Bolt', '8'], ['Nut', '9']]) });
    expect(markdown).toContain('<!-- page 2 -->\n\n| Part | Count |\n| --- | --- |\n| Bolt | 8 |');
  });
  test('tells where a link leads and what a reader noted', async () => {
    const annotations = ['<< /Type /Annot /Subtype /Link /Rect [50 595 120 612] /A << /S /URI /URI (https://law.example.com/a) >> >>', '<< /Type /Annot /Subtype /Text /Rect [300 600 320 620] /Contents (check the amount) /T (Legal) >>'];
    expect(await read({ content: at(50, 600, 'statute') + PARAGRAPH, annotations })).toMatch(/\[statute\]\(https:\/\/law\.example\.com\/a\)[\s\S]*> Legal: check the amount$/);
  });
  test('joins the lines of a column by where the column ends, and leaves short lines apart', async () => {
    const column = (x: number, words: string[]) => words.map((line, index) => at(x, 600 - 12 * index, line)).join('');
    const left = column(50, ['The technician inspects the pump, replaces', 'worn seals and records the measurements', 'in the log.']);
    const right = column(320, ['Restart only after a second person has', 'checked the valves.']) + at(320, 500, 'Valve A') + at(320, 488, 'Valve B');
    expect(await read({ content: at(50, 700, 'This line runs across the whole page, far beyond the edge of the columns that stand below it.') + left + right })).toContain('The technician inspects the pump, replaces worn seals and records the measurements in the log.\n\nRestart only after a second person has checked the valves.\n\nValve A\n\nValve B');
  });
  test('leaves out the running lines of two pages, and leaves bullets as items by their margin', async () => {
    const page = (number: number, body: string): Page => ({ content: at(50, 815, 'Internal use') + body + at(50, 20, `Page ${number}/2`) });
    const bullets = at(50, 600, '\\225 Helmet') + at(70, 585, '\\225 yearly check') + at(50, 570, '\\225 Goggles');
    expect(await read(page(1, PARAGRAPH + bullets), page(2, at(50, 500, 'The end.')))).toMatch(/^<!-- page 1 -->\n\nThe breaker.*\n\n- Helmet\n {2}- yearly check\n- Goggles\n\n<!-- page 2 -->\n\nThe end\.$/);
  });
});
