import type { EmbeddingModel } from '../embedding/EmbeddingModel';
import { type Memory, remember } from './remember';

const toText = (vector: Float32Array) => Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64');

function toVector(text: string): Float32Array {
  const bytes = Buffer.from(text, 'base64');
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

/** The same model, which remembers the vectors of single texts: questions are asked again, passages are not, so batches pass through. */
export function cachedEmbeddings(embeddings: EmbeddingModel, memory: Memory): EmbeddingModel {
  return {
    model: embeddings.model,
    async embed(texts, signal) {
      const [text] = texts;
      if (texts.length !== 1 || text === undefined) return embeddings.embed(texts, signal);
      const { value } = await remember(memory, 'vector', [embeddings.model, text], async () => {
        const [vector] = await embeddings.embed(texts, signal);
        return vector ? toText(vector) : '';
      });
      return value ? [toVector(value)] : embeddings.embed(texts, signal);
    },
  };
}
