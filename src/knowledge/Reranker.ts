/** Says how well each text answers a question, 0 to 1, in the order given. Port; adapter: any server with /v1/rerank. */
export interface Reranker {
  readonly model: string;
  rank(question: string, texts: readonly string[], signal?: AbortSignal): Promise<number[]>;
}
