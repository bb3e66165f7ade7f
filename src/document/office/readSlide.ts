import { DomUtils } from 'htmlparser2';
import type { ZipArchive } from '../archive/ZipArchive';
import { childElement, findAll, findFirst, isElement, parseXmlTree, textOf, type Tree, type TreeElement } from '../html/htmlTree';
import type { HiddenText } from '../hidden/hiddenText';
import { looksLikeInstruction } from '../hidden/looksLikeInstruction';
import { markdownTable } from '../markdownTable';
import { drawingText } from './drawingText';
import { hiddenShape, slideBackground, type SlideSize } from './hiddenShape';
import { relationships } from './relationships';

const NOT_CONTENT = new Set(['dt', 'ftr', 'sldNum', 'hdr', 'sldImg']);
const TITLES = new Set(['title', 'ctrTitle']);
const SHAPES = new Set(['p:sp', 'p:graphicFrame', 'p:pic']);

/** One slide as Markdown: title, what stands on it in its own order, notes, comments. */
export async function readSlide(archive: ZipArchive, part: string, size: SlideSize, hidden: HiddenText): Promise<string> {
  const tree = parseXmlTree((await archive.readText(part)) ?? '');
  const background = slideBackground(tree);
  const shapes = findShapes(tree);
  const isTitle = (shape: TreeElement) => TITLES.has(placeholder(shape) ?? '');
  const parts: string[] = [];
  for (const shape of [...shapes.filter(isTitle), ...shapes.filter((one) => !isTitle(one))]) {
    const descriptions = findAll(shape, 'p:cNvPr').map(({ attribs }) => attribs.descr ?? '');
    hidden.add('description', descriptions.filter(looksLikeInstruction).length);
    const kind = NOT_CONTENT.has(placeholder(shape) ?? '') ? undefined : hiddenShape(shape, size);
    if (kind && textOf(shape).trim()) hidden.add(kind);
    if (kind || NOT_CONTENT.has(placeholder(shape) ?? '')) continue;
    const table = findFirst(shape, 'a:tbl');
    const text = table ? tableOf(table).join('\n') : drawingText(shape, { background, hidden });
    if (text) parts.push(isTitle(shape) ? `## ${text.replace(/\s*\n\s*/g, ' ')}` : text);
  }
  return [...parts, ...(await attached(archive, part, hidden))].join('\n\n');
}

/** Diagrams, notes and comments stand in parts of their own. */
async function attached(archive: ZipArchive, part: string, hidden: HiddenText): Promise<string[]> {
  const found: string[] = [];
  for (const { type, target } of (await relationships(archive, part)).values()) {
    if (!['diagramData', 'chart', 'notesSlide', 'comments'].includes(type)) continue;
    const xml = await archive.readText(target);
    if (!xml) continue;
    const tree = parseXmlTree(xml);
    if (type === 'diagramData') found.push(...findAll(tree, 'dgm:t').map((text) => drawingText(text, { hidden })).filter(Boolean).map((text) => `- ${text}`));
    if (type === 'chart') found.push(...[...new Set(findAll(tree, 'c:title').map((title) => drawingText(title, { hidden })).filter(Boolean))]);
    if (type === 'notesSlide') {
      const notes = findAll(tree, 'p:sp').filter((shape) => !NOT_CONTENT.has(placeholder(shape) ?? '')).map((shape) => drawingText(shape, { hidden })).filter(Boolean);
      if (notes.length) found.push(`### Notes\n\n${notes.join('\n\n')}`);
    }
    if (type === 'comments') found.push(...[...findAll(tree, 'p:text').map(textOf), ...findAll(tree, 'p188:txBody').map((text) => drawingText(text, { hidden }))].filter((text) => text.trim()).map((text) => `> ${text.trim().replace(/\s+/g, ' ')}`));
  }
  return found;
}

function placeholder(shape: TreeElement): string | undefined {
  const found = findFirst(shape, 'p:ph');
  return found && (found.attribs.type ?? 'body');
}

function tableOf(table: TreeElement): string[] {
  const rows = findAll(table, 'a:tr').map((row) =>
    findAll(row, 'a:tc').filter(({ attribs }) => attribs.hMerge !== '1' && attribs.vMerge !== '1').map((cell) => ({ text: drawingText(childElement(cell, 'a:txBody') ?? cell, {}), columns: Number(cell.attribs.gridSpan), rows: Number(cell.attribs.rowSpan) })),
  );
  return markdownTable(rows);
}

/** Shapes in the order of the slide, those of groups where their group stands. */
const findShapes = (tree: Tree): TreeElement[] => DomUtils.filter((node) => isElement(node) && SHAPES.has(node.name), tree.children, true) as TreeElement[];
