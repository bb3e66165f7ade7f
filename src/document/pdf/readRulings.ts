import { readFloats, withMemory, type PdfEngine } from './PdfEngine';

/** A line on the page that runs straight across or down; points from the lower left corner. */
export interface Ruling {
  /** Its place on the other axis: y of one that runs across, x of one that runs down. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Rulings {
  readonly across: readonly Ruling[];
  readonly down: readonly Ruling[];
}

const PATH = 2;
const FORM = 5;
const [LINE_TO, MOVE_TO] = [0, 2];
/** Drawings have more; no table has. */
const MOST = 20_000;
const SHORTEST = 3;
const SLANT = 0.8;
const DEEPEST = 4;

type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The straight lines that a page draws: strokes, edges of boxes and of painted areas. */
export function readRulings(engine: PdfEngine, page: number): Rulings {
  const found = { across: [] as Ruling[], down: [] as Ruling[] };
  withMemory(engine, 24, (at) => {
    const walk = (count: number, get: (index: number) => number, outer: Matrix, depth: number): void => {
      for (let index = 0; index < count && found.across.length + found.down.length < MOST; index++) {
        const object = get(index);
        const type = engine._FPDFPageObj_GetType(object);
        if (type !== PATH && type !== FORM) continue;
        const matrix = multiply(matrixOf(engine, object, at), outer);
        if (type === PATH) readPath(engine, object, matrix, at, found);
        else if (depth < DEEPEST) walk(engine._FPDFFormObj_CountObjects(object), (inner) => engine._FPDFFormObj_GetObject(object, inner), matrix, depth + 1);
      }
    };
    walk(engine._FPDFPage_CountObjects(page), (index) => engine._FPDFPage_GetObject(page, index), IDENTITY, 0);
  });
  return found;
}

function matrixOf(engine: PdfEngine, object: number, at: number): Matrix {
  return engine._FPDFPageObj_GetMatrix(object, at) ? (Array.from(readFloats(engine, at, 6)) as unknown as Matrix) : IDENTITY;
}

function multiply([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

type Point = readonly [x: number, y: number];

function readPath(engine: PdfEngine, path: number, [a, b, c, d, e, f]: Matrix, at: number, found: { across: Ruling[]; down: Ruling[] }): void {
  const count = Math.min(engine._FPDFPath_CountSegments(path), MOST);
  let [start, last]: [Point | undefined, Point | undefined] = [undefined, undefined];
  for (let index = 0; index < count; index++) {
    const segment = engine._FPDFPath_GetPathSegment(path, index);
    if (!engine._FPDFPathSegment_GetPoint(segment, at, at + 4)) return;
    const [x = 0, y = 0] = readFloats(engine, at, 2);
    const point: Point = [a * x + c * y + e, b * x + d * y + f];
    const type = engine._FPDFPathSegment_GetType(segment);
    if (type === LINE_TO && last) add(last, point, found);
    if (type === MOVE_TO) start = point;
    last = point;
    if (engine._FPDFPathSegment_GetClose(segment) && start) add(point, start, found);
  }
}

function add([x1, y1]: Point, [x2, y2]: Point, { across, down }: { across: Ruling[]; down: Ruling[] }): void {
  const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
  if (height <= SLANT && width >= SHORTEST) across.push({ at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) });
  else if (width <= SLANT && height >= SHORTEST) down.push({ at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) });
}
