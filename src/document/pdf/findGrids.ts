import type { Box } from './PdfEngine';
import type { Ruling, Rulings } from './readRulings';

/** A table as it is ruled: for each place of the grid the number of the cell that covers it, rows from the top. */
export interface Grid {
  readonly xs: readonly number[];
  /** From the top down. */
  readonly ys: readonly number[];
  readonly cells: readonly (readonly number[])[];
}

/** Points within which two lines are one, and within which one touches another. */
const NEAR = 3.5;
const MOST_PLACES = 6_000;
const MOST_RULINGS = 3_000;

/** The grids that lines across and down make where they cross, from the top; what encloses a single cell is a frame and none. */
export function findGrids({ across, down }: Rulings): Grid[] {
  if (across.length + down.length > MOST_RULINGS * 4) return [];
  const [rows, columns] = [merge(across), merge(down)];
  if (!rows.length || !columns.length || rows.length + columns.length > MOST_RULINGS) return [];
  return groups(rows, columns).flatMap(([own, ownDown]) => toGrid(own, ownDown)).sort((a, b) => b.ys[0]! - a.ys[0]!);
}

/** Lines in one place that touch are one. */
function merge(rulings: readonly Ruling[]): Ruling[] {
  const merged: { at: number; from: number; to: number }[] = [];
  for (const places of cluster(rulings.map(({ at }) => at))) {
    const here = rulings.filter(({ at }) => at >= places[0]! && at <= places.at(-1)!).sort((a, b) => a.from - b.from);
    const at = places.reduce((sum, place) => sum + place, 0) / places.length;
    let open: { at: number; from: number; to: number } | undefined;
    for (const { from, to } of here) {
      if (open && from <= open.to + NEAR) open.to = Math.max(open.to, to);
      else merged.push((open = { at, from, to }));
    }
  }
  return merged;
}

function cluster(values: readonly number[]): number[][] {
  const clusters: number[][] = [];
  for (const value of [...new Set(values)].sort((a, b) => a - b)) {
    const open = clusters.at(-1);
    if (open && value - open[0]! <= NEAR) open.push(value);
    else clusters.push([value]);
  }
  return clusters;
}

/** Lines that hang together by crossing. */
function groups(rows: readonly Ruling[], columns: readonly Ruling[]): [Ruling[], Ruling[]][] {
  const owner = Array.from({ length: rows.length + columns.length }, (_empty, index) => index);
  const find = (index: number): number => (owner[index] === index ? index : (owner[index] = find(owner[index]!)));
  rows.forEach((row, r) => columns.forEach((column, c) => {
    if (column.at >= row.from - NEAR && column.at <= row.to + NEAR && row.at >= column.from - NEAR && row.at <= column.to + NEAR) owner[find(r)] = find(rows.length + c);
  }));
  const found = new Map<number, [Ruling[], Ruling[]]>();
  [...rows, ...columns].forEach((ruling, index) => {
    const group = found.get(find(index)) ?? [[], []];
    found.set(find(index), group);
    group[index < rows.length ? 0 : 1].push(ruling);
  });
  return [...found.values()];
}

function toGrid(across: readonly Ruling[], down: readonly Ruling[]): Grid[] {
  if (!across.length || !down.length) return [];
  // A table may be open at its sides.
  const xs = cluster([...down.map(({ at }) => at), Math.min(...across.map(({ from }) => from)), Math.max(...across.map(({ to }) => to))]).map(middle);
  const ys = cluster([...across.map(({ at }) => at), Math.min(...down.map(({ from }) => from)), Math.max(...down.map(({ to }) => to))]).map(middle).reverse();
  const [width, height] = [xs.length - 1, ys.length - 1];
  if (width < 1 || height < 1 || width * height < 2 || width * height > MOST_PLACES) return [];
  const owner = Array.from({ length: width * height }, (_empty, index) => index);
  const find = (index: number): number => (owner[index] === index ? index : (owner[index] = find(owner[index]!)));
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const [x, y] = [(xs[column]! + xs[column + 1]!) / 2, (ys[row]! + ys[row + 1]!) / 2];
      if (column + 1 < width && !covers(down, xs[column + 1]!, y)) owner[find(row * width + column + 1)] = find(row * width + column);
      if (row + 1 < height && !covers(across, ys[row + 1]!, x)) owner[find((row + 1) * width + column)] = find(row * width + column);
    }
  return [{ xs, ys, cells: Array.from({ length: height }, (_row, row) => Array.from({ length: width }, (_column, column) => find(row * width + column))) }];
}

const middle = (places: readonly number[]) => (places[0]! + places.at(-1)!) / 2;
const covers = (rulings: readonly Ruling[], at: number, through: number) => rulings.some((ruling) => Math.abs(ruling.at - at) <= NEAR && ruling.from - NEAR <= through && ruling.to + NEAR >= through);

/** The cell of a grid in which the middle of a box lies. */
export function cellAt({ xs, ys, cells }: Grid, box: Box): number | undefined {
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const column = xs.findIndex((left, index) => x >= left && x < (xs[index + 1] ?? -Infinity));
  const row = ys.findIndex((top, index) => y <= top && y > (ys[index + 1] ?? Infinity));
  return cells[row]?.[column];
}
