import { childElement, findAll, findFirst, textOf, type Tree, type TreeElement } from '../html/htmlTree';

/** Charts of measured values hold thousands of points; a table of them is read by nobody. */
const MOST_POINTS = 200;
const SERIES = ['c:ser'] as const;

/** The values that a chart draws (DrawingML), as rows: its series' names, then a category with a value of each; empty where a chart keeps none. */
export function chartRows(chart: Tree): string[][] {
  const series = SERIES.flatMap((name) => findAll(chart, name));
  const names = series.map((one, index) => pointsOf(childElement(one, 'c:tx'))[0] ?? `${index + 1}`);
  const categories = series.map((one) => pointsOf(childElement(one, 'c:cat') ?? childElement(one, 'c:xVal'))).find((points) => points.length) ?? [];
  const values = series.map((one) => pointsOf(childElement(one, 'c:val') ?? childElement(one, 'c:yVal')));
  const count = Math.min(MOST_POINTS, Math.max(0, ...values.map((points) => points.length)));
  if (!count) return [];
  return [['', ...names], ...Array.from({ length: count }, (_empty, at) => [categories[at] ?? `${at + 1}`, ...values.map((points) => points[at] ?? '')])];
}

/** The chart's own title, without the titles of its axes. */
export function chartTitle(chart: Tree): string {
  const title = findFirst(chart, 'c:chart') && childElement(findFirst(chart, 'c:chart')!, 'c:title');
  return title ? findAll(title, 'a:t').map(textOf).join('').trim() : '';
}

/** Points by their index: those that are left out stay empty. */
function pointsOf(reference: TreeElement | undefined): string[] {
  const points: string[] = [];
  for (const point of reference ? findAll(reference, 'c:pt') : []) {
    const index = Number(point.attribs.idx);
    const value = childElement(point, 'c:v');
    if (index >= 0 && index < MOST_POINTS && value) points[index] = textOf(value).trim();
  }
  return Array.from(points, (point) => point ?? '');
}
