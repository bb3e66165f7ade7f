/** Personal data found in a text: UTF-16 offsets of the original, a score from 0 to 1, and why (never the value itself). */
export interface Finding {
  readonly entity: string;
  readonly start: number;
  readonly end: number;
  readonly score: number;
  readonly why: { readonly pattern: string; readonly context?: string; readonly validated: boolean };
}
