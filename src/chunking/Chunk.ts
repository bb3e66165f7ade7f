import type { Place } from '../document/Document';

/** A piece of a document. `context` (title > headings) is searched, never quoted; `offsets` are UTF-16 in the document's markdown. */
export interface Chunk {
  readonly id: string;
  readonly documentId: string;
  readonly index: number;
  readonly text: string;
  readonly context: string;
  readonly place: Place;
  readonly offsets: readonly [number, number];
}
