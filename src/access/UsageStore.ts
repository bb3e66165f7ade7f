/** Counts what limits are about. Port; adapter: sqlite. */
export interface UsageStore {
  /** Counts one question unless the last minute already holds `perMinute` of the same key; false means that it was not counted. */
  countQuestion(key: string, perMinute: number, now: number): Promise<boolean>;
  /** Tokens that models have used for a key on a day (YYYY-MM-DD). */
  tokensUsed(key: string, day: string): Promise<number>;
  /** Sets tokens aside unless `perDay` are used or set aside already; false means that none were. */
  reserveTokens(key: string, day: string, tokens: number, perDay: number): Promise<boolean>;
  /** Adds to what was used; a negative number gives back what was set aside. */
  addTokens(key: string, day: string, tokens: number): Promise<void>;
}
