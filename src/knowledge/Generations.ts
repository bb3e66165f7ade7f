import type { KnowledgeStore } from './KnowledgeStore';

/** One build of a knowledge base. Exactly one answers; the others are being filled, or kept for going back. */
export interface Generation {
  readonly number: number;
  readonly answers: boolean;
}

/**
 * The generations of one knowledge base. Port; adapters beside those of KnowledgeStore. `connectKnowledgeStore` opens the one that answers,
 * or the one that its configuration names.
 */
export interface Generations {
  /** By number; empty where nothing was written yet. */
  list(): Promise<Generation[]>;
  /** The store of one generation, whether it answers or not; one that is not there yet is made by its first document. */
  open(number: number): Promise<KnowledgeStore>;
  /** From the next opening on this one answers: all of it or nothing. Refuses one that is not there. */
  activate(number: number): Promise<void>;
  /** Deletes one that does not answer, with its snapshots; refuses the one that does. */
  remove(number: number): Promise<void>;
}
