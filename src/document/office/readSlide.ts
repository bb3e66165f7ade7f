import type { ZipArchive } from '../archive/ZipArchive';
import { childElement, findAll, findFirst, parseXmlTree, textOf, type TreeElement } from '../html/htmlTree';
import type { HiddenText } from '../hidden/hiddenText';
import { looksLikeInstruction } from '../hidden/looksLikeInstruction';
import { markdownTable } from '../markdownTable';
import { chartRows, chartTitle } from './chartRows';
import { drawingText, type DrawingLook } from './drawingText';
import { hiddenShape, slideBackground, type SlideSize } from './hiddenShape';
import { placeholder } from './placeholder';
import { relationships, type Relationship } from './relationships';
import { shapesInOrder } from './shapesInOrder';

const NOT_CONTENT = new Set(['dt', 'ftr', 'sldNum', 'hdr', 'sldImg']);
const TITLES = new Set(['title', 'ctrTitle']);
/** Layouts give these a bullet for each paragraph. */
const BULLETED = new Set(['body', 'obj']);

/** One slide as Markdown: title, what stands on it as it is read, notes, comments. */
export async function readSlide(archive: ZipArchive, part: string, size: SlideSize, hidden: HiddenText): Promise<string> {
  const tree = parseXmlTree((await archive.readText(part)) ?? '');
  const links = await relationships(archive, part);
  const look = { background: slideBackground(tree), hidden, links };
  const shapes = await shapesInOrder(archive, tree, links);
  const isTitle = (shape: TreeElement) => TITLES.has(placeholder(shape) ?? '');
  const parts: string[] = [];
  for (const shape of [...shapes.filter(isTitle), ...shapes.filter((one) => !isTitle(one))]) {
    const descriptions = findAll(shape, 'p:cNvPr').map(({ attribs }) => attribs.descr ?? '');
    hidden.add('description', descriptions.filter(looksLikeInstruction).length);
    const kind = NOT_CONTENT.has(placeholder(shape) ?? '') ? undefined : hiddenShape(shape, size);
    if (kind && textOf(shape).trim()) hidden.add(kind);
    if (kind || NOT_CONTENT.has(placeholder(shape) ?? '')) continue;
    const text = (await chartOf(archive, shape, links)) ?? shapeText(shape, look);
    if (text) parts.push(isTitle(shape) ? `## ${text.replace(/\s*\n\s*/g, ' ')}` : text);
  }
  return [...parts, ...(await attached(archive, links, hidden))].join('\n\n');
}

function shapeText(shape: TreeElement, look: DrawingLook): string {
  const table = findFirst(shape, 'a:tbl');
  return table ? tableOf(table, look).join('\n') : drawingText(shape, { ...look, bullets: BULLETED.has(placeholder(shape) ?? '') });
}

/** A chart's title and its values, which stand in a part of their own. */
async function chartOf(archive: ZipArchive, shape: TreeElement, links: ReadonlyMap<string, Relationship>): Promise<string | undefined> {
  const target = links.get(findFirst(shape, 'c:chart')?.attribs['r:id'] ?? '')?.target;
  const xml = target && (await archive.readText(target));
  if (!xml) return undefined;
  const chart = parseXmlTree(xml);
  const rows = markdownTable(chartRows(chart).map((cells) => cells.map((text) => ({ text }))));
  return [chartTitle(chart), rows.join('\n')].filter(Boolean).join('\n\n');
}

/** Diagrams, notes and comments stand in parts of their own. */
async function attached(archive: ZipArchive, links: ReadonlyMap<string, Relationship>, hidden: HiddenText): Promise<string[]> {
  const found: string[] = [];
  for (const { type, target } of links.values()) {
    if (!['diagramData', 'notesSlide', 'comments'].includes(type)) continue;
    const xml = await archive.readText(target);
    if (!xml) continue;
    const tree = parseXmlTree(xml);
    if (type === 'diagramData') found.push(...findAll(tree, 'dgm:t').map((text) => drawingText(text, { hidden })).filter(Boolean).map((text) => `- ${text}`));
    if (type === 'notesSlide') {
      const notes = findAll(tree, 'p:sp').filter((shape) => !NOT_CONTENT.has(placeholder(shape) ?? '')).map((shape) => drawingText(shape, { hidden })).filter(Boolean);
      if (notes.length) found.push(`### Notes\n\n${notes.join('\n\n')}`);
    }
    if (type === 'comments') found.push(...[...findAll(tree, 'p:text').map(textOf), ...findAll(tree, 'p188:txBody').map((text) => drawingText(text, { hidden }))].filter((text) => text.trim()).map((text) => `> ${text.trim().replace(/\s+/g, ' ')}`));
  }
  return found;
}

function tableOf(table: TreeElement, { links }: DrawingLook): string[] {
  const rows = findAll(table, 'a:tr').map((row) =>
    findAll(row, 'a:tc').filter(({ attribs }) => attribs.hMerge !== '1' && attribs.vMerge !== '1').map((cell) => ({ text: drawingText(childElement(cell, 'a:txBody') ?? cell, { links }), columns: Number(cell.attribs.gridSpan), rows: Number(cell.attribs.rowSpan) })),
  );
  return markdownTable(rows);
}
