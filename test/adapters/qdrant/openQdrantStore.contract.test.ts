import { openQdrantStore } from '../../../src/adapters/qdrant/openQdrantStore';
import { knowledgeStoreContract } from '../../contract/knowledgeStore';
import { scriptedQdrantServer, type ScriptedQdrantServer } from '../../fixtures/servers/scriptedQdrantServer';

let server: ScriptedQdrantServer;
let sealedServer: ScriptedQdrantServer;
beforeAll(async () => {
  server = await scriptedQdrantServer({ apiKey: 'writer', readOnlyKey: 'reader' });
  sealedServer = await scriptedQdrantServer();
});
afterAll(() => Promise.all([server.close(), sealedServer.close()]));

const KEY = Buffer.alloc(32, 1).toString('base64');

interface Keys {
  readonly encryptionKey?: string;
  readonly apiKey?: string;
  readonly queryApiKey?: string;
}

function openAt(url: string, keys: Keys) {
  return (knowledgeBase: string, model?: string) =>
    Promise.resolve(openQdrantStore({ kind: 'qdrant', url, ...keys, knowledgeBase, tenant: 'default', ...(model && { embeddings: { baseUrl: 'http://127.0.0.1:9/v1', model } }) }));
}

knowledgeStoreContract('Qdrant in memory', (knowledgeBase, model) => openAt(server.url, { apiKey: 'writer', queryApiKey: 'reader' })(knowledgeBase, model));

knowledgeStoreContract('Qdrant in memory, encrypted', (knowledgeBase, model) => openAt(sealedServer.url, { encryptionKey: KEY })(knowledgeBase, model));

const { QDRANT_URL, QDRANT_API_KEY, QDRANT_QUERY_API_KEY } = process.env;
if (QDRANT_URL) knowledgeStoreContract('a real Qdrant', openAt(QDRANT_URL, { apiKey: QDRANT_API_KEY, queryApiKey: QDRANT_QUERY_API_KEY }));
else test.skip('a real Qdrant keeps the contract (set QDRANT_URL, and QDRANT_API_KEY and QDRANT_QUERY_API_KEY where it has keys)', () => undefined);
