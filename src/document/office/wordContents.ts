import type { ZipArchive } from '../archive/ZipArchive';
import { formulaText } from '../formulaText';
import { findAll, findFirst, parseXmlTree, textOf, type Tree, type TreeElement } from '../html/htmlTree';
import type { Edit } from './applyEdits';
import { chartRows, chartTitle } from './chartRows';
import { escapeXml } from './escapeXml';
import { offsetsOf } from './parseWithOffsets';
import { relationships } from './relationships';

/** Writes into a Word document what its reader sees and a converter passes over: formulas, words with their reading, values of charts. Tables of contents go. */
export async function wordContents(archive: ZipArchive, part: string, tree: Tree): Promise<Edit[]> {
  return [...formulas(tree), ...ruby(tree), ...tablesOfContents(tree), ...(await charts(archive, part, tree))];
}

const run = (text: string) => `<w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
const paragraph = (text: string) => `<w:p>${run(text)}</w:p>`;

function formulas(tree: Tree): Edit[] {
  return findAll(tree, 'm:oMath').map((formula) => ({ ...rangeOf(formula), text: run(` ${formulaText(formula)} `) }));
}

/** Of a word with its reading (注音) the word stays. */
function ruby(tree: Tree): Edit[] {
  return findAll(tree, 'w:ruby').map((word) => ({ ...rangeOf(word), text: `<w:t xml:space="preserve">${escapeXml(findAll(word, 'w:rubyBase').flatMap((base) => findAll(base, 'w:t').map(textOf)).join(''))}</w:t>` }));
}

function tablesOfContents(tree: Tree): Edit[] {
  return findAll(tree, 'w:sdt')
    .filter((block) => findFirst(block, 'w:docPartGallery')?.attribs['w:val'] === 'Table of Contents')
    .map((block) => ({ ...rangeOf(block), text: '' }));
}

async function charts(archive: ZipArchive, part: string, tree: Tree): Promise<Edit[]> {
  const found = findAll(tree, 'c:chart');
  if (!found.length) return [];
  const targets = await relationships(archive, part);
  const edits: Edit[] = [];
  for (const { attribs, parent } of found) {
    const xml = await archive.readText(targets.get(attribs['r:id'] ?? '')?.target ?? '');
    const holder = paragraphAround(parent as TreeElement | null);
    if (!xml || !holder) continue;
    const [, end] = offsetsOf(holder);
    edits.push({ start: end, end, text: wordTable(parseXmlTree(xml)) });
  }
  return edits;
}

function wordTable(chart: Tree): string {
  const title = chartTitle(chart);
  const rows = chartRows(chart).map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`);
  return `${title ? paragraph(title) : ''}${rows.length ? `<w:tbl>${rows.join('')}</w:tbl>` : ''}`;
}

function paragraphAround(element: TreeElement | null): TreeElement | undefined {
  let node = element;
  while (node && node.name !== 'w:p') node = node.parent as TreeElement | null;
  return node ?? undefined;
}

function rangeOf(element: TreeElement): { start: number; end: number } {
  const [start, end] = offsetsOf(element);
  return { start, end };
}
