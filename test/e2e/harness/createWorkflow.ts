import { z } from 'zod';
import type { Rest } from './logIn';

const savedSchema = z.object({ id: z.string(), versionId: z.string() });
const credentialSchema = z.array(z.object({ id: z.string(), name: z.string(), type: z.string() }));

export interface TestNode {
  readonly name: string;
  readonly type: string;
  readonly typeVersion?: number;
  readonly parameters?: Record<string, unknown>;
  /** Credential type -> the name of one that the instance holds. */
  readonly credentials?: Record<string, string>;
  readonly webhookId?: string;
  readonly onError?: 'continueRegularOutput' | 'continueErrorOutput';
}

/** Creates a workflow that saves all its executions, and returns its id. `connections` are n8n's own; `active` also publishes it. */
export async function createWorkflow(rest: Rest, name: string, nodes: readonly TestNode[], connections: Record<string, unknown>, active = false): Promise<string> {
  const held = credentialSchema.parse(await rest('GET', '/credentials'));
  const bind = (credentials: Record<string, string>): Record<string, unknown> =>
    Object.fromEntries(Object.entries(credentials).map(([type, wanted]) => {
      const credential = held.find((each) => each.name === wanted && each.type === type);
      if (!credential) throw new Error(`The instance holds no credential "${wanted}" of type ${type}.`);
      return [type, { id: credential.id, name: wanted }];
    }));
  const saved = savedSchema.parse(await rest('POST', '/workflows', {
    name,
    nodes: nodes.map((node, index) => ({
      id: `node-${index}`, typeVersion: 1, parameters: {}, position: [index * 200, 0], ...node,
      ...(node.credentials && { credentials: bind(node.credentials) }),
    })),
    connections,
    settings: { executionOrder: 'v1', saveManualExecutions: true, saveDataSuccessExecution: 'all', saveDataErrorExecution: 'all' },
  }));
  if (active) await rest('POST', `/workflows/${saved.id}/activate`, { versionId: saved.versionId });
  return saved.id;
}
