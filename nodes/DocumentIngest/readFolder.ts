import { basename } from 'node:path';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { ingestFolder, openParser, type IngestOptions } from '../../src/adapters/connect';
import type { Document, FailedDocument, SourceListing } from '../../src/document/Document';
import type { RememberedDocument } from '../../src/document/isUnchanged';
import { ConfigurationError } from '../../src/errors/ConfigurationError';
import { CREDENTIAL, hasCredential, openKnowledgeBase } from '../shared/connect';
import type { ItemOutputs } from '../shared/runItems';
import { readCategory, readNames, readSourceId, readTenant, withDirectory } from './origin';
import { readLimits } from './limits';

/** Reads the folder of one item, as far as n8n may: documents, failures and the listing. */
export async function readFolder(context: IExecuteFunctions, itemIndex: number, signal: AbortSignal | undefined): Promise<ItemOutputs> {
  const folder = await allowedFolder(context, String(context.getNodeParameter('folder', itemIndex)).trim());
  const { limit, maxBytes, parser: parserOptions } = readLimits(context, itemIndex);
  const sourceId = readSourceId(context, itemIndex, basename(folder));
  return withDirectory(context, itemIndex, async (directory) => {
    const parser = openParser(parserOptions);
    try {
      return await collect(folder, {
        tenant: await readTenant(context, itemIndex),
        sourceId,
        runId: `${context.getExecutionId()}-${itemIndex}`,
        limit,
        maxBytes,
        include: readNames(context.getNodeParameter('include', itemIndex)),
        exclude: readNames(context.getNodeParameter('exclude', itemIndex)),
        category: readCategory(context, itemIndex),
        known: await readKnown(context, itemIndex, sourceId, signal),
        isBlocked: (path) => context.helpers.isFilePathBlocked(path as Resolved),
        directory,
        parser,
        signal,
      });
    } finally {
      await parser.close();
    }
  });
}

type Resolved = Parameters<IExecuteFunctions['helpers']['isFilePathBlocked']>[0];

async function allowedFolder(context: IExecuteFunctions, folder: string): Promise<string> {
  if (!folder) throw new ConfigurationError('FOLDER_UNNAMED', 'No folder is named.', 'Fill in Folder.');
  // A missing folder is reported as such, but only if n8n might read it.
  const resolved = await context.helpers.resolvePath(folder).catch(() => folder as Resolved);
  if (context.helpers.isFilePathBlocked(resolved)) throw new ConfigurationError('FOLDER_FORBIDDEN', `n8n may not read ${folder}.`, `Set N8N_RESTRICT_FILE_ACCESS_TO=${folder} and restart n8n.`);
  return resolved;
}

async function readKnown(context: IExecuteFunctions, itemIndex: number, sourceId: string, signal: AbortSignal | undefined): Promise<ReadonlyMap<string, RememberedDocument> | undefined> {
  if (!context.getNodeParameter('onlyWhatChanged', itemIndex)) return undefined;
  const name = String(context.getNodeParameter('knowledgeBase', itemIndex)).trim();
  if (!name || !hasCredential(context, CREDENTIAL.knowledgeBase))
    throw new ConfigurationError('KNOWLEDGE_BASE_MISSING', 'Only What Changed needs to know what the knowledge base holds.', 'Choose a Knowledge Base credential and name, or switch Only What Changed off.');
  const { store } = await openKnowledgeBase(context, name, itemIndex);
  try {
    return new Map((await store.listKnown(sourceId, signal)).map((known) => [known.id, known]));
  } finally {
    await store.close();
  }
}

async function collect(folder: string, options: IngestOptions): Promise<ItemOutputs> {
  const read: (Document | FailedDocument)[] = [];
  const source = ingestFolder(folder, options);
  let listing: SourceListing | undefined;
  while (!listing) {
    const { done, value } = await source.next();
    if (done) listing = value;
    else read.push(value);
  }
  // What the parser gives is plain JSON already; to copy a large document would hold up the event loop.
  const items = (values: readonly object[]) => values.map((value) => ({ json: value as IDataObject }));
  return [items(read.filter((one) => !('error' in one))), items(read.filter((one) => 'error' in one)), items([listing])];
}
