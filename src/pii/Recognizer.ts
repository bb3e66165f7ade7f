import type { RunSignName } from './scan/runSigns';

/**
 * Where a pattern is tried at all; a match must hold what one of the gate's parts names. Gates are what makes clean text fast.
 * `digits`: so many digits with at most three other signs between two of them, `run` of them in one piece.
 * `words`: one of these, in lower case. `beside`: a run of digits with that beside it. `sign`: a match of this cheap pattern, which costs a pass over the text.
 */
export interface Gate {
  readonly digits?: number;
  readonly run?: number;
  readonly words?: readonly string[];
  readonly beside?: RunSignName;
  readonly sign?: RegExp;
}

/** One way in which an entity is written. A named group `value` marks the part that counts; every quantifier is bounded. */
export interface Pattern {
  readonly name: string;
  readonly regex: RegExp;
  /** From 0 to 1, without context; below the usual threshold of 0.5 the pattern needs a context word. */
  readonly score: number;
  readonly gate?: Gate;
  /** How far a match may reach beyond what its gate found (UTF-16 units, 40 unless said). */
  readonly reach?: number;
  /** Every match begins where a word of the gate does, so it is tried there only. */
  readonly atWord?: true;
  /** Context does not lift the score: the form is too common to be believed, and reported only where no threshold is set. */
  readonly fixed?: true;
  /** In place of the recognizer's own check. */
  readonly validate?: (value: string) => boolean;
}

/** What is known of one entity. Patterns see the text after NFKC, so full-width digits are plain ones. */
export interface Recognizer {
  readonly entity: string;
  readonly patterns: readonly Pattern[];
  /** Words in lower case that, close before or after a match, make it likelier; Chinese ones as substrings, since Chinese has no spaces. */
  readonly context?: readonly string[];
  /** Words that count only before a match, since after it they begin something else. */
  readonly contextBefore?: true;
  /** Words in lower case that, nearer than any context word, say that it is something else. */
  readonly otherThing?: readonly string[];
  /** The checksum or table of the standard; a match that fails it is dropped. */
  readonly validate?: (value: string) => boolean;
  /** A check that not every valid value passes: it raises the score. */
  readonly confirm?: (value: string) => boolean;
  readonly standard: string;
}
