import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Rest } from './logIn';

const nodeSchema = z.looseObject({
  name: z.string(), type: z.string(), parameters: z.record(z.string(), z.unknown()),
  webhookId: z.string().optional(),
  credentials: z.record(z.string(), z.object({ id: z.string().optional(), name: z.string() })).optional(),
});
const workflowSchema = z.object({ name: z.string(), nodes: z.array(nodeSchema), connections: z.unknown(), settings: z.looseObject({}) });
const heldSchema = z.array(z.object({ id: z.string(), name: z.string() }));
const savedSchema = z.object({ id: z.string(), versionId: z.string() });

type Node = z.output<typeof nodeSchema>;

/** What a copy has otherwise than the shipped workflow. */
export interface CopyOptions {
  /** Put before the path of each webhook, since two active ones cannot share it. */
  readonly prefix: string;
  /** In place of `company`; where the workflow tries its sample in `try`, the copy does in `<this>-try`. */
  readonly knowledgeBase: string;
  /** Node name -> parameters that replace the shipped ones. */
  readonly parameters?: Readonly<Record<string, Record<string, unknown>>>;
  /** Credential name of the template -> name of the one to use. */
  readonly credentials?: Readonly<Record<string, string>>;
  /** Node name -> credential type -> name of one that the template's node does not have. */
  readonly added?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Makes and activates a copy of a shipped workflow that has its own webhooks and knowledge base and saves all that happens in it; returns its id. */
export async function createCopy(rest: Rest, file: string, options: CopyOptions): Promise<string> {
  const { name, nodes, connections, settings } = workflowSchema.parse(JSON.parse(readFileSync(join('workflows', file), 'utf8')));
  const ids = new Map(heldSchema.parse(await rest('GET', '/credentials')).map((credential) => [credential.name, credential.id]));
  const saved = savedSchema.parse(await rest('POST', '/workflows', {
    name: `${name} (${options.prefix})`, nodes: nodes.map((node) => change(node, options, ids)), connections,
    settings: { ...settings, saveDataErrorExecution: 'all', saveDataSuccessExecution: 'all', saveManualExecutions: true },
  }));
  await rest('POST', `/workflows/${saved.id}/activate`, { versionId: saved.versionId });
  return saved.id;
}

function change(node: Node, { prefix, knowledgeBase, parameters = {}, credentials = {}, added = {} }: CopyOptions, ids: ReadonlyMap<string, string>): Node {
  const own = typeof node.parameters.path === 'string' ? { path: `${prefix}-${node.parameters.path}` } : {};
  const base = typeof node.parameters.knowledgeBase === 'string' ? { knowledgeBase: node.parameters.knowledgeBase.replace(/\bcompany\b/, knowledgeBase).replace(/\btry\b/, `${knowledgeBase}-try`) } : {};
  const chosen = Object.entries(node.credentials ?? {}).map(([type, { name }]) => [type, credentials[name] ?? name] as const);
  const bound = [...chosen, ...Object.entries(added[node.name] ?? {})].map(([type, wanted]) => {
    const id = ids.get(wanted);
    if (!id) throw new Error(`The instance holds no credential "${wanted}".`);
    return [type, { id, name: wanted }];
  });
  return { ...node, ...(node.webhookId && { webhookId: `${prefix}-${node.webhookId}` }), parameters: { ...node.parameters, ...own, ...base, ...parameters[node.name] }, ...(bound.length > 0 && { credentials: Object.fromEntries(bound) }) };
}
