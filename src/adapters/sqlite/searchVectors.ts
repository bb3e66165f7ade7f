import type { DatabaseSync } from 'node:sqlite';
import { toUnitVector } from '../../knowledge/toUnitVector';
import { CHUNKS_PER_DOCUMENT } from './knowledgeSchema';
import type { Condition } from './permittedDocuments';

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/** A blob may begin at an address that a Float32Array does not take. */
function toFloats(blob: Uint8Array): Float32Array {
  return new Float32Array(blob.byteOffset % 4 === 0 ? blob.buffer : blob.slice().buffer, blob.byteOffset % 4 === 0 ? blob.byteOffset : 0, blob.byteLength / 4);
}

/** Keys of the permitted chunks nearest to the vector, best first: an exact scan, so that a narrow filter loses nothing. */
export function searchVectors(db: DatabaseSync, vector: Float32Array, permitted: Condition, count: number): number[] {
  const query = toUnitVector(vector);
  const rows = db.prepare(`SELECT key, vector FROM vectors WHERE key / ${CHUNKS_PER_DOCUMENT} IN (SELECT d.key FROM documents d WHERE ${permitted.sql})`).iterate(...permitted.values);
  const scored: { key: number; score: number }[] = [];
  for (const row of rows) scored.push({ key: Number(row.key), score: dot(query, toFloats(row.vector as Uint8Array)) });
  return scored.sort((a, b) => b.score - a.score).slice(0, count).map(({ key }) => key);
}
