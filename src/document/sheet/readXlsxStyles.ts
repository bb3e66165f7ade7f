import { parseColour, sameColour, type Colour } from '../html/colours';
import { childElement, childElements, findFirst, parseXmlTree, type TreeElement } from '../html/htmlTree';
import type { HiddenKind } from '../hidden/hiddenText';

/** What a cell's style does to what is shown. */
export interface CellStyle {
  readonly format: string;
  readonly hidden?: HiddenKind;
}

const WHITE: Colour = [255, 255, 255];
const UNREADABLE_POINTS = 2;
/** Formats that every workbook has without naming them (ECMA-376, 18.8.30), dates by year first. */
const BUILT_IN: Readonly<Record<number, string>> = {
  0: 'General', 1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%', 11: '0.00E+00', 12: '# ?/?', 13: '# ??/??', 14: 'yyyy-mm-dd', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy', 18: 'h:mm AM/PM', 19: 'h:mm:ss AM/PM', 20: 'h:mm', 21: 'h:mm:ss', 22: 'yyyy-mm-dd h:mm',
  27: '[$-404]e/m/d', 28: '[$-404]e"年"m"月"d"日"', 29: '[$-404]e"年"m"月"d"日"', 30: 'm/d/yy', 31: 'yyyy"年"m"月"d"日"', 32: 'hh"時"mm"分"', 33: 'hh"時"mm"分"ss"秒"', 36: '[$-404]e/m/d', 37: '#,##0', 38: '#,##0', 39: '#,##0.00', 40: '#,##0.00', 45: 'mm:ss', 46: '[h]:mm:ss', 47: 'mm:ss.0', 48: '##0.0E+0', 49: '@', 50: '[$-404]e/m/d', 57: '[$-404]e/m/d', 58: '[$-404]e"年"m"月"d"日"',
};

/** The styles of a workbook's cells, by the number that cells name. */
export function readXlsxStyles(xml: string): readonly CellStyle[] {
  const tree = parseXmlTree(xml);
  const list = (name: string, child: string) => childElements(findFirst(tree, name) ?? parseXmlTree(''), child);
  const formats = new Map(list('numFmts', 'numFmt').map(({ attribs }) => [Number(attribs.numFmtId), attribs.formatCode ?? '']));
  const [fonts, fills] = [list('fonts', 'font'), list('fills', 'fill')];
  return list('cellXfs', 'xf').map(({ attribs }) => {
    const format = formats.get(Number(attribs.numFmtId)) ?? BUILT_IN[Number(attribs.numFmtId)] ?? 'General';
    return { format, hidden: hiddenKind(format, fonts[Number(attribs.fontId)], fills[Number(attribs.fillId)]) };
  });
}

function hiddenKind(format: string, font: TreeElement | undefined, fill: TreeElement | undefined): HiddenKind | undefined {
  if (/^;;;?$/.test(format.trim())) return 'style';
  if (Number(font && childElement(font, 'sz')?.attribs.val) <= UNREADABLE_POINTS) return 'size';
  const colour = font && colourOf(childElement(font, 'color'));
  const background = backgroundOf(fill);
  return colour && background && sameColour(colour, background) ? 'colour' : undefined;
}

/** White paper where a cell is not painted. */
function backgroundOf(fill: TreeElement | undefined): Colour | undefined {
  const pattern = fill && childElement(fill, 'patternFill');
  if (fill && !pattern) return undefined;
  if (!pattern || !pattern.attribs.patternType || pattern.attribs.patternType === 'none') return WHITE;
  return pattern.attribs.patternType === 'solid' ? colourOf(childElement(pattern, 'fgColor')) : undefined;
}

/** Of a theme only its first colour, the paper's, is known to be white. */
function colourOf(element: TreeElement | undefined): Colour | undefined {
  if (!element) return undefined;
  const { rgb, theme, indexed, tint } = element.attribs;
  if (rgb) {
    const colour = parseColour(rgb.slice(-6));
    return colour === 'transparent' ? undefined : colour;
  }
  if (theme === '0' && !tint) return WHITE;
  return indexed === '1' || indexed === '9' ? WHITE : undefined;
}
