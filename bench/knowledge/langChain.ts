import type { Load } from './findPeers';
import type { Embeddings, Passage } from './n8nNodes';

interface Found extends Passage {
  readonly id?: string;
}

/** What LangChain's vector stores have in common. */
export interface LangChainStore {
  addDocuments(documents: readonly object[]): Promise<unknown>;
  addVectors(vectors: readonly number[][], documents: readonly object[]): Promise<unknown>;
  similaritySearchVectorWithScore(vector: readonly number[], count: number, filter?: object | ((document: Found) => boolean)): Promise<[Found, number][]>;
}

type Opened<Options> = new (embeddings: Embeddings, options: Options) => LangChainStore;

/** LangChain JS's own store in this process's memory. */
export function openMemoryStore(load: Load, embeddings: Embeddings): LangChainStore {
  const { MemoryVectorStore } = load<{ MemoryVectorStore: Opened<object> }>('@langchain/classic/vectorstores/memory');
  return new MemoryVectorStore(embeddings, {});
}

/** LangChain JS's store on a Qdrant collection, which it makes. */
export function openLangChainQdrant(load: Load, embeddings: Embeddings, url: string, collectionName: string): LangChainStore {
  const { QdrantVectorStore } = load<{ QdrantVectorStore: Opened<{ url: string; collectionName: string }> }>('@langchain/qdrant');
  return new QdrantVectorStore(embeddings, { url, collectionName });
}

/** LangChain JS's client of an OpenAI-compatible server, told of the most inputs that the server takes. */
export function openLangChainEmbeddings(load: Load, baseURL: string): Embeddings {
  const { OpenAIEmbeddings } = load<{ OpenAIEmbeddings: new (options: object) => Embeddings }>('@langchain/openai');
  return new OpenAIEmbeddings({ model: 'bench', apiKey: 'none', batchSize: 32, stripNewLines: false, maxRetries: 5, configuration: { baseURL } });
}
