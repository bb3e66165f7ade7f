import type { IExecuteFunctions } from 'n8n-workflow';
import { connectWebDav } from '../../src/adapters/connect';
import { CREDENTIAL } from '../shared/connect';
import { toWebDavConfiguration } from '../shared/webDavCredential';
import type { ItemOutputs } from '../shared/runItems';
import { readSourceId } from './origin';
import { readSource } from './readSource';

/** Reads a folder of the WebDAV server of the node's credential. Without a name the source bears the folder's address, which no other source has. */
export async function readWebDav(context: IExecuteFunctions, itemIndex: number, signal: AbortSignal | undefined): Promise<ItemOutputs> {
  const folder = String(context.getNodeParameter('webDavFolder', itemIndex)).trim();
  const { files, name } = connectWebDav({ ...toWebDavConfiguration(await context.getCredentials(CREDENTIAL.webDav, itemIndex)), folder });
  return readSource(context, itemIndex, files, readSourceId(context, itemIndex, name), signal);
}
