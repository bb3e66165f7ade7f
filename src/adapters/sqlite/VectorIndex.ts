import type { DatabaseSync } from 'node:sqlite';
import { InvalidInput } from '../../errors/InvalidInput';
import { BestScores } from './BestScores';
import { changedSince, versionOf } from './changes';
import { LANES, LAYOUT, makeDotKernel, MOST_ROWS } from './dotKernel';
import { CHUNKS_PER_DOCUMENT } from './knowledgeSchema';
import { prepared } from './prepared';
import { quantize } from './quantize';

interface Range {
  readonly start: number;
  readonly count: number;
}

/** Rows that belong to no document any more are kept until they are this share of all. */
const MOST_DEAD = 0.25;

const PAGE = 65_536;

/**
 * The int8 codes of all chunks, one after the other in memory, the chunks of a document side by side: an exact scan of the permitted
 * documents reads them at the speed of memory. Follows the file by its list of changes; nothing of a request stays in it.
 */
export class VectorIndex {
  private readonly memory = new WebAssembly.Memory({ initial: 1 });
  private readonly dot: ReturnType<typeof makeDotKernel>;
  private readonly stride: number;
  private scales = new Float32Array(0);
  private ranges = new Map<number, Range>();
  private rows = 0;
  private dead = 0;
  private version = -1;

  constructor(
    readonly dimensions: number,
    makeKernel: typeof makeDotKernel = makeDotKernel,
  ) {
    this.dot = makeKernel(this.memory);
    this.stride = Math.ceil(dimensions / LANES) * LANES;
    if (this.stride > LAYOUT.sums) throw new InvalidInput('DIMENSIONS', `The vectors have ${dimensions} dimensions; the built-in store takes ${LAYOUT.sums}.`, 'Choose an embedding model with fewer dimensions, or Qdrant.');
  }

  /** Brings the index to the moment of the caller's transaction. */
  refresh(db: DatabaseSync): void {
    const version = versionOf(db);
    if (version === this.version) return;
    if (this.version < 0 || this.dead > this.rows * MOST_DEAD) this.load(db);
    else for (const document of changedSince(db, this.version)) this.reload(db, document);
    this.version = version;
  }

  /** Keys of the chunks nearest to the unit vector among the documents, best first; the scores are those of the codes. */
  nearest(query: Float32Array, documents: Iterable<number>, count: number): { readonly item: number; readonly score: number }[] {
    const { codes, scale } = quantize(query);
    const padded = new Int8Array(this.memory.buffer, LAYOUT.query, this.stride);
    padded.fill(0);
    padded.set(codes);
    const sums = new Int32Array(this.memory.buffer, LAYOUT.sums, MOST_ROWS);
    const best = new BestScores(count);
    for (const document of documents) {
      const range = this.ranges.get(document);
      if (range) this.scan(sums, scale, document, range, best);
    }
    return best.ranked();
  }

  private scan(sums: Int32Array, scale: number, document: number, { start, count }: Range, best: BestScores): void {
    for (let done = 0; done < count; done += MOST_ROWS) {
      const rows = Math.min(MOST_ROWS, count - done);
      this.dot(this.placeOf(start + done), rows, this.stride);
      for (let row = 0; row < rows; row++) {
        const score = (sums[row] as number) * scale * (this.scales[start + done + row] as number);
        if (score > best.worst) best.offer(document * CHUNKS_PER_DOCUMENT + done + row, score);
      }
    }
  }

  private placeOf(row: number): number {
    return LAYOUT.rows + row * this.stride;
  }

  private load(db: DatabaseSync): void {
    [this.ranges, this.rows, this.dead] = [new Map(), 0, 0];
    this.reserve(Number(prepared(db, 'SELECT count(*) AS n FROM codes').get()?.n));
    this.append(prepared(db, 'SELECT key, code, scale FROM codes ORDER BY key').iterate());
  }

  private reload(db: DatabaseSync, document: number): void {
    this.dead += this.ranges.get(document)?.count ?? 0;
    this.ranges.delete(document);
    const range = [document * CHUNKS_PER_DOCUMENT, (document + 1) * CHUNKS_PER_DOCUMENT - 1] as const;
    const rows = prepared(db, 'SELECT key, code, scale FROM codes WHERE key BETWEEN ? AND ? ORDER BY key').all(...range);
    this.reserve(this.rows + rows.length);
    this.append(rows);
  }

  /** Rows in the order of their keys; the chunks of one document have the keys 0, 1, 2 ... of its own. */
  private append(rows: Iterable<Record<string, unknown>>): void {
    const memory = new Uint8Array(this.memory.buffer);
    for (const { key, code, scale } of rows) {
      const document = Math.floor(Number(key) / CHUNKS_PER_DOCUMENT);
      memory.set(code as Uint8Array, this.placeOf(this.rows));
      this.scales[this.rows] = Number(scale);
      const { start, count } = this.ranges.get(document) ?? { start: this.rows, count: 0 };
      this.ranges.set(document, { start, count: count + 1 });
      this.rows++;
    }
  }

  private reserve(rows: number): void {
    if (rows <= this.scales.length) return;
    const capacity = Math.max(rows, Math.ceil(this.scales.length * 1.5), 1024);
    const missing = this.placeOf(capacity) - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / PAGE));
    const scales = new Float32Array(capacity);
    scales.set(this.scales);
    this.scales = scales;
  }
}
