/** Personal data found in a text: UTF-16 offsets of the original, a score from 0 to 1, and why (never the value itself). */
export interface Finding {
  readonly entity: string;
  readonly start: number;
  readonly end: number;
  readonly score: number;
  readonly why: {
    readonly pattern: string;
    /** The word near it that raised the score. */
    readonly context?: string;
    /** The word near it that says it is something else; the score is then at most 0.2. */
    readonly otherThing?: string;
    /** Whether a checksum or table of the standard was passed. */
    readonly validated: boolean;
  };
}
