import { z } from 'zod';
import type { Rest } from './logIn';

const heldSchema = z.array(z.object({ id: z.string(), name: z.string() }));
const nodeSchema = z.looseObject({ name: z.string(), type: z.string(), parameters: z.record(z.string(), z.unknown()), credentials: z.record(z.string(), z.object({ id: z.string().nullable(), name: z.string() })).optional() });
const workflowSchema = z.object({ nodes: z.array(nodeSchema), settings: z.looseObject({}), connections: z.unknown() });
const savedSchema = z.object({ id: z.string(), versionId: z.string() });

/** What a user fills in after importing: credentials (type -> id) and parameters of a node, by the node's name, and whether it is switched off. */
export type FilledIn = Record<string, { credentials?: Record<string, string>; parameters?: Record<string, unknown>; disabled?: boolean }>;

/** Makes a credential and gives its id. */
export async function createCredential(rest: Rest, name: string, type: string, data: object): Promise<string> {
  return z.object({ id: z.string() }).parse(await rest('POST', '/credentials', { name, type, data })).id;
}

/** Copies a shipped workflow as a user who sets it up would change it. The copy saves its executions, so that a test can look into them; `active` publishes it. */
export async function copyWorkflow(rest: Rest, name: string, filledIn: FilledIn, active: boolean): Promise<string> {
  const shipped = heldSchema.parse(await rest('GET', '/workflows')).find((held) => held.name === name);
  const { nodes, settings, connections } = workflowSchema.parse(await rest('GET', `/workflows/${shipped?.id}`));
  const filled = nodes.map((node) => {
    const { credentials = {}, parameters = {}, ...others } = filledIn[node.name] ?? {};
    const chosen = Object.fromEntries(Object.entries(credentials).map(([type, id]) => [type, { id, name: type }]));
    return { ...node, ...others, parameters: { ...node.parameters, ...parameters }, credentials: { ...node.credentials, ...chosen } };
  });
  const saving = { saveDataErrorExecution: 'all', saveDataSuccessExecution: 'all', saveManualExecutions: true };
  const saved = savedSchema.parse(await rest('POST', '/workflows', { name: `${name} (copy of a test)`, nodes: filled, connections, settings: { ...settings, ...saving } }));
  if (active) await rest('POST', `/workflows/${saved.id}/activate`, { versionId: saved.versionId });
  return saved.id;
}
