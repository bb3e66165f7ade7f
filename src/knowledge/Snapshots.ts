/** A copy of one generation as of one moment; `createdAt` is to the second. */
export interface Snapshot {
  readonly name: string;
  readonly generation: number;
  readonly createdAt: string;
  readonly bytes: number;
}

/** Copies of a knowledge base in a folder. Port; adapters beside those of KnowledgeStore. Sealed texts stay sealed in a copy. */
export interface Snapshots {
  /** Copies the generation that answers, whatever is written meanwhile. */
  create(): Promise<Snapshot>;
  /** Newest first. */
  list(): Promise<Snapshot[]>;
  /** Makes a copy the generation of this number, which must be new. Nobody may read any document in it, until rights are set; it does not answer. */
  restore(name: string, generation: number): Promise<void>;
}
