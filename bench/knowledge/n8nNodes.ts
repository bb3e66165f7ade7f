import { join } from 'node:path';
import type { Load } from './findPeers';

/** What LangChain calls an embedding model. */
export interface Embeddings {
  embedDocuments(texts: string[]): Promise<number[][]>;
  embedQuery(text: string): Promise<number[]>;
}

export interface Passage {
  readonly pageContent: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/** One of n8n's vector stores as its node drives it, with all that n8n does around a node's run. */
export interface N8nStore {
  insert(passages: readonly Passage[]): Promise<void>;
  /** The ten nearest; `filter` is the JSON of the node's own field. */
  load(prompt: string, filter?: object): Promise<Passage[]>;
}

interface NodeType {
  readonly description: object;
  execute?(this: object): Promise<{ json: { document?: Passage } }[][]>;
  supplyData?(this: object): Promise<{ response: unknown }>;
}

interface N8n {
  readonly ExecuteContext: new (...parts: readonly unknown[]) => object;
  readonly Workflow: new (description: object) => { getNode(name: string): object };
}

type NodeModule = Readonly<Record<string, new () => NodeType>>;

const NODES = 'node_modules/@n8n/n8n-nodes-langchain/dist/nodes';
const MODULES = {
  qdrant: ['vector_store/VectorStoreQdrant/VectorStoreQdrant.node.js', 'VectorStoreQdrant'],
  memory: ['vector_store/VectorStoreInMemory/VectorStoreInMemory.node.js', 'VectorStoreInMemory'],
  openAi: ['embeddings/EmbeddingsOpenAI/EmbeddingsOpenAi.node.js', 'EmbeddingsOpenAi'],
} as const;

/** A sub-node that gives what it was made with. */
function subNode(output: string, response: unknown): NodeType {
  return { description: { displayName: output, name: output, group: ['transform'], version: 1, description: '', defaults: { name: output }, inputs: [], outputs: [output], properties: [] }, supplyData: () => Promise.resolve({ response }) };
}

/** Where the store is, and what embeds: a model server through n8n's own node, or vectors that are at hand. */
export interface N8nStoreOptions {
  readonly load: Load;
  readonly hostFolder: string;
  readonly store: { readonly memoryKey: string } | { readonly collection: string; readonly url: string };
  readonly embeddings: Embeddings | { readonly baseUrl: string };
}

function nodeOf({ load, hostFolder }: N8nStoreOptions, kind: keyof typeof MODULES): NodeType {
  const [path, name] = MODULES[kind];
  const Node = load<NodeModule>(join(hostFolder, NODES, path))[name];
  if (!Node) throw new Error(`no ${name} in this n8n`);
  return new Node();
}

function storeOf(options: N8nStoreOptions): { readonly type: NodeType; readonly place: object; readonly url: string } {
  const { store } = options;
  const named = (value: string) => ({ __rl: true, mode: 'id', value });
  if ('url' in store) return { type: nodeOf(options, 'qdrant'), place: { qdrantCollection: named(store.collection) }, url: store.url };
  return { type: nodeOf(options, 'memory'), place: { memoryKey: named(store.memoryKey) }, url: '' };
}

function embedderOf(options: N8nStoreOptions): { readonly type: NodeType; readonly version: number; readonly parameters: object; readonly url: string } {
  const { embeddings } = options;
  if (!('baseUrl' in embeddings)) return { type: subNode('ai_embedding', embeddings), version: 1, parameters: {}, url: '' };
  return { type: nodeOf(options, 'openAi'), version: 1.2, parameters: { model: 'bench', options: { baseURL: embeddings.baseUrl, batchSize: 32, stripNewLines: false } }, url: embeddings.baseUrl };
}

/** What n8n knows of a run beside its workflow. */
const newRun = () => ({ resultData: { runData: {} }, executionData: { contextData: {}, nodeExecutionStack: [], metadata: {}, waitingExecution: {}, waitingExecutionSource: {} }, startData: {} });

function makeNode(name: string, typeVersion: number, parameters: object): object {
  return { id: name, name, type: name, typeVersion, position: [0, 0], parameters, credentials: { qdrantApi: { id: '1', name: '' }, openAiApi: { id: '2', name: '' } } };
}

/** Opens n8n's Simple Vector Store (in this process's memory) or its Qdrant Vector Store through n8n-core's ExecuteContext, from an n8n's own modules. */
export function openN8nStore(options: N8nStoreOptions): N8nStore {
  const n8n = { ...options.load<Pick<N8n, 'ExecuteContext'>>('n8n-core'), ...options.load<Pick<N8n, 'Workflow'>>('n8n-workflow') };
  const [store, embedder] = [storeOf(options), embedderOf(options)];
  const getDecrypted = (_additional: object, _node: object, type: string) => Promise.resolve(type === 'qdrantApi' ? { qdrantUrl: store.url } : { apiKey: 'none', url: embedder.url });
  const run = async (parameters: object, passages: readonly Passage[]) => {
    const types: Readonly<Record<string, NodeType>> = { store: store.type, embeddings: embedder.type, passages: subNode('ai_document', passages) };
    const to = (output: string) => ({ [output]: [[{ node: 'store', type: output, index: 0 }]] });
    const nodes = [makeNode('store', 1.3, { ...store.place, ...parameters }), makeNode('embeddings', embedder.version, embedder.parameters), makeNode('passages', 1, {})];
    const byName = (name: string) => types[name];
    const workflow = new n8n.Workflow({ id: 'bench', name: 'bench', active: false, nodes, connections: { embeddings: to('ai_embedding'), passages: to('ai_document') }, settings: {}, nodeTypes: { getByNameAndVersion: byName, getByName: byName, getKnownTypes: () => ({}) } });
    const additional = { credentialsHelper: { getDecrypted, isCredentialUsableByNode: () => true }, executionId: '1', currentNodeExecutionIndex: 0, logAiEvent: () => undefined, variables: {} };
    const input = { main: [[{ json: {} }]] };
    const node = workflow.getNode('store');
    const context = new n8n.ExecuteContext(workflow, node, additional, 'internal', newRun(), 0, input.main[0], input, { node, data: input, source: null }, []);
    return (await store.type.execute?.call(context)) ?? [];
  };
  return {
    async insert(passages) {
      // 200 is what the node takes at once; only where no server is asked, more, since it counts its memory again each time.
      await run({ mode: 'insert', clearStore: false, embeddingBatchSize: store.url || embedder.url ? 200 : 5000, options: {} }, passages);
    },
    async load(prompt, filter) {
      const [items = []] = await run({ mode: 'load', prompt, topK: 10, includeDocumentMetadata: true, options: filter ? { searchFilterJson: JSON.stringify(filter) } : {} }, []);
      return items.flatMap(({ json }) => json.document ?? []);
    },
  };
}
