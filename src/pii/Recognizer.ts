/** One way in which an entity is written. A named group `value` marks the part that counts; every quantifier is bounded. */
export interface Pattern {
  readonly name: string;
  readonly regex: RegExp;
  readonly score: number;
  /** Without one of the context words near it the match is not reported. */
  readonly needsContext?: boolean;
}

/** What is known of one entity. Patterns see the text after NFKC, so full-width digits are plain ones. */
export interface Recognizer {
  readonly entity: string;
  readonly patterns: readonly Pattern[];
  /** Words that, close before or after a match, make it likelier; found as substrings, since Chinese has no spaces. */
  readonly context?: readonly string[];
  /** Words that, right before a match, say that it is something else. */
  readonly otherThing?: readonly string[];
  /** The checksum or table of the standard; a match that fails it is dropped. */
  readonly validate?: (value: string) => boolean;
  readonly standard: string;
}
