/** What a look-up came to, with the counts of all look-ups of this knowledge base since the cache was made. */
export interface CacheAnswer {
  readonly value?: string;
  readonly hits: number;
  readonly misses: number;
}

/** Short-lived values by key, for several processes. Port; adapters: sqlite and redis. A value may be gone at any time. */
export interface Cache {
  /** Looks up and counts in one step. */
  get(key: string): Promise<CacheAnswer>;
  set(key: string, value: string, seconds: number): Promise<void>;
  close(): Promise<void>;
}
