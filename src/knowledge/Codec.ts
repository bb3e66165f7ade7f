/**
 * How a knowledge base keeps what could be read, the same in every adapter: as it is (`plainCodec`), or under a key (`sealingCodec`).
 * `place` names where a text stands (document and field); a text sealed for one place cannot be opened at another.
 */
export interface Codec {
  /** Stored when the knowledge base is made and compared at every opening; undefined: nothing is sealed. */
  readonly keyCheck?: string;
  seal(text: string, place: string): string;
  open(stored: string, place: string): string;
  /** A token of the word index, of letters and digits only. */
  term(token: string): string;
  /** A value that is only ever compared with its like: a principal, the id of a source, a mark of the metadata. */
  mark(value: string): string;
}

const same = (text: string): string => text;

/** Keeps everything as it is. */
export const plainCodec: Codec = { seal: same, open: same, term: same, mark: same };
