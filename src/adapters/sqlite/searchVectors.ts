import type { DatabaseSync } from 'node:sqlite';
import { toUnitVector } from '../../knowledge/toUnitVector';
import { prepared } from './prepared';
import { VectorIndex } from './VectorIndex';

/** How many of the best by their codes are looked at in full, for each one that is wanted at the top. */
const RESCORED = 4;
const indexes = new WeakMap<DatabaseSync, VectorIndex>();

function indexOf(db: DatabaseSync, dimensions: number): VectorIndex {
  const known = indexes.get(db);
  const index = known?.dimensions === dimensions ? known : new VectorIndex(dimensions);
  indexes.set(db, index);
  index.refresh(db);
  return index;
}

/** A blob may begin at an address that a Float32Array does not take. */
function toFloats(blob: Uint8Array): Float32Array {
  return blob.byteOffset % 4 === 0 ? new Float32Array(blob.buffer, blob.byteOffset, blob.byteLength / 4) : new Float32Array(blob.slice().buffer);
}

function cosine(db: DatabaseSync, query: Float32Array, key: number): number {
  const vector = toFloats(prepared(db, 'SELECT vector FROM vectors WHERE key = ?').get(key)?.vector as Uint8Array);
  let sum = 0;
  for (let i = 0; i < query.length; i++) sum += (query[i] as number) * (vector[i] as number);
  return sum;
}

/** A chunk's key with the cosine of its vector to the question's. */
export interface Near {
  readonly key: number;
  readonly score: number;
}

/**
 * The chunks of the permitted documents nearest to the vector, best first: all of them are looked at, so that a narrow filter loses nothing.
 * The first `exact` places are by the full vectors, those after them by their int8 codes.
 */
export function searchVectors(db: DatabaseSync, vector: Float32Array, permitted: ReadonlySet<number>, { count, exact }: { count: number; exact: number }): Near[] {
  const query = toUnitVector(vector);
  const near = indexOf(db, query.length).nearest(query, permitted, Math.max(count, exact * RESCORED)).map(({ item, score }) => ({ key: item, score }));
  const best = near.slice(0, exact * RESCORED).map(({ key }) => ({ key, score: cosine(db, query, key) }));
  return [...best.sort((a, b) => b.score - a.score || a.key - b.key), ...near.slice(best.length)].slice(0, count);
}
