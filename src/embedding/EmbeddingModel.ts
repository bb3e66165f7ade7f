/** Turns texts into vectors, in the order given. Port; adapter: any OpenAI-compatible /v1/embeddings. */
export interface EmbeddingModel {
  readonly model: string;
  embed(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]>;
}
