import { DatabaseSync } from 'node:sqlite';
import { LAYOUT } from '../../src/adapters/sqlite/dotKernel';
import { type PlainFilter, permittedDocuments } from '../../src/adapters/sqlite/permittedDocuments';
import { permittedSet } from '../../src/adapters/sqlite/permittedSet';
import { procedures } from '../../src/adapters/sqlite/knowledgeModule';
import { VectorIndex } from '../../src/adapters/sqlite/VectorIndex';
import { openCodec } from '../../src/knowledge/openCodec';
import { toUnitVector } from '../../src/knowledge/toUnitVector';
import { median } from './measure';
import { askerFilter, DIMENSIONS } from './passages';
import type { Question } from './runQueryArms';

/** Milliseconds of a whole search in the store's thread, with the vector unit and with a loop over typed arrays in its place; `ratio` by question. */
export interface KernelFigures {
  readonly vectorUnit: number;
  readonly typedArrays: number;
  readonly ratio: number;
}

/** The same sums by a plain loop, four at a time. */
function typedArrays(memory: WebAssembly.Memory): (at: number, rows: number, stride: number) => void {
  return (at, rows, stride) => {
    const bytes = new Int8Array(memory.buffer);
    const query = new Int8Array(memory.buffer, LAYOUT.query, stride);
    const sums = new Int32Array(memory.buffer, LAYOUT.sums, rows);
    for (let row = 0, start = at; row < rows; row++, start += stride) {
      let [a, b, c, d] = [0, 0, 0, 0];
      for (let i = 0; i < stride; i += 4) {
        a += (bytes[start + i] as number) * (query[i] as number);
        b += (bytes[start + i + 1] as number) * (query[i + 1] as number);
        c += (bytes[start + i + 2] as number) * (query[i + 2] as number);
        d += (bytes[start + i + 3] as number) * (query[i + 3] as number);
      }
      sums[row] = a + b + c + d;
    }
  };
}

function timeOf(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

const TURNS = 7;

/** Over a store's file, in this thread: all of a search but its scan, with either scan. */
export function compareKernels(path: string, questions: readonly Question[]): KernelFigures {
  const db = new DatabaseSync(path);
  const filter: PlainFilter = { ...askerFilter() };
  const scope = { knowledgeBase: 'bench', tenant: 'bench' };
  const documents = permittedSet(db, permittedDocuments(filter, undefined, openCodec(undefined)));
  const indexes = [new VectorIndex(DIMENSIONS), new VectorIndex(DIMENSIONS, typedArrays)] as const;
  for (const index of indexes) index.refresh(db);
  const whole: [number, number][] = [];
  for (let turn = 0; turn < TURNS; turn++)
    for (const { vector } of questions) {
      const search = timeOf(() => procedures.search(db, { ...scope, filter, request: { text: '', vector, limit: 10, weights: { words: 0 } } }));
      const [fast, plain] = indexes.map((index) => timeOf(() => index.nearest(toUnitVector(vector), documents, 60))) as [number, number];
      if (turn > 0) whole.push([search, search - fast + plain]);
    }
  db.close();
  return { vectorUnit: median(whole.map(([fast]) => fast)), typedArrays: median(whole.map(([, plain]) => plain)), ratio: median(whole.map(([fast, plain]) => plain / fast)) };
}
