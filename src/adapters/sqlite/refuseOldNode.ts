import { ConfigurationError } from '../../errors/ConfigurationError';

/** The built-in store needs the SQLite that Node 24 has built in. */
export function refuseOldNode(version: string = process.versions.node): void {
  if (Number(version.split('.')[0]) >= 24) return;
  throw new ConfigurationError('NODE_TOO_OLD', `The built-in store needs Node 24; this n8n runs ${version}. Choose Qdrant.`, 'Choose Qdrant in the Knowledge Base credential, or run n8n on Node 24.');
}
