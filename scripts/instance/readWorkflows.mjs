import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../bootstrap/folders.mjs';

/** The shipped workflows, each reading `documents` (a folder) where it would read a company's share, active where it can be, and answering with `chat` where a model server is used. */
export function readWorkflows(documents, chat) {
  const folder = join(packageRoot, 'workflows');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json')).sort();
  return files.map((file) => prepare(JSON.parse(readFileSync(join(folder, file), 'utf8')), documents, chat));
}

/** What n8n cannot start without an outside system that only the user can name; such a workflow waits to be published. */
const NEEDS_A_SERVER = new Set(['n8n-nodes-base.emailReadImap']);

const prepare = (workflow, documents, chat) => ({ ...workflow, active: !workflow.nodes.some(({ type }) => NEEDS_A_SERVER.has(type)), nodes: workflow.nodes.map((node) => CHANGES[node.type]?.(node, documents, chat) || node) });

const CHANGES = {
  'n8n-nodes-private-llm.documentIngest': (node, folder) => node.parameters.source === 'folder' && { ...node, parameters: { ...node.parameters, folder } },
  'n8n-nodes-private-llm.ragQuery': (node, _, chat) => chat && withModel(node, chat),
  'n8n-nodes-private-llm.localLlmChat': (node, _, chat) => chat && withChat(node, chat),
};

const MODEL = { privateLlmModelApi: { name: 'Company model' } };

/** A shipped chat node is switched off, since n8n publishes nothing that lacks a credential. */
function withChat(node, { model }) {
  return { ...node, disabled: false, parameters: { ...node.parameters, model: { __rl: true, mode: 'id', value: model } }, credentials: { ...node.credentials, ...MODEL } };
}

function withModel(node, { model }) {
  const parameters = { ...node.parameters, answerWith: 'model', model, options: { ...node.parameters.options, onModelFailure: 'quotes' } };
  return { ...node, parameters, credentials: { ...node.credentials, ...MODEL } };
}
