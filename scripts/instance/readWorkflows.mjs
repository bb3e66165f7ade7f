import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../bootstrap/folders.mjs';

/** The shipped workflows, each reading `documents` (a folder) where it would read a company's share, and active, since this instance is theirs. */
export function readWorkflows(documents) {
  const folder = join(packageRoot, 'workflows');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json')).sort();
  return files.map((file) => prepare(JSON.parse(readFileSync(join(folder, file), 'utf8')), documents));
}

const prepare = (workflow, documents) => ({ ...workflow, active: true, nodes: workflow.nodes.map((node) => prepareNode(node, documents)) });

function prepareNode(node, documents) {
  if (node.type !== 'n8n-nodes-private-llm.documentIngest' || node.parameters.source !== 'folder') return node;
  return { ...node, parameters: { ...node.parameters, folder: documents } };
}
