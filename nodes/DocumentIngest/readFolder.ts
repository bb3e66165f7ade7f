import { basename } from 'node:path';
import type { IExecuteFunctions } from 'n8n-workflow';
import { openFolder } from '../../src/adapters/connect';
import { ConfigurationError } from '../../src/errors/ConfigurationError';
import type { ItemOutputs } from '../shared/runItems';
import { readSourceId } from './origin';
import { readSource } from './readSource';

/** Reads the folder of one item, as far as n8n may. */
export async function readFolder(context: IExecuteFunctions, itemIndex: number, signal: AbortSignal | undefined): Promise<ItemOutputs> {
  const folder = await allowedFolder(context, String(context.getNodeParameter('folder', itemIndex)).trim());
  const files = openFolder(folder, (path) => context.helpers.isFilePathBlocked(path as Resolved));
  return readSource(context, itemIndex, files, readSourceId(context, itemIndex, basename(folder)), signal);
}

type Resolved = Parameters<IExecuteFunctions['helpers']['isFilePathBlocked']>[0];

async function allowedFolder(context: IExecuteFunctions, folder: string): Promise<string> {
  if (!folder) throw new ConfigurationError('FOLDER_UNNAMED', 'No folder is named.', 'Fill in Folder.');
  // A missing folder is reported as such, but only if n8n might read it.
  const resolved = await context.helpers.resolvePath(folder).catch(() => folder as Resolved);
  if (context.helpers.isFilePathBlocked(resolved)) throw new ConfigurationError('FOLDER_FORBIDDEN', `n8n may not read ${folder}.`, `Set N8N_RESTRICT_FILE_ACCESS_TO=${folder} and restart n8n.`);
  return resolved;
}
