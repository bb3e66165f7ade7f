import { openQdrantStore } from '../../../src/adapters/qdrant/openQdrantStore';
import { knowledgeStoreContract } from '../../contract/knowledgeStore';
import { scriptedQdrantServer, type ScriptedQdrantServer } from '../../fixtures/servers/scriptedQdrantServer';

let server: ScriptedQdrantServer;
beforeAll(async () => {
  server = await scriptedQdrantServer();
});
afterAll(() => server.close());

function openAt(url: string) {
  return (knowledgeBase: string, model?: string) =>
    Promise.resolve(openQdrantStore({ kind: 'qdrant', url, knowledgeBase, tenant: 'default', ...(model && { embeddings: { baseUrl: 'http://127.0.0.1:9/v1', model } }) }));
}

knowledgeStoreContract('Qdrant in memory', (knowledgeBase, model) => openAt(server.url)(knowledgeBase, model));

const real = process.env.QDRANT_URL;
if (real) knowledgeStoreContract('a real Qdrant', openAt(real));
else test.skip('a real Qdrant keeps the contract (set QDRANT_URL)', () => undefined);
