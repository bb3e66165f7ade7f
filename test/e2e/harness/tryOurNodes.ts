import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { createWorkflow } from './createWorkflow';
import type { Rest } from './restOf';
import { runWorkflow } from './runWorkflow';

const key = () => randomBytes(32).toString('base64');
const CREDENTIALS = [
  { name: 'Trial base', type: 'privateLlmKnowledgeBaseApi', data: { store: 'sqlite' } },
  { name: 'Trial directory', type: 'privateLlmDirectoryApi', data: { path: resolve('sample/directory.yaml'), allowTyped: true } },
  { name: 'Trial log', type: 'privateLlmAuditLogApi', data: { encryptionKey: key(), pseudonymKey: key() } },
];
const base = { privateLlmKnowledgeBaseApi: 'Trial base' };
const directory = { privateLlmDirectoryApi: 'Trial directory' };
const log = { privateLlmAuditLogApi: 'Trial log' };
const to = (...targets: [node: string, index: number][]) => targets.map(([node, index]) => [{ node, type: 'main', index }]);

/** What the nodes of this test said: documents added, the answer to a question about them, and whether the audit log verifies. */
export interface Trial {
  readonly status: string;
  readonly added: unknown;
  readonly answer: unknown;
  readonly audit: unknown;
}

/** Runs a workflow of our nodes from a click on it: a record becomes a document without personal data, is indexed, asked for and found in the audit log. */
export async function tryOurNodes(rest: Rest): Promise<Trial> {
  for (const credential of CREDENTIALS) await rest('POST', '/credentials', credential);
  const ours = (name: string) => `n8n-nodes-private-llm.${name}`;
  const record = { id: 'leave', title: '特別休假', text: '滿一年有七日特別休假。問題請寄 wang@formosa.example。', allow: ['everyone'] };
  const id = await createWorkflow(rest, 'Trial', [
    { name: 'Click', type: 'n8n-nodes-base.manualTrigger' },
    { name: 'Record', type: 'n8n-nodes-base.set', typeVersion: 3.4, parameters: { mode: 'raw', jsonOutput: JSON.stringify(record) } },
    { name: 'Ingest', type: ours('documentIngest'), parameters: { source: 'records', sourceId: 'trial', allowField: 'allow' }, credentials: directory },
    { name: 'Clean', type: ours('piiClean'), parameters: { operation: 'clean' } },
    { name: 'Embed', type: ours('embed'), parameters: { knowledgeBase: 'trial' }, credentials: { ...base, ...log } },
    { name: 'Ask', type: ours('ragQuery'), parameters: { operation: 'answer', knowledgeBase: 'trial', question: '特別休假有幾日', whoIsAsking: 'typed', askAs: 'user:cai.yijun' }, credentials: { ...base, ...directory, ...log } },
    { name: 'Verify', type: ours('auditLog'), parameters: { operation: 'verify' }, credentials: log },
  ], {
    Click: { main: to(['Record', 0]) }, Record: { main: to(['Ingest', 0]) }, Ingest: { main: to(['Clean', 0], ['Embed', 1], ['Embed', 2]) },
    Clean: { main: to(['Embed', 0]) }, Embed: { main: to(['Ask', 0]) }, Ask: { main: to(['Verify', 0]) },
  });
  const { status, runData } = await runWorkflow(rest, id);
  const first = (node: string) => runData[node]?.[0]?.data?.main?.[0]?.[0]?.json;
  return { status, added: first('Embed')?.added, answer: first('Ask')?.answer, audit: first('Verify')?.ok };
}
