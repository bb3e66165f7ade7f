/** Counts the tokens of a model. Port; adapters: o200k_base and cl100k_base from the package, a tokenizer.json of the user. */
export interface Tokenizer {
  /** Its name and version: part of the chunks' ids, so that another one cuts anew. */
  readonly name: string;
  /** What a model reads for this text, with the marks that it puts around every text. */
  count(text: string): number;
}
