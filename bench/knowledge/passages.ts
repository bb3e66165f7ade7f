import { hashId } from '../../src/document/hashId';
import type { EmbeddedChunk, StoredDocument } from '../../src/knowledge/KnowledgeStore';
import { type AccessFilter, toAccessFilter } from '../../src/principal/AccessFilter';
import type { Corpus } from './corpus';
import { randomVectors } from './randomVectors';
import type { Question } from './runQueryArms';

export const DIMENSIONS = 384;
const PER_DOCUMENT = 20;
/** What the asker may read. */
const SHARE = 0.08;
export const READABLE = 'group:few';

/** A chunk as every arm stores it; `allow` is the one group that may read it. */
export interface Stored {
  readonly id: string;
  readonly allow: 'group:few' | 'group:many';
  readonly text: string;
  readonly vector: Float32Array;
}

/** A document with its chunks. */
export interface Filing {
  readonly document: StoredDocument;
  readonly chunks: readonly (EmbeddedChunk & { readonly vector: Float32Array })[];
}

/** So many chunks in documents of twenty, the same in every run. */
export function* fileChunks(corpus: Corpus, count: number): Generator<Filing> {
  const next = randomVectors(1, DIMENSIONS);
  for (let number = 0; number * PER_DOCUMENT < count; number++) {
    const id = hashId('bench', number);
    const allow = (number * SHARE) % 1 < SHARE ? READABLE : 'group:many';
    const chunks = Array.from({ length: PER_DOCUMENT }, (_, index) => {
      const text = corpus.chunk(number * PER_DOCUMENT + index);
      const offsets: [number, number] = [0, text.length];
      return { id: hashId(id, index), documentId: id, index, text, context: '', place: { headings: [] }, offsets, vector: next() };
    });
    yield { document: { id, tenant: 'bench', source: { id: 's', path: `${number}` }, title: 't', contentHash: 'h', category: 'knowledge', access: { allow: [allow], deny: [] }, metadata: {} }, chunks };
  }
}

export function toStored({ document, chunks }: Filing): Stored[] {
  const allow = document.access.allow[0] === READABLE ? READABLE : 'group:many';
  return chunks.map(({ id, text, vector }) => ({ id, allow, text, vector }));
}

/** The asker of all arms: a member of the few. */
export function askerFilter(): AccessFilter {
  const now = new Date();
  return toAccessFilter({ tenant: 'bench', user: 'user:asker', groups: [READABLE], resolvedAt: now.toISOString(), expiresAt: new Date(now.getTime() + 3_600_000).toISOString() }, now);
}

/** The ten nearest by a plain loop over the floats: what every exact arm must give, and an arm itself. */
export function floatLoop(readable: readonly Stored[], query: Float32Array): string[] {
  const scored = readable.map(({ id, vector }) => {
    let [dot, length] = [0, 0];
    for (let i = 0; i < query.length; i++) {
      dot += (vector[i] as number) * (query[i] as number);
      length += (vector[i] as number) ** 2;
    }
    return { id, score: dot / Math.sqrt(length) };
  });
  return scored.sort((a, b) => b.score - a.score).slice(0, 10).map(({ id }) => id);
}

/** Questions for one round: a piece of some chunk's text, and a vector that is near one of those the asker may read. */
export function makeQuestions(corpus: Corpus, readable: readonly Stored[], count: number, each: number): (round: number) => Question[] {
  const known = new Map<number, Question[]>();
  return (round) => {
    const noise = randomVectors(1000 + round, DIMENSIONS);
    const made = known.get(round) ?? Array.from({ length: each }, (_, i) => {
      const place = (round * each + i) * 97;
      const [near, off] = [readable[place % readable.length]?.vector, noise()];
      const vector = off.map((value, at) => value + (near?.[at] ?? 0));
      return { text: corpus.question(place % count), vector, nearest: floatLoop(readable, vector) };
    });
    known.set(round, made);
    return made;
  };
}
