import { childElement, findAll, parseXmlTree, textOf, type Tree, type TreeElement } from '../html/htmlTree';
import { writeLabel } from '../html/listLabel';
import type { Edit } from './applyEdits';
import { escapeXml } from './escapeXml';
import { formatNumber } from './formatNumber';
import { offsetsOf } from './parseWithOffsets';

interface Level {
  readonly format: string;
  /** As `第%1條`. */
  readonly text: string;
  readonly start: number;
}

interface Style {
  readonly isHeading: boolean;
  readonly outline?: number;
  readonly list?: { readonly id: string; readonly level: number };
}

const valueOf = (element: TreeElement | undefined) => element?.attribs['w:val'];
const LAST_HEADING = 5;
/** Numbers of an item of a list; whatever else is printed makes an article or a heading. */
const ITEM_FORMATS = new Set(['decimal', 'lowerLetter', 'upperLetter', 'lowerRoman', 'upperRoman', 'decimalEnclosedCircle', 'decimalEnclosedCircleChinese']);
const isItem = ({ format, text }: Level) => ITEM_FORMATS.has(format) && /^[(（]?%\d[.)）]?$/.test(text);

/** Writes the printed numbering (第一條、一、(一)) into the paragraphs it is printed before, as it is nowhere in their text, and gives paragraphs with an outline level a heading's style. */
export function numberParagraphs(tree: Tree, stylesXml: string, numberingXml: string): Edit[] {
  const styles = readStyles(stylesXml);
  const lists = readLists(numberingXml);
  const counters = new Map<string, number[]>();
  return findAll(tree, 'w:p').flatMap((paragraph) => {
    const properties = childElement(paragraph, 'w:pPr');
    if (!properties || !textOf(paragraph).trim()) return [];
    const style = styles.get(valueOf(childElement(properties, 'w:pStyle')) ?? '');
    return [...outline(properties, style), ...numbering(properties, style, lists, counters)];
  });
}

function outline(properties: TreeElement, style: Style | undefined): Edit[] {
  if (style?.isHeading) return [];
  const own = valueOf(childElement(properties, 'w:outlineLvl'));
  const level = own === undefined ? style?.outline : Number(own);
  if (level === undefined || !(level >= 0 && level <= LAST_HEADING)) return [];
  const old = childElement(properties, 'w:pStyle');
  const [start, end] = old ? offsetsOf(old) : [contentStart(properties), contentStart(properties)];
  return [{ start, end, text: `<w:pStyle w:val="Heading${level + 1}"/>` }];
}

function numbering(properties: TreeElement, style: Style | undefined, lists: ReadonlyMap<string, readonly Level[]>, counters: Map<string, number[]>): Edit[] {
  const own = childElement(properties, 'w:numPr');
  const id = own ? (valueOf(childElement(own, 'w:numId')) ?? style?.list?.id) : style?.list?.id;
  const depth = Number((own && valueOf(childElement(own, 'w:ilvl'))) ?? style?.list?.level ?? 0);
  const levels = id === undefined ? undefined : lists.get(id);
  const level = levels?.[depth];
  if (!levels || !level || id === undefined) return [];
  const counts = counters.get(id) ?? [];
  counters.set(id, counts);
  counts.length = Math.min(counts.length, depth + 1);
  for (let above = 0; above <= depth; above++) counts[above] ??= (levels[above]?.start ?? 1) - (above === depth ? 1 : 0);
  counts[depth]!++;
  if (level.format === 'bullet' || level.format === 'none') return [];
  const label = level.text.replace(/%(\d)/g, (_all, number: string) => formatNumber(counts[Number(number) - 1] ?? 1, levels[Number(number) - 1]?.format ?? 'decimal'));
  const [, end] = offsetsOf(properties);
  if (isItem(level) && !style?.isHeading) return [{ start: end, end, text: `<w:r><w:t>${writeLabel(escapeXml(/\w$/.test(label) ? `${label}.` : label))}</w:t></w:r>` }];
  const run = `<w:r><w:t xml:space="preserve">${escapeXml(label)}${/[\w.)）]$/.test(label) || /^第/.test(label) ? ' ' : ''}</w:t></w:r>`;
  const [from, to] = own ? offsetsOf(own) : [end, end];
  return own ? [{ start: from, end: to, text: '<w:numPr><w:numId w:val="0"/></w:numPr>' }, { start: end, end, text: run }] : [{ start: end, end, text: run }];
}

const contentStart = (element: TreeElement) => element.startIndex! + '<w:pPr>'.length;

function readStyles(xml: string): Map<string, Style> {
  const read = new Map(findAll(parseXmlTree(xml), 'w:style').map((style) => [style.attribs['w:styleId'] ?? '', style]));
  return new Map([...read].map(([id, style]) => [id, styleOf(style, read, 0)]));
}

function styleOf(style: TreeElement, all: ReadonlyMap<string, TreeElement>, depth: number): Style {
  const properties = childElement(style, 'w:pPr');
  const parent = all.get(valueOf(childElement(style, 'w:basedOn')) ?? '');
  const base = parent && depth < 10 ? styleOf(parent, all, depth + 1) : undefined;
  const numPr = properties && childElement(properties, 'w:numPr');
  const outlineText = properties && valueOf(childElement(properties, 'w:outlineLvl'));
  const name = valueOf(childElement(style, 'w:name')) ?? '';
  const id = numPr && valueOf(childElement(numPr, 'w:numId'));
  return {
    isHeading: /^(heading [1-6]|title)$/i.test(name),
    outline: outlineText === undefined ? base?.outline : Number(outlineText),
    list: id ? { id, level: Number(valueOf(childElement(numPr, 'w:ilvl')) ?? 0) } : base?.list,
  };
}

function readLists(xml: string): Map<string, Level[]> {
  const tree = parseXmlTree(xml);
  const abstract = new Map(findAll(tree, 'w:abstractNum').map((list) => [list.attribs['w:abstractNumId'] ?? '', findAll(list, 'w:lvl').map(levelOf)]));
  return new Map(
    findAll(tree, 'w:num').map((num) => {
      const levels = [...(abstract.get(valueOf(childElement(num, 'w:abstractNumId')) ?? '') ?? [])];
      for (const override of findAll(num, 'w:lvlOverride')) {
        const at = Number(override.attribs['w:ilvl']);
        const start = valueOf(childElement(override, 'w:startOverride'));
        const own = childElement(override, 'w:lvl');
        if (own) levels[at] = levelOf(own);
        else if (start !== undefined && levels[at]) levels[at] = { ...levels[at], start: Number(start) };
      }
      return [num.attribs['w:numId'] ?? '', levels];
    }),
  );
}

const levelOf = (level: TreeElement): Level => ({
  format: valueOf(childElement(level, 'w:numFmt')) ?? findAll(level, 'w:numFmt').map(valueOf)[0] ?? 'decimal',
  text: valueOf(childElement(level, 'w:lvlText')) ?? '',
  start: Number(valueOf(childElement(level, 'w:start')) ?? 1),
});
