import type { Finding } from './Finding';

/** Finds what rules cannot see, names in running text above all. Port; adapters: a chat model with a JSON schema, a token-classification server. */
export interface NameFinder {
  /** Findings with UTF-16 offsets of each text, in its order. Throws when the service does not answer rightly: nothing found is not the same as not asked. */
  readonly find: (text: string, signal?: AbortSignal) => Promise<readonly Finding[]>;
}
