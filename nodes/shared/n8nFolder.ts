import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder of our stores: below n8n's own folder, which n8n's file nodes may not read. */
export function storeFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return join(environment.N8N_USER_FOLDER || homedir(), '.n8n', 'private-llm');
}

/** Whether this n8n runs executions on workers, which may be on other hosts. */
export function isQueueMode(environment: NodeJS.ProcessEnv = process.env): boolean {
  return environment.EXECUTIONS_MODE === 'queue';
}
